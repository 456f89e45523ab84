"""What a secretary can answer to a doubt, as plain text values that survive in JSON."""

from dataclasses import dataclass

LEAVE = "leave"  # take it in as read; nothing is set
HOLD = "hold"  # keep the item, give the task to nobody yet
AGENCY = "agency:"  # the agency of this name leads
DAY = "day:"  # the deadline is this day, in ISO form
ALIAS = "alias:"  # the name means the agency of this name
NEW = "new"  # the name is a new agency


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: the value it answers with and the words on it."""

    value: str
    label: str
