"""What people have besides HSDS and CSV: each format is one file, which gives a table or services of HSDS."""
