"""Opening hours: the expression, its sentences, its rules for scripts, and free text that may mean one."""
