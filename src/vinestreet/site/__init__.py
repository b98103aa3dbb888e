"""One copy of the site: its settings, its words, its directory, and what stands in the way of publishing it."""
