"""What everything else stands on: files, trees that remember lines, problems, words."""
