"""What keeps a directory true: what is due to be checked, what stands in it twice, where its links lead."""
