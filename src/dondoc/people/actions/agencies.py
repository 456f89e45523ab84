"""Keep the directory of agencies: add and change them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.kit.vietnamese import fold, one_line
from dondoc.people.actions.aliases import add_alias as add_alias
from dondoc.people.actions.directory import AgencyRefused, note, refuse_name, refuse_period
from dondoc.people.actions.once import make_once
from dondoc.people.enums import AgencyKind
from dondoc.people.models import Agency
from dondoc.people.queries import taken_codes
from dondoc.people.rules.codes import is_code, propose_code
from dondoc.people.rules.names import guess_kind, matching_key
from dondoc.people.signals import agency_renamed
from dondoc.web.db import save_version

CHANGEABLE = frozenset({"name", "short_name", "kind", "area", "phone", "valid_from", "valid_until"})


@transaction.atomic
def add_agency(
    *,
    congress_id: int,
    name: str,
    by_id: int | None,
    now: datetime,
    code: str = "",
    short_name: str = "",
    kind: AgencyKind | None = None,
    area: Agency | None = None,
    phone: str = "",
    aliases: Iterable[str] = (),
    valid_from: date | None = None,
    valid_until: date | None = None,
    successor: Agency | None = None,
    intake_id: int | None = None,
    instance_id: UUID | None = None,
) -> Agency:
    """Add an agency to the directory; its code and kind are derived from the name when they are not given.

    Aliases that only repeat a name of this agency are left out. Raises AgencyRefused when the name, the code or an
    alias means another agency already, SubmissionRefused for a repeated `instance_id` with other content.
    """
    values: dict[str, Any] = {
        "name": one_line(name)[:200],
        "short_name": one_line(short_name)[:80],
        "kind": kind or guess_kind(name),
        "area": area,
        "phone": phone,
        "valid_from": valid_from,
        "valid_until": valid_until,
        "successor": successor,
    }
    others = tuple(one_line(text) for text in aliases)

    def make() -> Agency:
        agency = _insert(congress_id, code=code.strip().upper(), values=values, intake_id=intake_id)
        note(agency, "people.agency.added", by_id, now, {"code": agency.code})
        for text in others:
            add_alias(
                congress_id=congress_id, agency_id=agency.pk, text=text, intake_id=intake_id, by_id=by_id, now=now
            )
        return agency

    return make_once(
        make,
        model=Agency,
        instance_id=instance_id,
        congress_id=congress_id,
        by_id=by_id,
        purpose="people.agency.add",
        content={"code": code, "aliases": others, **_plain(values)},
        now=now,
    )


@transaction.atomic
def change_agency(*, agency: Agency, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime) -> None:
    """Save the agency's names, kind, area, phone and period; its code stays.

    Raises StaleVersion when somebody saved it in between, AgencyRefused when the new name means another agency.
    """
    strange = set(changes) - CHANGEABLE
    if strange:
        raise ValueError(f"not changeable on an agency: {sorted(strange)}")
    named = {"name": agency.name, "short_name": agency.short_name} | {
        key: one_line(changes[key]) for key in ("name", "short_name") if key in changes
    }
    period = {key: changes.get(key, getattr(agency, key)) for key in ("valid_from", "valid_until", "successor")}
    refuse_period(period)
    if matching_key(named["name"]) != matching_key(agency.name):
        refuse_name(agency.congress_id, named["name"], except_id=agency.pk, **period)
    before = _plain({key: getattr(agency, key) for key in changes})
    cleaned = {**changes, **{key: named[key] for key in named if key in changes}}
    cleaned["folded"] = _folded(code=agency.code, **named)
    is_renamed = any(named[key] != getattr(agency, key) for key in named)
    save_version(agency, expected_ver=expected_ver, changes=cleaned)
    if is_renamed:
        agency_renamed.send(sender=Agency, agency=agency)
    after = _plain({key: getattr(agency, key) for key in changes})
    changed = sorted(key for key in after if after[key] != before[key])
    details = {"before": {key: before[key] for key in changed}, "after": {key: after[key] for key in changed}}
    note(agency, "people.agency.changed", by_id, now, details)


def _insert(congress_id: int, *, code: str, values: dict[str, Any], intake_id: int | None) -> Agency:
    if not matching_key(values["name"]):
        raise AgencyRefused(_("Nhập tên cơ quan"))
    if code and not is_code(code):
        raise AgencyRefused(_("Mã gồm chữ cái không dấu và chữ số, ví dụ SYT hoặc SVHTTDL"), field="code")
    taken = taken_codes(congress_id)
    if code in taken:
        raise AgencyRefused(_("Mã %(code)s đã dùng cho cơ quan khác. Chọn mã khác") % {"code": code}, field="code")
    period = {key: values[key] for key in ("valid_from", "valid_until", "successor")}
    refuse_period(period)
    refuse_name(congress_id, values["name"], except_id=None, **period)
    own_code = code or propose_code(values["name"], taken=taken)
    folded = _folded(code=own_code, name=values["name"], short_name=values["short_name"])
    try:
        with transaction.atomic():
            return Agency.objects.create(
                congress_id=congress_id, code=own_code, folded=folded, intake_id=intake_id, **values
            )
    except IntegrityError:
        raise AgencyRefused(_("Mã %(code)s vừa được dùng. Gửi lại") % {"code": own_code}, field="code") from None


def _folded(*, code: str, name: str, short_name: str) -> str:
    return fold(f"{name} {short_name} {code}")[:300]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values as JSON knows them: days as ISO text, agencies as ids."""
    return {
        key: value.pk if isinstance(value, Agency) else value.isoformat() if isinstance(value, date) else value
        for key, value in values.items()
    }
