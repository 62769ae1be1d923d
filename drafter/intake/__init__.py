"""Edge: bytes of a user's file → a Source."""
