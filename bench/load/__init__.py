"""How long the API and the pages take when several ask at once."""
