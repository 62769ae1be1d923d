"""Running numbers of headings and items in Han numerals."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"


def han(n: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一; 1 to 99 (beyond that digits)."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")
