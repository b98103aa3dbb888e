"""A listing as a service of HSDS 3, and what it says in its schedules and attributes, both ways."""
