"""What is told about texts: wording, reading level, links, missing parts."""
