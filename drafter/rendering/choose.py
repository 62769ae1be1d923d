"""Reproducible choice among wordings: by hashed rank, so that a new wording or fact does not reshuffle the others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def ranked(names: Iterable[str], agency: str, subject: str) -> tuple[str, ...]:
    """The names in the order this agency prefers them for this subject (rendezvous hashing: Thaler & Ravishankar 1998)."""
    return tuple(sorted(names, key=lambda name: hashlib.sha256(f"{agency}\0{subject}\0{name}".encode()).digest()))
