"""What stays on disk between two runs."""
