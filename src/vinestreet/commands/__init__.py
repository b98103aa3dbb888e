"""The commands of `vinestreet`, one module each.

A module's first line is what `vinestreet --help` says of it; `arguments` declares what the command takes, beside
`--config`, which all have; `run` does it and gives the exit status: 0 is well, 1 means that something has to be mended.
"""
