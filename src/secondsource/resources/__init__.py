"""Knowledge as data: YAML files, each with the check that loads it."""
