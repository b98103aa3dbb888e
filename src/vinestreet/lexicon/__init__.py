"""What people type, and what it means: the words of each language, and what may stand in their files."""
