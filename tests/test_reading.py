"""The targets of reading hold: on the annotation beside the repository, on our own texts, and there and back."""

from __future__ import annotations

import pytest

from tests import reading_score, round_trip
from tests.reading_sources import GOLD


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated samples stand beside the repository (../shared)")
def test_every_row_of_the_gold_meets_its_target(capsys: pytest.CaptureFixture[str]) -> None:
    missed = reading_score.main(["--gold"])
    assert not missed, capsys.readouterr().out


def test_every_row_of_our_own_texts_meets_its_target(capsys: pytest.CaptureFixture[str]) -> None:
    missed = reading_score.main(["--texts"])
    assert not missed, capsys.readouterr().out


def test_what_was_extracted_renders_again_without_loss(capsys: pytest.CaptureFixture[str]) -> None:
    missed = round_trip.main(failures=True)
    assert not missed, capsys.readouterr().out
