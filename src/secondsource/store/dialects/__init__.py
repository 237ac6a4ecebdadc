"""What differs between the databases: how they are opened, how a reader and a writer begin, how words are found."""
