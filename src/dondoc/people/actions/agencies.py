"""Keep the directory: agencies, their other names, their successors."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import fold, one_line
from dondoc.people.enums import AgencyKind
from dondoc.people.models import Agency, AgencyAlias
from dondoc.people.rules.codes import propose_code
from dondoc.people.rules.names import guess_kind, matching_key


@transaction.atomic
def add_agency(
    *,
    congress_id: int,
    name: str,
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
    by_id: int | None,
    now: datetime,
) -> Agency:
    """Add an agency to the directory; its code is made from the name when none is given, its kind guessed."""
    full_name = one_line(name)
    taken = set(Agency.objects.filter(congress_id=congress_id).values_list("code", flat=True))
    agency = Agency.objects.create(
        congress_id=congress_id,
        code=code or propose_code(full_name, taken=taken),
        name=full_name[:200],
        short_name=one_line(short_name)[:80],
        kind=kind or guess_kind(full_name),
        area=area,
        phone=phone,
        valid_from=valid_from,
        valid_until=valid_until,
        successor=successor,
        folded=fold(f"{full_name} {short_name}")[:300],
        intake_id=intake_id,
    )
    for text in aliases:
        _alias(agency, text, intake_id=intake_id)
    journal.record(
        congress_id=congress_id, verb="people.agency.added", target=agency, label=agency.name, by_id=by_id, now=now
    )
    return agency


@transaction.atomic
def add_alias(
    *, congress_id: int, agency_id: int, text: str, intake_id: int | None = None, by_id: int | None, now: datetime
) -> AgencyAlias | None:
    """Note another way papers write an agency's name; None when the congress knows that way already."""
    agency = Agency.objects.get(congress_id=congress_id, pk=agency_id)
    alias = _alias(agency, text, intake_id=intake_id)
    if alias is not None:
        journal.record(
            congress_id=congress_id,
            verb="people.alias.added",
            target=agency,
            label=f"{alias.text} = {agency.name}",
            by_id=by_id,
            now=now,
        )
    return alias


def _alias(agency: Agency, text: str, *, intake_id: int | None) -> AgencyAlias | None:
    key = matching_key(text)
    if not key or AgencyAlias.objects.filter(congress_id=agency.congress_id, folded=key).exists():
        return None
    return AgencyAlias.objects.create(
        congress_id=agency.congress_id, agency=agency, text=one_line(text)[:200], folded=key[:200], intake_id=intake_id
    )
