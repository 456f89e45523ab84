"""What the directory of agencies refuses, in words for a person, and how its changes are noted."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.models import Agency, AgencyAlias
from dondoc.people.rules.names import matching_key


class AgencyRefused(ActionRefused):
    """Raised when the directory cannot be changed so."""

    def __init__(self, sentence: str, *, field: str = "name") -> None:
        super().__init__(sentence, field=field)


def refuse_period(period: Mapping[str, Any]) -> None:
    """Refuse an end before the beginning, and a successor of an agency that does not end."""
    start, end = period["valid_from"], period["valid_until"]
    if start is not None and end is not None and end <= start:
        raise AgencyRefused(_("Ngày kết thúc phải sau ngày bắt đầu hoạt động"), field="valid_until")
    if period["successor"] is not None and end is None:
        raise AgencyRefused(_("Cơ quan đã có cơ quan kế tục. Giữ ngày kết thúc hoạt động"), field="valid_until")


def refuse_name(
    congress_id: int,
    name: str,
    *,
    except_id: int | None,
    valid_from: date | None,
    valid_until: date | None,
    successor: Agency | None,
) -> None:
    """Refuse a name that means an agency living at the same time; a new agency may inherit the name of an ended one."""
    key = matching_key(name)
    alias = AgencyAlias.objects.filter(congress_id=congress_id, folded=key).exclude(agency_id=except_id)
    other = agency_named(congress_id, key, except_id=except_id)
    found = other or (alias.select_related("agency").first().agency if alias.exists() else None)
    if found is not None and _overlap(found, valid_from=valid_from, valid_until=valid_until):
        same = _("Danh bạ đã có cơ quan mang tên này: %(name)s (mã %(code)s)") % {
            "name": found.name,
            "code": found.code,
        }
        raise AgencyRefused(same)


def agency_named(congress_id: int, key: str, *, except_id: int | None) -> Agency | None:
    """Return the agency, the newest first, whose official name has this matching key."""
    rows = Agency.objects.filter(congress_id=congress_id).exclude(pk=except_id).order_by("-pk")
    return next((row for row in rows if key == matching_key(row.name)), None)


def _overlap(other: Agency, *, valid_from: date | None, valid_until: date | None) -> bool:
    ended_before = other.valid_until is not None and valid_from is not None and other.valid_until <= valid_from
    begins_after = other.valid_from is not None and valid_until is not None and valid_until <= other.valid_from
    return not ended_before and not begins_after


def note(agency: Agency, verb: str, by_id: int | None, now: datetime, details: dict[str, Any]) -> None:
    """Write a change of the directory into the journal."""
    journal.record(
        congress_id=agency.congress_id,
        verb=verb,
        target=agency,
        label=agency.name,
        by_id=by_id,
        now=now,
        details=details,
    )
