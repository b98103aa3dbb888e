"""Read the issue that somebody just opened; if it is the form "Checked", say what it comes to.

usage: GITHUB_EVENT_PATH=… GITHUB_OUTPUT=… python tools/read_form.py

For the first job of `.github/workflows/checked.yml`, which may write nothing. What it found goes to the file of outputs
as `form`, on one line of ASCII. Nothing that somebody wrote is printed: a code host takes some lines for commands.
"""

import json
import os
from pathlib import Path

from vinestreet.commands.command_context import command_context
from vinestreet.contributing.issue_form import read_forms
from vinestreet.contributing.sent_form import SentForm, read_form
from vinestreet.core.project_paths import settings_file


def main() -> None:
    """Write what the form says, or nothing where it is another one."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    with command_context(settings_file(Path())) as context:
        sent = SentForm.of_event(event, context.site.place.timezone)
        reading = read_form(sent, context.site, read_forms(context.root))
    if reading is None:
        print("This isn't the form that says how a check went, so there's nothing to do.")
        return
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as outputs:
        outputs.write(f"form={reading.as_json()}\n")
    print(f"Form {reading.number}: {reading.verdict}.")


if __name__ == "__main__":
    main()
