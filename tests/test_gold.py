"""What the five real reports say in figures, their facts files say again: counted by tests/gold_coverage.py."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.gold_coverage import (
    GOLD,
    SAMPLES,
    STANDING,
    TYPED,
    Coverage,
    Figure,
    cover,
    fits,
    fold,
    han_value,
    main,
    matched,
    numbers,
)

annotated = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold annotation (../shared/gold) is not here")


def figure(value: object, unit: str, *, kind: str = "count", approx: str = "", group: int = 0) -> Figure:
    return Figure(kind, str(value), value, unit, "", approx, 1, group)


@pytest.fixture(scope="module")
def covered() -> dict[str, Coverage]:
    return {sample: cover(sample) for sample in SAMPLES}


@annotated
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_strong_figures_of_a_sample_stand_in_its_report(sample: str, covered: dict[str, Coverage]) -> None:
    assert covered[sample].share >= STANDING, covered[sample].missing


@annotated
@pytest.mark.parametrize("sample", SAMPLES)
def test_most_figures_of_a_sample_are_told_through_fields(sample: str, covered: dict[str, Coverage]) -> None:
    assert covered[sample].typed_share >= TYPED, covered[sample].untyped


@annotated
def test_the_script_prints_a_line_a_sample(capsys: pytest.CaptureFixture[str]) -> None:
    main()
    printed = capsys.readouterr().out
    assert all(sample in printed for sample in SAMPLES)


@pytest.mark.parametrize(
    ("text", "wanted", "stands"),
    [
        ("发放资料1万余份", figure(10000, "份", approx="余"), True),
        ("发放资料1万份", figure(10000, "份", approx="余"), False),
        ("罚款2449.43万元", figure(24494300, "元", kind="money"), True),
        ("罚款2449.43元", figure(24494300, "元", kind="money"), False),
        ("分两批公布", figure(2, "批"), True),
        ("涉及八个方面", figure(8, "个"), True),
        ("处罚58起", figure(58, "件"), True),
        ("处罚158件", figure(58, "件"), False),
        ("检查58家", figure(58, "件"), False),
        ("完成率98.56%", figure(98.56, "%", kind="percent"), True),
        ("培训96名", figure(96, "名"), True),
        ("演练493场次", figure(493, "场(次)"), True),
        ("每月1至2次", figure("1-2", "次"), True),
        ("７个工作日", figure(7, "工作日", kind="duration"), True),
        ("视频播放约9450次", figure(9450, "次", approx="约"), True),
    ],
)
def test_a_figure_stands_where_value_unit_and_approximation_agree(text: str, wanted: Figure, stands: bool) -> None:
    assert any(fits(wanted, place) for place in numbers(fold(text))) is stands


def test_one_place_serves_one_figure_but_all_its_mentions() -> None:
    places = list(numbers("检查2家"))
    two = [figure(2, "家", group=0), figure(2, "家", group=1)]
    again = [figure(2, "家", group=0), figure(2, "家", group=0)]
    assert len(matched(two, places)) == 1
    assert set(matched(again, places)) == {0}


@pytest.mark.parametrize(
    ("text", "value"), [("两", 2), ("十", 10), ("二十三", 23), ("三百零五", 305), ("一万二千", 12000)]
)
def test_a_chinese_numeral_is_read(text: str, value: int) -> None:
    assert han_value(text) == Decimal(value)
