"""Nobody is written to at night."""

from datetime import datetime, time, timedelta

QUIET_FROM = time(21, 0)
QUIET_UNTIL = time(6, 30)
_ONE_DAY = timedelta(days=1)


def is_quiet(moment: datetime) -> bool:
    """Say whether a moment, in local time, lies between 21:00 and 06:30."""
    return not QUIET_UNTIL <= moment.time() < QUIET_FROM


def decent_from(moment: datetime) -> datetime:
    """Return the moment itself, or the end of the quiet hours it falls into; in local time."""
    if not is_quiet(moment):
        return moment
    morning = moment.replace(hour=QUIET_UNTIL.hour, minute=QUIET_UNTIL.minute, second=0, microsecond=0)
    if moment.time() < QUIET_UNTIL:
        return morning
    return morning + _ONE_DAY
