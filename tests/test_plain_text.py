"""What is tidied and folded, character by character: the quick way for printable text changes nothing."""

from __future__ import annotations

import unicodedata

from drafter.analysis.numerals import fold
from drafter.analysis.sentences import MARKS, tidy

DROPPED = {*MARKS, *"\ufffe\uffff\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"}
KEPT = {*"\n\r\x0b\x0c\x85\u2028\u2029\t"}


def test_tidy_drops_control_and_direction_characters_and_no_others() -> None:
    for char in map(chr, range(0x110000)):
        gone = char not in KEPT and (char in DROPPED or unicodedata.category(char) in ("Cc", "Cs"))
        assert (tidy(f"甲{char}乙") == "甲乙") is (gone or char in KEPT - {"\t"}), hex(ord(char))


def test_fold_drops_what_is_not_seen_and_no_others() -> None:
    blank = {*"\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"}
    for char in map(chr, range(0x110000)):
        gone = char not in blank and unicodedata.category(char) in ("Cc", "Cf", "Cs")
        assert (fold(f"1{char}2") == "12") is gone, hex(ord(char))
