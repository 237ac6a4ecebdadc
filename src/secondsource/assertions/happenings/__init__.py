"""What happened and who holds what: triggers, circumstances, events, territory."""
