"""Adding and mending without tools: hints for editors, questions in the terminal, forms on a code host."""
