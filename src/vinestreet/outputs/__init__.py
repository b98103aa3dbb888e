"""One folder that works anywhere: the copy that browsers keep, the bundle for a stick, what a host has to send."""
