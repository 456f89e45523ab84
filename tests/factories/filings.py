"""Own plans of agencies for tests, asked for and drafted by the real actions."""

from datetime import date
from typing import Any
from uuid import uuid4

from dondoc.people.models import Agency
from dondoc.plans.actions.cascade import hand_in, open_filings
from dondoc.plans.actions.filing_drafts import upload_draft
from dondoc.plans.models import Filing, FilingVersion, ItemParty, Plan
from dondoc.plans.reading import read_pasted
from tests.factories.people import NOW, make_user
from tests.factories.tasks import make_item

AHEAD = date(2015, 10, 30)
LATE = date(2015, 10, 1)

OWN_PLAN = """KẾ HOẠCH
Cụ thể hóa Kế hoạch số 06-KH/TBPV

I. NỘI DUNG

1. Phòng Nghiệp vụ chủ trì, phối hợp với Văn phòng treo pano trên các tuyến phố chính, xong trước ngày 10/10/2015.

2. Giao Phòng Tài chính lập dự toán kinh phí thuê màn hình LED trước ngày 12/10/2015.
"""


def make_filing(plan: Plan, agency: Agency, *, due_on: date = AHEAD, appraiser: Agency | None = None) -> Filing:
    """Return the own plan an agency was asked for."""
    open_filings(
        plan=plan,
        agency_ids=[agency.pk],
        due_on=due_on,
        appraiser_id=appraiser.pk if appraiser else None,
        by_id=make_user().pk,
        now=NOW,
    )
    return Filing.objects.get(plan=plan, agency=agency)


def make_draft(filing: Filing, text: str = OWN_PLAN, *, by_id: int | None = None, **values: Any) -> FilingVersion:
    """Return a draft read from a text, not handed in yet."""
    given = {"instance_id": uuid4()} | values
    return upload_draft(filing=filing, reading=read_pasted(text), by_id=by_id or make_user().pk, now=NOW, **given)


def make_handed_in(filing: Filing, text: str = OWN_PLAN, **values: Any) -> Filing:
    """Return the own plan with a draft handed in."""
    user = make_user()
    make_draft(filing, text, by_id=user.pk)
    given = {"parents": {}, "left_out": (), "settled": ()} | values
    return hand_in(filing=filing, by_id=user.pk, now=NOW, **given)


def make_part(plan: Plan, agency: Agency, role: str = "lead", **values: Any) -> Any:
    """Return an item of the plan in which the agency has a part."""
    item = make_item(plan, **values)
    ItemParty.objects.create(congress_id=plan.congress_id, item=item, agency=agency, role=role, name_as_written="x")
    return item
