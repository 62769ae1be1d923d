"""Pure: a reading → its digest."""
