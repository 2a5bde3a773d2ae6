"""How expressions of time are read: tables of templates per language, and what they mean."""
