"""Handing the directory on: every format, and writing it whole or not at all."""
