"""`make serve` shows a fork that is not ready yet, says so, and follows what is changed in `local/`."""

from pathlib import Path

from tests.built_site.serving_live import served_live
from tests.fork.fork_copies import add, change, small_fork


def test_a_fork_is_shown_while_it_is_made(tmp_path: Path):
    fork = small_fork(tmp_path / "fork")
    line, practise = "directory/ashbury-night-line.html", "practise/index.html"
    with served_live(fork, tmp_path / "serve.log", "--config-file", "mkdocs.local.yml") as live:
        assert "Not ready to publish: 11 things are left to do." in live.get("index.html")[1]
        assert "This site isn't ready to publish. Each of these is left to do:" in live.said()
        assert "CHANGE ME" in live.get(line)[1]
        version = live.shown()["version"]

        change(fork / "local/resources.yml", '"CHANGE ME: who answers here, when, and for whom."', "Peers at night.")
        version = live.wait_until(lambda shown: shown["version"] != version)["version"]
        assert "Peers at night." in live.get(line)[1]
        assert "Not ready to publish: 10 things" in live.get(line)[1]

        add(fork / "local/docs/practise/index.md", "---\ntitle: Ours to practise\n---\nSit down first.\n")
        live.wait_until(lambda shown: shown["version"] != version)
        assert "Sit down first." in live.get(practise)[1]

        change(fork / "mkdocs.local.yml", "    name: Ashbury", "    name: yes")
        live.wait_until(
            lambda shown: (
                "mkdocs.local.yml:10: extra.place.name: without quotes, YAML tools read `yes`" in shown["mistake"]
            )
        )
