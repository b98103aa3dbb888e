"""Where the reading of rows ends that cannot be read."""

from collections.abc import Sequence

from vinestreet.core.problems import Report
from vinestreet.core.yaml_reader import parse_yaml
from vinestreet.directory.line_shapes import Row

MOST_ROWS = 300  # of an entry that is read again and again; a full one has 60


def first_unreadable(rows: Sequence[Row], line: int) -> int:
    """Give where the reading of rows ends for good: the first from which on no beginning of them can be read.

    A quote or bracket that is not closed is told at its own line so, and not where the parser gives up.
    """
    last = min(line, len(rows)) - 1
    if last > MOST_ROWS:  # nobody's entry; each beginning of it would be parsed
        return last
    for end in range(last, 0, -1):
        report = Report("")
        parse_yaml("\n".join(row.text for row in rows[:end]), report)
        if not any(problem.key.startswith("syntax") for problem in report.problems):
            return end
    return 0
