"""Where accounts clash, one kind of clash a module."""
