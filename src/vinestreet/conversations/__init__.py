"""Conversations to practice with: the block that contributors write them in, checked and put into HTML."""
