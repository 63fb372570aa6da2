"""Grammars compared as languages: which documents one allows that the other does not.

Both grammars are brought into one table of patterns, where an element stands for its name
class alone. Then each pair of definitions that can meet is compared once, from the start on:
attributes with attributes, contents with contents, values with values. What cannot be decided
within bounds is said, and never guessed.
"""
