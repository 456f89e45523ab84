"""Hand an agency's work over to the one that succeeds it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dondoc.people import signals
from dondoc.people.actions.directory import AgencyRefused, note
from dondoc.people.models import Agency
from dondoc.people.queries import spans
from dondoc.people.rules.succession import SuccessionProblem, refuse_succession
from dondoc.web.db import locked, save_version

_SUCCESSION_WORDS = {
    SuccessionProblem.ITSELF: _("Cơ quan không thể kế tục chính mình. Chọn cơ quan khác"),
    SuccessionProblem.CIRCLE: _("Cơ quan được chọn lại do chính cơ quan này kế tục. Chọn cơ quan khác"),
    SuccessionProblem.ENDED_BEFORE: _("Cơ quan kế tục đã kết thúc hoạt động trước ngày này. Chọn cơ quan khác"),
    SuccessionProblem.BEGINS_LATER: _("Cơ quan kế tục chưa hoạt động vào ngày này. Kiểm tra lại ngày"),
    SuccessionProblem.ENDS_BEFORE_IT_BEGAN: _("Ngày chuyển giao phải sau ngày cơ quan bắt đầu hoạt động"),
}


@transaction.atomic
def succeed_agency(
    *, agency: Agency, successor: Agency, on: date, by_id: int, now: datetime, expected_ver: int | None = None
) -> None:
    """End an agency on a day, from which on the successor answers for it; rooms above hear of it in the transaction.

    Raises AgencyRefused when the two do not fit, StaleVersion when somebody saved the agency in between.
    """
    held = locked(Agency.objects.filter(congress_id=agency.congress_id, pk=agency.pk)).get()
    problem = refuse_succession(held.pk, successor_id=successor.pk, on=on, spans=spans(held.congress_id))
    if problem is not None:
        raise AgencyRefused(str(_SUCCESSION_WORDS[problem]), field="successor")
    save_version(
        agency,
        expected_ver=held.ver if expected_ver is None else expected_ver,
        changes={"valid_until": on, "successor": successor},
    )
    details = {"successor": successor.pk, "on": on.isoformat()}
    signals.agency_succeeded.send(sender=Agency, agency=agency, successor=successor, on=on, by_id=by_id, now=now)
    note(agency, "people.agency.succeeded", by_id, now, details)
