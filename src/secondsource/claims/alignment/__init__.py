"""Which assertions say the same: items, features, clusters, and the words of a claim."""
