"""A new year's draft begun from last year's: a facts file, or a report read by extract."""

from __future__ import annotations

from drafter.sitting import Opened


def begin_from(source: str, facts: str = "", pack: str = "", year: int = 0) -> Opened:
    """The draft of the year after ``source`` (a facts file or any report extract reads), saved as ``facts`` or by year and agency.

    A report is read into a facts file beside the new one first, since ``last_year:`` names a file. An existing draft is gone on
    with, never begun anew. Raises DrafterError with every fault of the source.
    """
    raise NotImplementedError
