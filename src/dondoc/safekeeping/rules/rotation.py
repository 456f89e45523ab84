"""Which backups are kept."""

from collections.abc import Iterable
from datetime import UTC, datetime

PREFIX, ENDING = "dondoc-", ".backup"
_STAMP = "%Y%m%dT%H%M%SZ"


def name_at(moment: datetime) -> str:
    """Return the file name of a backup made at this moment, given in UTC; names sort by age."""
    return f"{PREFIX}{moment.strftime(_STAMP)}{ENDING}"


def made_at(name: str) -> datetime | None:
    """Return when the backup of this name was made, in UTC; None when it is no name of a backup."""
    if not (name.startswith(PREFIX) and name.endswith(ENDING)):
        return None
    try:
        return datetime.strptime(name[len(PREFIX) : -len(ENDING)], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def superfluous(names: Iterable[str], *, keep: int) -> list[str]:
    """Return the backups to remove when the newest `keep` stay, oldest first; other files are never named."""
    backups = sorted(name for name in names if made_at(name) is not None)
    return backups[:-keep] if keep else []
