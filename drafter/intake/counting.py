"""Running numbers as Word and browsers print them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_LIMIT = 9999


def shown(n: int, form: str) -> str:
    """The number in a format of Word; digits where the format has no sign for it."""
    maker = _FORMS.get(form)
    return (maker(n) if maker is not None and 0 < n <= _LIMIT else "") or str(n)


def _han(digits: str, tens: str, zero: str, ones: int = 1) -> Callable[[int], str]:
    """一, 十, 十一, 一百零一: ``zero`` closes a gap, ``ones`` tells where 一 is written before
    a power of ten: 0 never (百一), 1 everywhere but in 十 at the head, 2 everywhere (壹拾)."""

    def maker(n: int) -> str:
        out, gap = "", False
        for power in (3, 2, 1, 0):
            digit = n // 10**power % 10
            if not digit:
                gap = bool(out)
                continue
            lone = digit == 1 and power > 0 and (ones == 0 or (ones == 1 and power == 1 and not out))
            out += (zero if gap else "") + ("" if lone else digits[digit]) + ("" if not power else tens[power - 1])
            gap = False
        return out

    return maker


def _digital(digits: str) -> Callable[[int], str]:
    return lambda n: "".join(digits[int(digit)] for digit in str(n))


def _row(signs: str) -> Callable[[int], str]:
    return lambda n: signs[n - 1] if n <= len(signs) else ""


def _from(first: int, last: int) -> Callable[[int], str]:
    return _row("".join(map(chr, range(first, last + 1))))


def _letters(first: str) -> Callable[[int], str]:
    """a … z, aa, bb … as Word repeats them."""
    return lambda n: chr(ord(first) + (n - 1) % 26) * ((n - 1) // 26 + 1) if n <= 260 else ""


def _roman(n: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out, n = out + sign * (n // value), n % value
    return out


def _ordinal(n: int) -> str:
    last = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{last}"


_ROMAN_SIGNS = "M CM D CD C XC L XL X IX V IV I"
_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), _ROMAN_SIGNS.split(), strict=True))
_PLAIN, _LEGAL, _OLD = "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_CIRCLES = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _han(_PLAIN, "十百千", "○"),
    "chineseCountingThousand": _han(_PLAIN, "十百千", "零"),
    "taiwaneseCounting": _han(_PLAIN, "十百千", "○"),
    "taiwaneseCountingThousand": _han(_PLAIN, "十百千", "零"),
    "japaneseCounting": _han(_PLAIN, "十百千", "", ones=0),
    "chineseLegalSimplified": _han(_LEGAL, "拾佰仟", "零", ones=2),
    "ideographLegalTraditional": _han(_OLD, "拾佰仟", "零", ones=2),
    "japaneseLegal": _han(_OLD, "拾佰仟", "", ones=2),
    "ideographDigital": _digital("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digital("〇一二三四五六七八九"),
    "taiwaneseDigital": _digital("○一二三四五六七八九"),
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _from(0x3280, 0x3289),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalEnclosedCircle": _row(_CIRCLES),
    "decimalEnclosedCircleChinese": _row(_CIRCLES),
    "decimalEnclosedParen": _from(0x2474, 0x2487),
    "decimalEnclosedFullstop": _from(0x2488, 0x249B),
    "decimalFullWidth": lambda n: str(n).translate(_FULL),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL),
    "numberInDash": lambda n: f"- {n} -",
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "hex": lambda n: f"{n:X}",
}
