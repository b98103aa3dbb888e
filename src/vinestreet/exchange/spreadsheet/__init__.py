"""Any table with a column map: proposing the map, and reading rows with it."""
