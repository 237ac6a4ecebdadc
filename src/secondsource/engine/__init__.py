"""Where the work is done: `map` over items, one process or several. Knows nothing of news."""
