"""What only a person can say before a notice is issued, the answers there are, and the keys of their fields."""

from dataclasses import dataclass
from enum import StrEnum


class Asks(StrEnum):
    """What the check page asks about one conclusion."""

    WHO_LEADS = "who"
    WHICH_AGENCIES = "scope"
    NEW_OR_KNOWN = "task"
    WHICH_WAY = "way"


EVERYBODY_LEADS = "group"
NEW, KNOWN = "new", "known"
DECLINED, ANSWER_ONLY = "declined", "words"
AGREED = "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One possible answer; agency_id, task_id, way_id: what it names, for the page to write it out."""

    value: str
    agency_id: int | None = None
    task_id: int | None = None
    count: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing only a person can say. answer: what was said, or the likeliest where something was said already."""

    conclusion_id: int
    number: int | None
    asks: Asks
    choices: tuple[Choice, ...]
    answer: str = ""

    @property
    def key(self) -> str:
        """The name of its field on the page."""
        return key_of(self.asks, self.conclusion_id)


def key_of(asks: Asks, conclusion_id: int) -> str:
    """Return the key under which the answer to a question about a conclusion is kept («who-12»)."""
    return f"{asks.value}-{conclusion_id}"
