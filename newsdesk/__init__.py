"""The nouns and the judgement: no I/O, no clock; what is needed is passed in."""
