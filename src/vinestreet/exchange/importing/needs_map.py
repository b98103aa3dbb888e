"""The map from terms of a package to needs: proposed beside it as `<source>.needs.yml`, and kept by whoever imports.

Terms of AIRS and 211 LA are licensed by subscription. Their codes are written nowhere. Their names may stand in this
file, which stays with the data that it is about, and neither on pages nor in reports.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vinestreet.core.messages import Messages
from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml, read_text
from vinestreet.core.yaml_tree import Mapping as Tree
from vinestreet.directory.model import Directory
from vinestreet.exchange.facts.categories import CategoryNames, Needs
from vinestreet.exchange.facts.plain_text import plain_text
from vinestreet.exchange.hsds.field_mapping import FIELDS, NEEDS
from vinestreet.exchange.hsds.service_records import HsdsObject
from vinestreet.exchange.importing.column_guess import comment_lines, meaning_line
from vinestreet.exchange.importing.column_map import folded
from vinestreet.exchange.importing.import_report import ImportReport
from vinestreet.exchange.importing.listing_draft import NOT_SORTED
from vinestreet.exchange.importing.normalize import normalize
from vinestreet.schema.context import ReadContext, ReadOptions
from vinestreet.schema.records import ListOf
from vinestreet.schema.text import Id

MAP_ENDING = ".needs.yml"
_LONGEST = 200  # letters of a term; what is longer is a text
# The shape of its codes: BD-1800, BD-1800.2000-250, LR-8000.0500-800.05, PH; a letter or two, and four figures.
_LICENSED_CODE = re.compile(r"[A-Z]{1,2}-\d{4}(?:\.\d{4}(?:-\d{3}(?:\.\d{2})?)?)?")
_LICENSED_NAME = re.compile(r"\b(?:airs|211|2-1-1|211 ?la(?: county)?|inform usa|la 211|infoline)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AttributeTerm:
    """What an attribute of a service says that it is: `names`, or the id of one of `our` needs."""

    names: tuple[str, ...] = ()
    our: str = ""
    licensed: bool = False

    def needs(self, own: CategoryNames, by_term: Mapping[str, Needs]) -> Needs:
        """Give the needs that it is: those that are called so exactly, else what the map `by_term` says."""
        if self.our:
            return (self.our,)
        found = (need for name in self.names for need in own.own(name) or by_term.get(folded(name), ()))
        return tuple(dict.fromkeys(need for need in found if need != NOT_SORTED))


def term_of(attribute: HsdsObject, known: Iterable[str]) -> AttributeTerm | None:
    """Give the term of an attribute, None where it is one of our fields; `known` are the ids of needs here."""
    term = attribute.get("taxonomy_term", {})
    taxonomy, code = plain_text(term.get("taxonomy")), plain_text(term.get("code"))
    if taxonomy == FIELDS or (taxonomy == NEEDS and code == NOT_SORTED):
        return None
    if taxonomy == NEEDS and code in known:
        return AttributeTerm(our=code)
    name = plain_text(term.get("name"))
    told = [plain_text(attribute.get(part)) for part in ("label", "value")]
    detail = plain_text(term.get("taxonomy_detail", {}).get("name"))
    whose = f"{taxonomy} {detail} {plain_text(term.get('term_uri'))}"
    licensed = bool(_LICENSED_NAME.search(whose)) or any(_codes_in(each) for each in (code, name, *told))
    # A name is one term; in a label or a value of its own, people put several.
    names = [name] if name else re.split(r"[,;|]", next(filter(None, told), ""))
    plain = (_without_codes(each) for each in names)
    return AttributeTerm(tuple(each for each in plain if 0 < len(each) <= _LONGEST), licensed=licensed)


_SIGNS = re.compile(r"([,;|*() ])")


def _codes_in(words: str) -> bool:
    return any(map(_LICENSED_CODE.fullmatch, _SIGNS.split(words)))


def _without_codes(words: str) -> str:
    parts = (part for part in _SIGNS.split(words) if not _LICENSED_CODE.fullmatch(part))
    return " ".join("".join(parts).strip(" ,;|*-").split())


def needs_beside(source: Path) -> Path:
    """Give the file in which the map of a package's terms is proposed, and looked for: beside it, not in it."""
    source = source.parent if source.name.casefold() == "datapackage.json" else source
    source = source if source.name.strip(".") else source.resolve()
    name = source.name if source.is_dir() else source.name.removesuffix(source.suffix)
    return source.with_name(name + MAP_ENDING)


def terms_to_map(services: Iterable[HsdsObject], own: CategoryNames, known: Iterable[str]) -> Counter[str]:
    """Count the terms of services, in any shape, that are none of our needs by their names alone."""
    known, report = frozenset(known), ImportReport()
    written: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for service in services:
        whole = normalize("service", service, report) or {}
        terms = (term_of(attribute, known) for attribute in whole.get("attributes", []))
        names = (name for term in terms if term and not term.our for name in term.names)
        # Twice in a service is once.
        for name in {folded(name): name for name in names if not own.own(name)}.values():
            counts[written.setdefault(folded(name), name)] += 1
    return counts


def needs_map_text(terms: Counter[str], names: CategoryNames, source: str, t: Messages) -> str:
    """Give the text of the map for the package `source`: the most frequent term first, each with how often it is."""
    lines = [*comment_lines(t("import.needs_head", source=source)), ""]
    ordered = sorted(terms.items(), key=lambda each: (-each[1], folded(each[0])))
    lines += [meaning_line(term, names.meaning(term), t, t("import.times", count=count)) for term, count in ordered]
    return "\n".join(lines) + "\n"


def read_needs_map(path: Path, directory: Directory, today: date) -> dict[str, Needs]:
    """Read the map at `path`: needs by terms as they are compared; the needs have to be those of `directory`.

    Raises ProblemsFoundError with everything that is wrong, and OSError when the file cannot be opened.
    """
    report = Report(path.name)
    tree = parse_yaml(read_text(path), report)
    report.stop_if_any()
    ids = {"needs": {**directory.needs, NOT_SORTED: None}}
    context = ReadContext(report, ReadOptions(today=today, ids=ids))
    kind = ListOf(Id("needs"), or_one=True)
    by_term: dict[str, Needs] = {}
    if isinstance(tree, Tree):
        by_term = {folded(term): kind.read(node, context.inside(term)) or () for term, node in tree.items.items()}
    elif tree is not None:
        context.wrong(tree, "not_a_record", expected="`term: need`")
    report.stop_if_any()
    return by_term
