"""Reading amounts: numbers, ranges, units, bounds; and the words of each language (`words`)."""
