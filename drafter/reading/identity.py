"""Who reports to whom about which year: from title, signature, addressees and opening; what they do not say stays empty."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from drafter.analysis.numerals import han_number
from drafter.model.reading import Identity, LineRole, Passage
from drafter.reading import shapes
from drafter.reading.divisions import province_of
from drafter.reading.frame import Frame

PROVINCES = [
    "北京市",
    "天津市",
    "上海市",
    "重庆市",
    "河北省",
    "山西省",
    "辽宁省",
    "吉林省",
    "黑龙江省",
    "江苏省",
    "浙江省",
    "安徽省",
    "福建省",
    "江西省",
    "山东省",
    "河南省",
    "湖北省",
    "湖南省",
    "广东省",
    "海南省",
    "四川省",
    "贵州省",
    "云南省",
    "陕西省",
    "甘肃省",
    "青海省",
    "内蒙古自治区",
    "广西壮族自治区",
    "西藏自治区",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
    "新疆生产建设兵团",
]
_DIVISION = "省|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|经开区|高新区|开发区|管理区|示范区|(?<!城)市(?!场|容)|州|盟|县|(?<![社园小片城])区|旗|兵团"
_YEAR = r"(?P<y>(?:19|20)[0-9]\s?[0-9]|[二][〇零][〇零一二三四五六七八九]{2})\s?年"
_FIRST_YEAR = re.compile(_YEAR)
_AGENCY = re.compile(
    rf"^(?:关于)?(?:印发|报送)?《?(?P<a>[\u4e00-\u9fff（）*×X]{{3,40}}?(?:{shapes.BODY_NAMES}))(?=关于|[12][0-9]{{3}}|[二][〇零]|年度|贯彻|落实|推进|法|工作(?!委)|依|上半年|$)"
)
_NAMED_FIRST = re.compile(
    r"^(?:关于)?(?P<a>[\u4e00-\u9fff]{2,30}?(?:人民政府|管理局|监督局|委员会|管委会|办事处|局|厅)(?:[\u4e00-\u9fff]{0,12}(?:支队|大队|分局))?)"
    r"(?=[\u4e00-\u9fff]{2})(?![长党机属系务内面势部])"
)  # a title that names its body before a subject of its own
_STRONG = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,8}}?(?:{_DIVISION})){{1,3}}[\u4e00-\u9fff]{{2,14}}?(?:管理局|监督局|委员会|管委会|人民政府|支队|办公室|局|厅|院)(?=关于|[12][0-9]{{3}}|[\u4e00-\u9fff]{{0,4}}制度|[》〉依认全坚深在，的])"
)
_OF_PARTY = re.compile(r"^中共.{2,20}?(?:委员会|工委|党委|党组)(?=.{4,}(?:政府|局|厅|办事处)$)")  # signs beside it
_REGION = re.compile(rf"^(?:[\u4e00-\u9fff]{{1,9}}?(?:{_DIVISION}))+")
_RUN = re.compile(r"[\u4e00-\u9fff]{6,}(?:[0-9]{4}|[》〉，])?")
_ENDS = re.compile(rf"(?:{_DIVISION}).{{2,}}(?:[局厅院]|委员会|管委会|政府|支队|办公室)")
_RUN_LONGEST = 60
_RUNS = 200
_BRACKETED = re.compile("（[^（）]{0,20}）")
_TO = re.compile("[、，；]|\\s{2,}|(?<=[委府局厅会室])\\s(?=[\u4e00-\u9fff])")
_PUBLISHED = re.compile(
    r"(?:发布|提供|公开|更新|发文|生成|发表|成文)?(?:日期|时间)\s*[：:]?\s*(?P<d>(?:19|20)[0-9]{2}\s?[-年./]\s?[0-9]{1,2}\s?[-月./]\s?[0-9]{1,2})"
)
_BARE_DATE = re.compile(r"(?<![0-9])(?P<d>20[0-9]{2}\s?[-年./]\s?[0-9]{1,2}\s?[-月./]\s?[0-9]{1,2})(?![0-9])")
_SELF = re.compile(
    r"[\u4e00-\u9fff]{2,24}?(?:局|厅|委员会|管委会|人民政府|支队)(?=，?(?:全面|认真|坚持|坚决|深入|始终|紧紧|以习|在|按照|高度|严格|积极|扎实|切实))"
)
_LEADING = re.compile(
    r"^(?:(?:根据|按照|围绕|现将|近年来|今年以来|今年|年|一年来|以来|同时|关于|和|与|由|联合|印发|度|，)+)"
)
_ZONES = {"经开区": "经济技术开发区", "高新区": "高新技术产业开发区"}
_SEARCHED = 60_000  # characters in which names are sought


def identity(
    passages: Sequence[Passage], roles: Mapping[int, LineRole], around: Frame, meta: Mapping[str, str]
) -> Identity:
    """What the source says of itself."""
    opening = " ".join(p.text for i, p in enumerate(passages) if roles.get(i) is LineRole.OPENING)[:2000]
    text = "\n".join(p.text for p in passages)[:_SEARCHED]
    signed_by = " ".join(name for name in around.signed if name)
    dated = iso(around.dated)
    title = around.title or _page_title(meta.get("title", ""))
    agency = _agency(title, around.signed, opening, text)
    addressees = tuple(
        name for i, p in enumerate(passages) if roles.get(i) is LineRole.ADDRESSEE for name in _names(p.text)
    )
    furniture = [p.text for i, p in enumerate(passages) if roles.get(i) is LineRole.FURNITURE]
    return Identity(
        title=title,
        agency=agency,
        region=_region(agency, addressees, text),
        year=_report_year(
            title, opening, [p.text for i, p in enumerate(passages) if roles.get(i) is LineRole.HEADING], dated
        ),
        addressees=addressees,
        signed_by=signed_by,
        date=dated,
        published=_published(furniture, meta),
    )


def _page_title(title: str) -> str:
    name = re.split(r"[-_|—]", title)[0].strip()
    return name if shapes.names_paper(name) else ""


def iso(text: str) -> str:
    """The first date of a text in ISO form, as exact as it is given; "" for none that can be."""
    found = shapes.DATE.search(text[-60:] if len(text) > 400 else text)
    if not found:
        return ""
    year, month, day = (_number(found[name] or found[f"{name}2"] or "") for name in "ymd")
    if not 1900 <= year <= 2100 or not 1 <= month <= 12 or day > 31:
        return ""
    return f"{year}-{month:02d}-{day:02d}" if day else f"{year}-{month:02d}"


def _number(written: str) -> int:
    plain = re.sub(r"\s", "", written)
    if plain.isdigit() and plain.isascii():
        return int(plain)
    value = han_number(plain) if plain else None
    return int(value) if value is not None else 0


def _report_year(title: str, opening: str, headings: Sequence[str], dated: str) -> int:
    """The year the report is about; never taken from the clock."""
    for text in (title, opening, *headings):
        found = _FIRST_YEAR.search(text)
        if found and 1980 <= (year := _number(found["y"])) <= 2100:
            return year
    return int(dated[:4]) - 1 if dated else 0


def _agency(title: str, signed: Sequence[str], opening: str, text: str) -> str:
    """The reporting body, from the first source that names one; its place completed from the signature."""
    signer = signed[0] if signed else ""
    found = _AGENCY.match(title)
    name = found["a"] if found else ""
    if name and not (signer and signer.endswith(name)):
        return _OF_PARTY.sub("", name)
    if signer:
        return signer
    if found := _NAMED_FIRST.match(title):
        return found["a"]
    named = _most_named(text)
    own = _SELF.search(opening)
    spoken = _LEADING.sub("", own[0].rpartition("，")[2]) if own else ""
    if named and (not spoken or len(spoken) < 6 or named[0][0].endswith(spoken)):
        return _LEADING.sub("", named[0][0])
    return spoken if len(spoken) > 3 else ""


def _most_named(text: str) -> list[tuple[str, int]]:
    """The full name of a body told most often; only runs that name one at all are looked into."""
    runs = Counter(run for run in _RUN.findall(text) if len(run) <= _RUN_LONGEST and _ENDS.search(run))
    names: Counter[str] = Counter()
    for run, times in runs.most_common(_RUNS):
        for name in _STRONG.findall(run):
            names[name] += times
    return names.most_common(1)


def _names(text: str) -> list[str]:
    line = text.rstrip("：: ")
    masked = _BRACKETED.sub(lambda found: "■" * len(found[0]), line)
    ends = [found.span() for found in _TO.finditer(masked)]
    edges = zip([0, *(end for _, end in ends)], [*(start for start, _ in ends), len(line)], strict=True)
    return [name for start, end in edges if (name := line[start:end].strip())]


def _region(agency: str, addressees: Sequence[str], text: str) -> str:
    """The place of the agency as far as the text tells, its province first."""
    found = _REGION.match(agency)
    place = found[0] if found else ""
    if not place:
        return ""
    for short, full in _ZONES.items():
        if place.endswith(short) and place.removesuffix(short)[-2:] + full in text:
            place = place.removesuffix(short) + full
    if any(place.startswith(province) for province in PROVINCES):
        return place
    place = _completed(place, text)
    if any(place.startswith(province) for province in PROVINCES):
        return place
    province = (
        province_of(place)
        or next((p for p in PROVINCES for name in addressees if name.startswith(p)), "")
        or _province(text)
    )
    return province + place


def _completed(place: str, text: str) -> str:
    """A place with the city it belongs to, a prefecture with its full name, when the text has them."""
    short = re.fullmatch(r"([\u4e00-\u9fff]{2,6})州", place)
    if short and (full := re.search(rf"{short[1]}[\u4e00-\u9fff]{{2,10}}自治州", text)):
        return full[0]
    if re.fullmatch(r"[\u4e00-\u9fff]{1,8}(?:县|区|旗|市)", place):
        before = re.findall(rf"([\u4e00-\u9fff]{{2,4}}(?:市|州|盟)){place}", text)
        if before:
            return str(Counter(before).most_common(1)[0][0]) + place
    return place


def _province(text: str) -> str:
    seen = [(text.count(province), -at, province) for at, province in enumerate(PROVINCES[4:])]
    count, _, province = max(seen)
    second = sorted(seen)[-2][0]
    return province if count > second else ""


def _published(furniture: Sequence[str], meta: Mapping[str, str]) -> str:
    """The date the page says it was published on."""
    for pattern in (_PUBLISHED, _BARE_DATE):
        for line in furniture:
            if found := pattern.search(line):
                return iso(re.sub(r"\s", "", found["d"]).replace("年", "-").replace("月", "-"))
    return iso(meta.get("date", ""))
