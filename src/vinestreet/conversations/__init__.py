"""Conversations to practise with: the block that contributors write them in, checked and put into HTML."""
