"""Programmes for tests, made by the real actions."""

from datetime import date
from typing import Any

from dondoc.congress.actions import add_block
from dondoc.congress.enums import EventCode
from dondoc.congress.models import ProgrammeBlock
from dondoc.editions.models import Congress
from tests.factories.people import NOW


def make_block(congress: Congress, day_on: date, event: EventCode = EventCode.OTHER, **values: Any) -> ProgrammeBlock:
    """Return a block of the programme, called after its event unless a title is given."""
    given = {"title": str(event.label)} | values
    return add_block(congress_id=congress.pk, day_on=day_on, event=event, by_id=None, now=NOW, **given)
