"""Making a copy of the project one's own: its settings and folder, what it changes, what may collide with upstream."""
