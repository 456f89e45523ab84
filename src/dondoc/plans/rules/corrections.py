"""What a person corrects in a row before it is taken in: who leads, by when, or that it is no task at all.

Corrections are kept with the answers of an intake, as plain texts under keys of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.kit.vietnamese import one_line

WITHOUT_DATE = "none"
DROPPED = "drop"
_PREFIX = "row-"
FIELDS = ("lead", "due", "drop")
MOST_LEADS = 20
MOST_LETTERS_OF_A_NAME = 200


@dataclass(frozen=True, slots=True)
class Correction:
    """How one row differs from what was read. lead: None leaves it; due: None leaves it, unless `undated`."""

    lead: tuple[str, ...] | None = None
    due: date | None = None
    undated: bool = False
    dropped: bool = False


def key_of_row(number: int, field: str) -> str:
    """Return the key under which a row's corrected field stands in a form and among the answers."""
    return f"{_PREFIX}{number}-{field}"


def corrections_in(answers: Mapping[str, str]) -> dict[int, Correction]:
    """Return the corrections among stored answers, by task number."""
    fields: dict[int, dict[str, str]] = {}
    for key, value in answers.items():
        number, _, field = key.removeprefix(_PREFIX).partition("-")
        if key.startswith(_PREFIX) and number.isdecimal() and field in FIELDS:
            fields.setdefault(int(number), {})[field] = value
    return {number: _correction(values) for number, values in fields.items()}


def lead_names(text: str) -> tuple[str, ...]:
    """Return the agencies typed into one field, parted by semicolons or line breaks."""
    parts = (one_line(part)[:MOST_LETTERS_OF_A_NAME] for part in text.replace("\n", ";").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))[:MOST_LEADS]


def _correction(values: Mapping[str, str]) -> Correction:
    due = values.get("due", "")
    return Correction(
        lead=lead_names(values["lead"]) if values.get("lead") else None,
        due=date.fromisoformat(due) if due and due != WITHOUT_DATE else None,
        undated=due == WITHOUT_DATE,
        dropped=values.get("drop") == DROPPED,
    )
