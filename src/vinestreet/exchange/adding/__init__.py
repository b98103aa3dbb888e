"""Bringing listings in: looked at by our readers, compared with what is here, and written."""
