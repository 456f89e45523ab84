"""A calendar file out of dates, read alike by every calendar program (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MOST_SIGNS = 200
_ONE_DAY = timedelta(days=1)
_ONE_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One entry of a calendar; `uid` stays the same for ever, `sequence` grows with every change.

    Without starts_at it fills its day; without ends_at it lasts an hour. changed_at: aware.
    """

    uid: str
    sequence: int
    title: str
    day_on: date
    changed_at: datetime
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar_file(*, name: str, appointments: Iterable[Appointment]) -> bytes:
    """Return the appointments as an iCalendar file with the definition of its time zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//dondoc//lich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for appointment in appointments:
        calendar.add_component(_event(appointment))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(appointment: Appointment) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.changed_at.astimezone(ZoneInfo("UTC")))
    event.add("summary", _short(appointment.title))
    event.add("status", "CANCELLED" if appointment.is_cancelled else "CONFIRMED")
    _add_time(event, appointment)
    for field, value in (("location", appointment.place), ("description", appointment.text), ("url", appointment.url)):
        if value:
            event.add(field, value)
    return event


def _add_time(event: Event, appointment: Appointment) -> None:
    if appointment.starts_at is None:
        event.add("dtstart", appointment.day_on)
        event.add("dtend", appointment.day_on + _ONE_DAY)
        event.add("transp", "TRANSPARENT")
        return
    start = datetime.combine(appointment.day_on, appointment.starts_at, tzinfo=ZONE)
    ends_at = appointment.ends_at
    end = datetime.combine(appointment.day_on, ends_at, tzinfo=ZONE) if ends_at else start + _ONE_HOUR
    event.add("dtstart", start)
    event.add("dtend", end)


def _short(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= MOST_SIGNS else plain[: MOST_SIGNS - 1].rstrip() + "…"
