"""Opening what somebody sends: any version of HSDS, as JSON or tables, as nested services of HSDS 3."""
