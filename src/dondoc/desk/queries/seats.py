"""The congresses a person has a seat in."""

from typing import Any

from dondoc.people.queries import seats_of_user


def congresses_of(user_id: int) -> list[Any]:
    """Return the congresses, each once, the next to open first."""
    return list({seat.congress_id: seat.congress for seat in seats_of_user(user_id)}.values())
