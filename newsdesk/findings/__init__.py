"""Promises, events and figures: what the sentences of an article say, with dates resolved and amounts read."""
