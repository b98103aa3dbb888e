"""Programs that some tests need beside Python. Where one is missing, its tests are skipped by its name.

Nobody is made to install a web server to mend a sentence. But where `CI` is set in the environment, everything has to
be there: a run that left something out ends red (see conftest.py).
"""

import os
import shutil
from typing import NoReturn

import pytest

MISSING = "not on this machine: "


def needed(name: str, *elsewhere: str, package: str = "", choice: str = "") -> str:
    """Give the path of the program `name`, or skip the test and say which `package` of Debian's has it.

    It is looked for in the PATH, then at the paths `elsewhere`; the environment's variable `choice` goes before both,
    and what it names has to be there.
    """
    chosen = os.environ.get(choice) if choice else None
    for candidate in [chosen] if chosen else [name, *elsewhere]:
        if path := shutil.which(candidate):
            return path
    if chosen:
        pytest.fail(
            f"{choice} names {chosen}, which is no program on this machine: set it to the path of {name}.", False
        )
    skip(name, f"install it, for example with `sudo apt install {package or name}`")


def skip(name: str, what_to_do: str) -> NoReturn:
    """Skip the test for want of the program `name`."""
    pytest.skip(f"{MISSING}{name}; {what_to_do}")
