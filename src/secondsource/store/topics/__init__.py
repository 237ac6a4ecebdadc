"""What a case keeps, topic by topic: what is read of it, and what is written."""
