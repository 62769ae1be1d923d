"""What a typed figure comes to: sums and differences evaluated, the value as it will be kept, its change against last year."""

from __future__ import annotations

from drafter.interview.moment import Moment
from drafter.model.finding import Finding
from drafter.model.pack import Pack
from drafter.model.question import Question


def evaluated(pack: Pack, question: Question, text: str) -> str | Finding:
    """``text`` with a sum worked out (412+38 → 450; 1.2万+300 → 12300; 412家+38家 → 450家); the same text where it is none.

    Exact (decimals), only for count, money and percent fields; what cannot be read is a finding, never a guess.
    """
    return text


def echo(moment: Moment, question: Question, text: str) -> tuple[Finding, ...]:
    """What to show while or after a figure is typed: the value it is read as, the change against last year. Cheap: run at every key."""
    return ()
