"""Handing a directory on, and bringing data of others in: HSDS, tables, maps, address books."""
