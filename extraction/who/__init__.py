"""Who somebody was on a day: a name or an office, read from the tables alone."""

from extraction.who.answer import Answer, Who

__all__ = ["Answer", "Who"]
