"""Trigger words: lemmas of the tables in every inflection, found with tense, number and clitics."""

from extraction.triggers.finder import TriggerFinder, TriggerMention

__all__ = ["TriggerFinder", "TriggerMention"]
