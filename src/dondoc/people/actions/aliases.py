"""Other ways of writing an agency's name."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.directory import AgencyRefused, agency_named, note
from dondoc.people.models import Agency, AgencyAlias
from dondoc.people.rules.names import matching_key


@transaction.atomic
def add_alias(
    *, congress_id: int, agency_id: int, text: str, by_id: int | None, now: datetime, intake_id: int | None = None
) -> AgencyAlias | None:
    """Let another way of writing mean an agency; return None when a name of the same agency says it already.

    Raises AgencyRefused when the words mean another agency.
    """
    words = one_line(text)[:200]
    key = matching_key(words)[:200]
    if not key:
        raise AgencyRefused(_("Nhập cách viết khác bằng chữ"), field="text")
    agency = Agency.objects.get(congress_id=congress_id, pk=agency_id)
    if key in {matching_key(agency.name), matching_key(agency.short_name)}:
        return None
    meant = AgencyAlias.objects.filter(congress_id=congress_id, folded=key).select_related("agency").first()
    if meant is not None and meant.agency_id == agency_id:
        return meant
    namesake = meant.agency if meant is not None else agency_named(congress_id, key, except_id=agency_id)
    if namesake is not None:
        taken = _("«%(words)s» đang chỉ %(agency)s. Bỏ ở cơ quan đó trước") % {"words": words, "agency": namesake.name}
        raise AgencyRefused(taken, field="text")
    try:
        with transaction.atomic():
            alias = AgencyAlias.objects.create(
                congress_id=congress_id, agency=agency, text=words, folded=key, intake_id=intake_id
            )
    except IntegrityError:
        raise AgencyRefused(_("Cách viết này vừa được ghi cho cơ quan khác. Tải lại trang"), field="text") from None
    note(agency, "people.agency.alias_added", by_id, now, {"alias": words})
    return alias


@transaction.atomic
def remove_alias(*, alias: AgencyAlias, by_id: int, now: datetime) -> None:
    """Take one way of writing away from its agency; plans read before keep the agency they found."""
    agency, words = alias.agency, alias.text
    alias.delete()
    note(agency, "people.agency.alias_removed", by_id, now, {"alias": words})
