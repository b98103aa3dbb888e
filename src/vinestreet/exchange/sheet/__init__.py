"""The directory as a sheet to edit: written, read back from whatever program, and compared cell by cell."""
