"""Frozen values; imports nothing of drafter above itself."""
