"""Quantities: numbers, what they count, and what became of the people counted."""
