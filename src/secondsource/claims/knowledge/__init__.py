"""The order of knowledge: what each report of a story adds, repeats and leaves out."""
