"""The level of an agency by its name."""

from __future__ import annotations

_LEVELS = (
    (
        "功能区",
        ("经开区", "开发区", "高新区", "新区", "示范区", "保税区", "度假区", "管委会", "管理区", "功能区", "园区"),
    ),
    ("省级", ("省", "自治区")),
    ("县级", ("县", "区", "旗")),
    ("市级", ("市", "州", "盟", "地区")),
)
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")


def level_of(agency: str) -> str:
    """The level of an agency by the place its name begins with; "" when the name does not say."""
    name = agency
    for city in _MUNICIPALITIES:
        if name.startswith(city):
            rest = name[len(city) :]
            name = rest if any(word in rest[:8] for word in ("区", "县", "旗")) else "省" + rest
    found = [(name.rfind(word, 0, 14), level, word) for level, words in _LEVELS for word in words]
    at, level, _ = max(((at + len(word), level, word) for at, level, word in found if at >= 0), default=(-1, "", ""))
    zones = next(words for level_name, words in _LEVELS if level_name == "功能区")
    return "功能区" if any(word in name for word in zones) else level if at >= 0 else ""
