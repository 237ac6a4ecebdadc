"""Who comes to hold a place, by the syntax of a sentence."""
