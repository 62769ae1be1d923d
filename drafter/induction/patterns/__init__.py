"""Phrasing patterns: figures told in one sentence, and the words around them."""
