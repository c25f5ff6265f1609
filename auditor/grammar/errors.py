"""What can go wrong between us and LanguageTool."""


class GrammarError(Exception):
    """LanguageTool cannot be used; the message says why, and how to mend it."""


class NoServer(GrammarError):
    """Nobody answers at the server's address: it may have died."""


class NoAnswer(GrammarError):
    """The server lives but gave no usable answer: too late, an error, or nonsense."""
