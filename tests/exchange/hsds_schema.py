"""The schemas and examples of HSDS, which lie in `hsds/` under a licence of their own."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parent / "hsds"


def faults(kind: str, thing: Any) -> list[str]:
    """What the schema of `kind` has against `thing`, formats and all, and each name that it does not know."""
    found = [f"{error.json_path}: {error.message}" for error in _validator(kind).iter_errors(thing)]
    return found + list(_unknown(kind, thing))


@cache
def schemas() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (FOLDER / "schema").glob("*.json")}


def example(name: str) -> Any:
    return json.loads((FOLDER / "examples" / name).read_text(encoding="utf-8"))


@cache
def _validator(kind: str) -> Draft202012Validator:
    resources = [(f"{name}.json", DRAFT202012.create_resource(schema)) for name, schema in schemas().items()]
    checker = Draft202012Validator.FORMAT_CHECKER
    assert {"uuid", "uri", "email"} <= checker.checkers.keys()  # else formats would pass unseen
    registry = Registry().with_resources(resources)
    return Draft202012Validator({"$ref": f"{kind}.json"}, registry=registry, format_checker=checker)


def _unknown(kind: str, thing: Any, path: str = "$"):
    known = schemas()[kind]["properties"]
    for name, value in thing.items():
        if name not in known:
            yield f"{path}: {name} is no property of {kind}"
            continue
        inner = known[name].get("$ref") or known[name].get("items", {}).get("$ref")
        if inner:
            for each in value if isinstance(value, list) else [value]:
                yield from _unknown(Path(inner).stem, each, f"{path}.{name}")
