"""What no page of the built site may have, whoever wrote it: the second line, behind escaping and the sanitiser."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vinestreet.core.problems import Problem, ProblemsFoundError
from vinestreet.security.html_tags import TANGLED, Attribute, is_of_this_site, may_be_linked, start_tags, taken_apart
from vinestreet.security.page_demands import missing


@dataclass(frozen=True, slots=True)
class Fault:
    """A tag that may not be there: `key` names the sentence under `problems:`, `found` is the tag, shortened."""

    key: str
    found: str


_REFUSED = {
    "style": "page_style",
    "base": "page_base",
    TANGLED.rstrip(">"): "page_tangled",
    **dict.fromkeys(("iframe", "frame", "object", "embed", "applet", "portal", "fencedframe"), "page_frame"),
}
_DATA = frozenset({"application/ld+json", "application/json"})
_LINKS = frozenset({"a", "area"})
_LOADS = frozenset(
    "src href xlink:href poster data background manifest action formaction ping longdesc to from by".split()
)
PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})  # what browsers show as a page
_NOTHING = "data:,"  # an icon that is none, so that browsers ask for none
_LISTS = frozenset({"srcset", "imagesrcset", "values"})


def faults(html: str) -> list[Fault]:
    """Give what is wrong in a page, each thing once; nothing for a page that may be published."""
    return sorted({fault for tag in set(start_tags(html)) for fault in _faults_of(tag)}, key=lambda fault: fault.found)


# Most tags of a page are those of its frame, which stand in every other page too.
@lru_cache(maxsize=20_000)
def _faults_of(tag: str) -> tuple[Fault, ...]:
    name, attributes = taken_apart(tag)
    keys = {_REFUSED[name]} if name in _REFUSED else set()
    keys.update(_of_the_tag(name, dict(reversed(attributes))))  # of two with one name, browsers take the first
    keys.update(key for attribute in attributes if (key := _of_an_attribute(name, attribute)))
    return tuple(Fault(key, f"<{tag}"[:100]) for key in sorted(keys))


def _of_the_tag(name: str, attributes: dict[str, str]) -> set[str]:
    if name == "script" and "src" not in attributes and attributes.get("type", "").lower() not in _DATA:
        return {"page_script"}
    if name == "meta" and attributes.get("http-equiv", "").strip().lower() == "refresh":
        return {"page_refresh"}
    if (name == "form" and "action" in attributes) or "formaction" in attributes:
        return {"page_form"}
    return set()


def _of_an_attribute(tag: str, attribute: Attribute) -> str | None:
    name, value = attribute
    if name.startswith("on"):
        return "page_event"
    if name == "style":
        return "page_style"
    if name == "srcdoc":
        return "page_frame"
    if name == "href" and tag in _LINKS:
        return None if may_be_linked(value) else "page_address"
    if name in _LOADS:
        return None if is_of_this_site(value) or value == _NOTHING else "page_foreign"
    if name in _LISTS:
        return None if all(is_of_this_site(part) for part in re.split(r"[,;]", value)) else "page_foreign"
    return None


class AuditMemory(dict[str, tuple[str, str]]):
    """The pages in which nothing was wrong, by their name: each page itself, and where its Leave had to go."""


def check_pages(site: Path, exit_address: str, memory: AuditMemory | None = None) -> None:
    """Look at every page in the folder `site`, whose Leave goes to `exit_address`.

    With the `memory` of the last time, only those pages are looked at that changed. Raises ProblemsFoundError with the
    faults of all of them, and with what each lacks that every page must have.
    """
    memory = AuditMemory() if memory is None else memory
    problems: list[Problem] = []
    for page in sorted(path for path in site.rglob("*") if path.suffix.lower() in PAGES):
        name = page.relative_to(site).as_posix()
        html = page.read_text(encoding="utf-8", errors="replace")
        if memory.get(name) == (html, exit_address):
            continue
        wrong = [Problem(name, 0, "", "", key) for key in missing(html, name, exit_address)]
        wrong += [Problem(name, 0, "", "", fault.key, {"found": fault.found}) for fault in faults(html)]
        if not wrong:
            memory[name] = html, exit_address
        problems += wrong
    if problems:
        raise ProblemsFoundError(problems)
