"""Which place of the gazetteer a name in a report means."""
