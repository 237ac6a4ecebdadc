"""Attribution: who says what, read from the order of words around verbs of saying."""
