"""The fixed part of a facts file as pydantic judges it and as the schema shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from drafter.analysis.numerals import fold
from drafter.questionnaire.envelope import PENDING


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[Annotated[str, Field(min_length=1)]], BeforeValidator(_as_list)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AgencyIn(_Strict):
    """``agency:`` as written."""

    name: Annotated[str, Field(min_length=1)]
    region: str = ""
    level: Literal["", "省级", "市级", "县级", "功能区"] = ""
    addressees: Annotated[Names, Field(min_length=1)]
    copies: Names = []


class OptionsIn(_Strict):
    """``options:`` as written."""

    order: str = ""
    edition: Literal["report", "public"] = "report"
    max_chars: Annotated[int, Field(ge=0)] = 0


class OutlineIn(_Strict):
    """One entry of ``outline:``."""

    heading: Annotated[str, Field(min_length=1)]
    topics: Names


class DocumentIn(_Strict):
    """``document:`` as written."""

    title: str = ""
    number: str = ""
    mark: str = ""
    copy_number: Annotated[str, Field(pattern=f"^([0-9]{{1,6}}|{PENDING})?$")] = ""
    secrecy: str = ""
    urgency: Literal["", "特急", "加急", "特提", "平急"] = ""
    signers: Names = []
    sealed: Literal["", "是", "否"] = ""
    organs: Names = []
    attachments: Names = []
    note: str = ""
    printer: str = ""
    print_date: str = ""


def _four_digits(value: object) -> object:
    """A year as written; 2025.0 and 2_025 are one to a reader of numbers, not to a reader of reports."""
    if not isinstance(value, str):
        return value
    if not re.fullmatch("[0-9]{4}", fold(value)):
        raise PydanticCustomError("not_a_year", "not a year")
    return fold(value)


class Envelope(_Strict):
    """Everything of a facts file but the facts and the pack's lists."""

    pack: Annotated[str, Field(min_length=1)]
    year: Annotated[int, BeforeValidator(_four_digits), Field(ge=1990, le=2100)]
    as_of: str = ""
    date: Annotated[str, Field(min_length=1)]
    agency: AgencyIn
    last_year: str = ""
    options: OptionsIn = OptionsIn()
    outline: list[OutlineIn] = []
    wording: dict[str, str] = {}
    document: DocumentIn = DocumentIn()


def judged(data: Mapping[str, object]) -> tuple[Envelope | None, list[Any]]:
    """The envelope, or every error of it as pydantic tells them."""
    try:
        return Envelope.model_validate(data), []
    except ValidationError as error:
        return None, list(error.errors(include_url=False))
