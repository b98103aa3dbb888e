"""Objects of a JSON document, whatever is wrapped around them: nothing, a list, a page of an API, one on each line."""

import json
from collections.abc import Iterator
from typing import Any

from vinestreet.exchange.opening.tables import ROW
from vinestreet.exchange.understood import Understood

# A JSON object; ROW is where it stands, such as `services.json[3]`.
Found = dict[str, Any]

# Where interfaces put the things of one page (HSDS 3: contents; others as they please).
_PAGES = ("contents", "content", "data", "items", "results", "records", "value", "hits")


def objects_in(content: bytes, name: str, understood: Understood) -> Iterator[tuple[str, Found]]:
    """Give each object of the document `content`, a file known as `name`, with the name of the table it says it is of.

    Most say none. Raises ValueError when it is no JSON.
    """
    text = _decoded(content)
    try:
        document = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError:
        yield from _lines(text, name, understood)
        return
    yield from _objects(document, name, understood)


def _objects(document: Any, name: str, understood: Understood) -> Iterator[tuple[str, Found]]:
    if isinstance(document, list):
        yield from _items("", document, name, understood)
        return
    if not isinstance(document, dict):
        understood.left_out(name, "file", str(document)[:200], "not_an_object")
        return
    for key in _PAGES:
        if isinstance(document.get(key), list):
            yield from _items("", document[key], name, understood)
            return
        if isinstance(document.get(key), dict) and not ("name" in document or "id" in document):
            yield from _objects(document[key], name, understood)  # data: {items: […]}
            return
    lists = {key: value for key, value in document.items() if isinstance(value, list) and value}
    if lists and "name" not in document and "id" not in document and "location" not in document:
        for key, items in lists.items():  # tables in one document: services: […], organizations: […]
            yield from _items(key.casefold().removesuffix(".csv"), items, f"{name} {key}", understood)
        return
    yield "", {**document, ROW: name}


def _items(kind: str, items: list[Any], name: str, understood: Understood) -> Iterator[tuple[str, Found]]:
    for number, item in enumerate(items):
        if isinstance(item, dict):
            yield kind, {**item, ROW: f"{name}[{number}]"}
        else:
            understood.left_out(f"{name}[{number}]", "row", str(item)[:200], "not_an_object")


def _lines(text: str, name: str, understood: Understood) -> Iterator[tuple[str, Found]]:
    """One object a line; when the first line is none, the file is no JSON at all."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for position, (number, line) in enumerate(lines):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            if position == 0:
                raise ValueError("no JSON") from None
            understood.left_out(f"{name}:{number}", "row", line[:200], "not_an_object")
            continue
        yield from _items("", [value], f"{name}:{number}", understood)


def _decoded(content: bytes) -> str:
    """JSON is UTF-8 by its standard (RFC 8259); other programs write UTF-16 and Windows letters all the same."""
    encoding = json.detect_encoding(content)
    return content.decode(encoding if encoding != "utf-8" else "utf-8-sig", errors="windows_letters")
