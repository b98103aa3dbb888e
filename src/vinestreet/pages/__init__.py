"""The pages of the directory, and the data that pages load."""
