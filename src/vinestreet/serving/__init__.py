"""What `make serve` shows: the site while somebody edits it."""
