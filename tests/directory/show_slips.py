"""Prints what each slip is told, to be read aloud: `python -m tests.directory.show_slips [beginning of a name …]`.

With `--from FILE`, the slips are those of another file, which has `slips(text)` too.
"""

import argparse
from difflib import unified_diff
from runpy import run_path

from tests.directory import slips_made
from tests.directory.slips_mended import mended, problems_of, told, town_text


def main() -> None:
    """Print each slip as it differs from the file, its message, and what is left when its lines are copied."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--from", dest="file")
    asked = parser.parse_args()
    made = run_path(asked.file)["slips"] if asked.file else slips_made.slips
    text = town_text()
    for name, slip in made(text).items():
        if asked.names and not any(name.startswith(each) for each in asked.names):
            continue
        problems = problems_of(slip)
        print("=" * 100, name, "", sep="\n")
        print(
            "\n".join(line for line in unified_diff(text.split("\n"), slip.split("\n"), n=0) if line[1:2] not in "+-@")
        )
        print(f"\n{told(problems)}" if problems else "\nTaken as it is.")
        if problems:
            left = problems_of(mended(slip, problems))
            print("--- copied:", told(left) if left else "passes")


if __name__ == "__main__":
    main()
