"""Asks the site's scripts in Node, without a browser and without a build."""

import json
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tests.directory.the_site import the_site
from vinestreet.pages.finder_data import finder_data
from vinestreet.pages.lexicon_data import lexicon_data
from vinestreet.pages.place_data import place_data

NODE = Path(sys.executable).with_name("node")  # of the wheel; no machine has to bring one
ANSWERS = Path(__file__).with_name("answers.js")


def ask(question: str, data: Any) -> Any:
    """Give what the function `question` of answers.js answers to `data`."""
    told = json.dumps(data)
    done = subprocess.run(
        [NODE, ANSWERS, question], check=False, input=told, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def site_data() -> dict[str, Any]:
    """What the finder knows of this project's own site."""
    site = the_site()
    data = {"place": place_data(site), "directory": finder_data(site), "lexicon": lexicon_data(site)}
    return data | {"made": site.made.isoformat()}


def shown(answer: Mapping[str, Any]) -> list[str]:
    """Give the ids of listings that answer what was `typed`, in the order in which the finder shows them."""
    parts = ("near", "fits", "perhaps") if answer["isNearBetter"] else ("fits", "perhaps", "near")
    return [id_ for part in parts for id_ in answer[part]]
