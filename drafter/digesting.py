"""The verb ``digest``."""

from __future__ import annotations

import argparse


def run(arguments: argparse.Namespace) -> int:
    """The exit code of design §5."""
    raise NotImplementedError
