"""Set up a congress: its days, programme, venues, committees, fields of work and calendar."""

from dondoc.congress.actions.calendar import change_calendar_day, remove_calendar_day, set_calendar_day
from dondoc.congress.actions.committees import (
    add_committee,
    add_seat,
    change_committee,
    change_seat,
    remove_committee,
    remove_seat,
)
from dondoc.congress.actions.programme import (
    add_block,
    add_venue,
    change_block,
    change_venue,
    remove_block,
    remove_venue,
)
from dondoc.congress.actions.setup import change_setup
from dondoc.congress.actions.workstreams import add_workstream, change_workstream, remove_workstream

__all__ = [
    "add_block",
    "add_committee",
    "add_seat",
    "add_venue",
    "add_workstream",
    "change_block",
    "change_calendar_day",
    "change_committee",
    "change_seat",
    "change_setup",
    "change_venue",
    "change_workstream",
    "remove_block",
    "remove_calendar_day",
    "remove_committee",
    "remove_seat",
    "remove_venue",
    "remove_workstream",
    "set_calendar_day",
]
