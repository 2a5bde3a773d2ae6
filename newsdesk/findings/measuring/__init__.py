"""Reading figures: which measure an amount goes with, whose it is, and for what period."""
