"""Source → Structure: passages, line roles, outline, parts, identity, repair log."""
