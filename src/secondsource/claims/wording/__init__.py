"""Do two wordings say the same? The recipe that knows nothing but the words."""
