"""Work out what is to be done about a form, and look through it once more; a later step does it.

usage: GITHUB_EVENT_PATH=… FORM=… python tools/answer_form.py FILE

For the second job of `.github/workflows/checked.yml`, in a step that has no token. FORM is what the first job read; it
is taken as data that anybody may have written. What comes of it goes into FILE, for send_answer.py.
"""

import dataclasses
import json
import os
import sys
from pathlib import Path

from vinestreet.commands.command_context import command_context
from vinestreet.contributing.form_answer import answer_form, reading_of
from vinestreet.contributing.sent_form import SentForm
from vinestreet.core.project_paths import settings_file


def main() -> None:
    """Write the answer, or end with what cannot be."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    file = Path(sys.argv[1])
    with command_context(settings_file(Path())) as context:
        try:
            sent = SentForm.of_event(event, context.site.place.timezone)
            reading = reading_of(os.environ["FORM"], sent)
            answer = answer_form(reading, sent, context.site, context.root)
        except ValueError as error:
            sys.exit(f"This form can't be answered by itself: {error}. It stays open for a person.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(dataclasses.asdict(answer)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
