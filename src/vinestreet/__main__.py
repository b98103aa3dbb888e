"""`python -m vinestreet` is the command `vinestreet`."""

import sys

from vinestreet.cli import main

sys.exit(main())
