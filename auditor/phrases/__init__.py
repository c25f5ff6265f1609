"""Page furniture as data: rules of phrases, and the lexicon that finds them all in one pass.

`rule` reads what a newsroom writes, `filing` compiles it, `lexicon` scans articles with the result.
"""
