"""How long `vinestreet duplicates` takes with 10,000 listings, made by bench/listings.py: `python bench/duplicates.py`.

A hundred of them are written a second time as people write things: another case, "St" for "Street", an accent, a slip.
The whole command is timed, in a process of its own: reading, comparing, telling.
"""

import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # `python bench/duplicates.py` looks for modules in bench/ alone

import yaml

from bench.listings import SEED
from bench.measure import measure
from bench.projects import make_ours

LISTINGS = 10_000
TWICE = 100


def main() -> int:
    """Print the time, the memory, and how many of those written twice were found."""
    with tempfile.TemporaryDirectory(prefix="vinestreet-bench-") as name:
        project = Path(name) / "project"
        make_ours(project, LISTINGS - TWICE)
        ids = _write_some_twice(project / "resources.yml")
        command = [sys.executable, "-m", "vinestreet", "duplicates", "--json"]
        cost = measure(["sh", "-c", '"$0" "$@" > found.json; test -s found.json', *command], project)
        found = json.loads((project / "found.json").read_text(encoding="utf-8"))["pairs"]
    pairs = {(pair["first"]["id"], pair["second"]["id"]): pair["strength"] for pair in found}
    met = [pairs[(id_, f"{id_}-twice")] for id_ in ids if (id_, f"{id_}-twice") in pairs]
    print(
        f"{LISTINGS:,} listings: {cost.seconds:.1f} s ({cost.cpu_seconds:.1f} s of a processor), {cost.peak_mb:.0f} MB"
    )
    print(f"of {len(ids)} that stand there twice, {len(met)} found, {met.count('sure')} as sure")
    print(f"{len(pairs) - len(met)} other pairs")
    return 0


def _write_some_twice(file: Path) -> list[str]:
    """Add a second entry for some that have an address; gives their ids."""
    data: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    rng = random.Random(SEED)
    resources = data["resources"]
    ids = rng.sample([id_ for id_, entry in resources.items() if "address" in entry and len(id_) < 54], TWICE)
    again = {}
    for id_ in ids:
        entry = resources[id_]
        kept = {name: entry[name] for name in ("what", "needs", "address", "area", "sample") if name in entry}
        again[f"{id_}-twice"] = kept | {"name": _as_another_writes(entry["name"], rng)}
    with file.open("a", encoding="utf-8") as out:
        text = yaml.safe_dump(again, sort_keys=False, allow_unicode=True, width=110)
        out.write("".join(f"  {line}\n" for line in text.replace("'true'", "true").splitlines()))
    return ids


def _as_another_writes(name: str, rng: random.Random) -> str:
    ways = (
        name.upper(),
        name.replace("Street", "St.").replace(" and ", " & ") + ", Inc.",
        f"The {name}",
        name.replace("e", "é", 1),
        name[:3] + name[4:],  # a slip
        " ".join(reversed(name.split())),
    )
    return rng.choice(ways)[:90]


if __name__ == "__main__":
    sys.exit(main())
