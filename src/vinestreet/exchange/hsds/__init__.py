"""The Human Services Data Specification (HSDS 3, https://docs.openreferral.org/), and a listing in its terms."""
