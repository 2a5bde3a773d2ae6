"""The network: polite, safe, conditional; and the raw archive."""
