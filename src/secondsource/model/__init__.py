"""The nouns of the house: frozen dataclasses that every stage speaks of. Standard library only."""
