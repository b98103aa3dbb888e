"""The commands of `vinestreet`, one module each.

A module's first line is what `vinestreet --help` says of it; its `command` is what click runs. It works inside of
`command_context`, prints, and raises click's Exit where the exit status is not 0: 1 means that something has to be
mended.
"""

STOPPED = 130  # what shells say of a program that was stopped with Ctrl-C
