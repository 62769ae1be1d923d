"""Pure: digests → what they teach: outline, fields, patterns, relations, templates of a pack."""
