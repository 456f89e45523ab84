"""What a secretary can answer to a doubt, as plain text values that survive in JSON."""

from dataclasses import dataclass

LEAVE = "leave"  # take it in as read; nothing is set
HOLD = "hold"  # keep the item, give the task to nobody yet
AGENCY = "agency:"  # the agency of this name leads
DAY = "day:"  # the deadline is this day, in ISO form
ALIAS = "alias:"  # the name means the agency of this name
NEW = "new"  # the name is a new agency
YEAR = "year:"  # days without a year belong to this one

# What an answer may begin with when no button offers it and a person typed it, by what is asked.
TYPED = {"who": AGENCY, "name": ALIAS, "when": DAY}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: the value it answers with and the words on it."""

    value: str
    label: str
