"""What an HTML page holds: its head, its blocks, and which of them are the article. Worker processes only."""
