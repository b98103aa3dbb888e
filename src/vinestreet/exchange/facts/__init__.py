"""Facts in cells that people filled: the value that a text says, and the words of it that were not understood.

What is not understood is given back beside what is, so that no word is lost, and nothing is guessed.
"""
