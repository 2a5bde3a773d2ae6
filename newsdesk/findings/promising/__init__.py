"""How promises are told: deeds, who does them for whom, and what speaks for their being promises."""
