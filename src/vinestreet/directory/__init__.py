"""The directory: resources.yml → checked model → pages, search entries and data for other programs."""
