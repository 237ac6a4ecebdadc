"""Pure functions on strings and numbers; no news in them."""
