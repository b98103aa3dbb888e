"""Bringing listings in: HSDS of any version or any table is read, report, looked at, merged and written."""
