"""The words that amounts are written with: one table a language, each a `tongue.Tongue`."""
