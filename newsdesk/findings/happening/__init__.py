"""How happenings are told: clause by clause, with their dates, places and names."""
