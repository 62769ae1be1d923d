"""Number rules: what the figures of a report have to do with each other."""
