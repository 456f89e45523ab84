"""The congresses a person has a seat in."""

from typing import Any

from dondoc.archive.queries import given_up_foundings
from dondoc.editions.enums import CongressState
from dondoc.people.queries import seats_of_user


def congresses_of(user_id: int) -> list[Any]:
    """Return the congresses, each once, the next to open first, but for drafts whose founder gave them up."""
    seated = {seat.congress_id: seat.congress for seat in seats_of_user(user_id)}
    drafts = {pk for pk, congress in seated.items() if congress.state == CongressState.DRAFT}
    given_up = given_up_foundings(user_id) & drafts if drafts else set()
    return [congress for pk, congress in seated.items() if pk not in given_up]
