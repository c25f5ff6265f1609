"""Frames of words that are wrong whatever stands around them, by what is wrong in them.

`standing` finds them in a text; each other module holds those of one subject.
"""
