"""What a claim is worth: origins, status, updates, sums."""
