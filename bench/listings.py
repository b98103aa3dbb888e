"""Writes a resources.yml with N listings that are as long and as varied as the project's own.

Each field is taken from one of the real sample entries, drawn anew for each field: so a field is there as often and is
as long as in the real file, whatever fields the model gets. Of what people wrote, each word is drawn anew from all
words of that field, or gzip, indexes and caches would find in 10,000 listings only what stands in a few. (The real
listings weigh 8 percent more in gzip when they are reworded like that.) Names, phone numbers, needs and hours are made.
The same seed and the same real file give the same listings.
"""

import random
import re
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

import yaml

SEED = 1
# Only these are safe to print anywhere: 555-01xx is kept for examples, and belongs to no one.
PHONE = re.compile(r"\+1 413 555 01\d\d")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NUMBERS = ("phone", "text")
# What people wrote, at any depth; but not what belongs to numbers, which must be short.
PROSE = frozenset(
    "what organisation address for hours_note access_note say words records-words".split()
    + "door greeting wait asked quiet leaving".split()
)

Entry = dict[str, Any]


class _Dumper(yaml.CSafeDumper):
    """Writes as people do in the real file, lists of words on one line; and no aliases, which the project refuses."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _list(dumper: yaml.CSafeDumper, items: list[Any]) -> yaml.SequenceNode:
    words = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=words)


_Dumper.add_representer(list, _list)


def write_listings(number: int, project: Path, target: Path) -> None:
    """Write `number` entries to `target`: those that `project` names in its settings and pages, then made ones.

    Raises ValueError when the project names more than `number`, or has no sample entries to learn from.
    """
    # As text throughout, so that a date, a `no` or an age is written again as it was read.
    real = yaml.load((project / "resources.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    entries: dict[str, Entry] = {id_: real["resources"][id_] for id_ in _named(real["resources"], project)}
    samples = [entry for entry in real["resources"].values() if entry.get("sample")]
    if len(entries) > number or not samples:
        raise ValueError(f"{number} listings: {len(entries)} are named by pages, {len(samples)} are samples")
    made = _made(samples, list(real["needs"]))
    while len(entries) < number:
        entry = next(made)
        entries[_id(entry["name"])] = entry
    data = {"needs": real["needs"], "resources": entries}
    with target.open("w", encoding="utf-8") as file:
        yaml.dump(data, file, Dumper=_Dumper, width=110, sort_keys=False, allow_unicode=True)


def _named(resources: dict[str, Entry], project: Path) -> list[str]:
    """Ids that the settings or the pages name; a build fails without them."""
    pages = [project / "mkdocs.yml", *sorted((project / "docs").rglob("*.md"))]
    words = {word for page in pages for word in ID.findall(page.read_text(encoding="utf-8"))}
    named = [id_ for id_ in resources if id_ in words]
    for id_ in named:  # grows while it is walked: what a closed place points to is named too
        status = resources[id_].get("status")
        instead = status.get("instead") if isinstance(status, dict) else None
        if instead and instead not in named:
            named.append(instead)
    return named


def _made(samples: list[Entry], needs: list[str]) -> Iterator[Entry]:
    """Give made entries without end; each is a place of its own."""
    rng = random.Random(SEED)
    fields = list(dict.fromkeys(field for sample in samples for field in sample))
    hours = _expressions(rng, [sample["hours"] for sample in samples if "hours" in sample])
    words: dict[str, list[str]] = {field: [] for field in PROSE}
    for sample in samples:
        _collect(sample, words)
    before = ""
    for number in count(1):
        drawn = {field: rng.choice(samples).get(field) for field in fields}
        entry = {field: _reworded(value, field, words, rng) for field, value in drawn.items() if value}
        first, last = (rng.choice(samples)["name"].split() for _ in range(2))
        entry["name"] = f"{' '.join(first[:2])} {' '.join(last[-2:])} {number}"
        entry["needs"] = rng.sample(needs, rng.choice([1, 2, 2, 3]))
        if "hours" in entry:
            entry["hours"] = rng.choice(hours)
        if "at" in entry:  # within a kilometre or so
            entry["at"] = [f"{float(degrees) + rng.uniform(-0.01, 0.01):.4f}" for degrees in entry["at"]]
        for field in NUMBERS:
            if field in entry:
                entry[field] = _renumbered(entry[field], count(number))
        if "confidential" in entry:
            entry = {field: value for field, value in entry.items() if field not in {"address", "at"}}
        status = entry.get("status")
        if isinstance(status, dict) and "instead" in status:
            # The place before this one took over; the first has none before it.
            entry["status"] = status | {"instead": before} if before else "open"
        before = _id(entry["name"])
        yield entry


def _collect(value: Any, words: dict[str, list[str]], field: str = "") -> None:
    """Add the words of `value` to those of their fields."""
    if isinstance(value, dict):
        for name, child in value.items():
            _collect(child, words, name)
    elif isinstance(value, list):
        for child in value:
            _collect(child, words, field)
    elif field in words:
        words[field] += value.split()


def _reworded(value: Any, field: str, words: dict[str, list[str]], rng: random.Random) -> Any:
    """Give a copy of `value` with as many words as before in what people wrote, each drawn anew."""
    if field in NUMBERS:
        return value
    if isinstance(value, dict):
        return {name: _reworded(child, name, words, rng) for name, child in value.items()}
    if isinstance(value, list):
        return [_reworded(child, field, words, rng) for child in value]
    return " ".join(rng.choice(words[field]) for _ in value.split()) if field in words else value


def _renumbered(value: Any, numbers: Iterator[int]) -> Any:
    """Give `value` with the next of `numbers` in each phone number, so that no list holds one twice."""
    if isinstance(value, dict):
        return {key: _renumbered(child, numbers) for key, child in value.items()}
    if isinstance(value, list):
        return [_renumbered(child, numbers) for child in value]
    return PHONE.sub(lambda _: f"+1 413 555 01{next(numbers) % 100:02}", value)


def _expressions(rng: random.Random, real: list[str]) -> list[str]:
    """Opening hours: the real ones, and as many again as a large town may have (more than 200 distinct)."""
    days = ("Mo-Fr", "Mo,We,Fr", "Tu,Th", "Mo-Sa", "We", "Sa-Su", "Th[1,3]", "Fr[-1]", "Apr-Oct Tu", "Mo-Su")
    spans = [f"{opens:02}:{part}-{opens + 4:02}:30" for opens in range(7, 19) for part in ("00", "15", "30")]
    ends = ("", "; PH off", "; Sa 10:00-12:00", "; Dec 24-26 off", '; Su 14:00-16:00 "call first"')
    made = ["".join(parts) for parts in product((f"{day} " for day in days), spans, ends)]
    return real + rng.sample(made, 250)


def _id(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))[-60:].lstrip("-")
