"""The Nu HTML checker finds no error and no warning: on any page of the frozen town, in its style sheets and drawings.

It asks the pages over http, as readers do, because it also looks at whether the content policy lets a page have its own
scripts and styles; from a folder it would know no origin.
"""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.built_site.serving import served
from tests.frozen_town import PROJECT
from tests.programs import needed, skip

JAR = PROJECT / "node_modules/vnu-jar/build/dist/vnu.jar"
JAVA = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m"]  # half the time; room on the stack, which it asks for
LOOPBACK = "-Dnu.validator.servlet.allow-forbidden-hosts=true"

# What it says without reason: the message, how the place begins that it stands at, and why it is no fault.
FALSE_ALARMS = [
    (
        "Inline script violates Content Security Policy (meta tag): blocked by “script-src” directive (missing "
        "“‘unsafe-inline’” or nonce/hash).",
        '<script type="application/ld+json">',
        "A block of data is never run: HTML’s “prepare the script element” ends for it before the policy is asked.",
    ),
]


def check(*what: str) -> list[str]:
    """Everything that the checker says of the addresses or folders, after its options, and is not a false alarm."""
    java = needed("java", package="default-jre-headless")
    if not JAR.exists():
        skip("the Nu HTML checker", "`make lint` fetches it, with all that package.json names")
    asked = [java, *JAVA, LOOPBACK, "-jar", str(JAR), "--stdout", "--format", "json", "--exit-zero-always", *what]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=600)
    return [told(found) for found in json.loads(done.stdout)["messages"] if not is_false_alarm(found)]


def is_false_alarm(found: dict[str, Any]) -> bool:
    marked = found.get("extract", "")[found.get("hiliteStart", 0) :]
    return any(found["message"] == message and marked.startswith(start) for message, start, _ in FALSE_ALARMS)


def told(found: dict[str, Any]) -> str:
    where = " ".join(found.get("extract", "").split())
    return f"{found.get('url', '')}:{found.get('lastLine', 0)}: {found['type']}: {found['message']} {where}"


def test_it_finds_nothing_on_any_page(site: Path):
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    with served(site, under="/") as address:
        found = check(*(address + page for page in pages))
    assert not found, "\n".join(found)


def test_it_finds_nothing_in_style_sheets_and_drawings(site: Path):
    found = check("--skip-non-css", str(site)) + check("--skip-non-svg", str(site))
    assert not found, "\n".join(found)


def test_it_would_find_a_fault_and_a_script_that_the_policy_forbids(site: Path, tmp_path: Path):
    page = (site / "about/index.html").read_text(encoding="utf-8")
    page = page.replace(
        "</main>", '<input type="checkbox" aria-label="x" autocomplete="off"><script>x()</script></main>'
    )
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    with served(tmp_path, under="/") as address:
        found = "\n".join(check(address))
    assert "“autocomplete” is only allowed" in found
    assert "Inline script violates Content Security Policy" in found
