"""The life of an own plan, by the real actions on a real database: journal, outbox, once, at once, refused."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dondoc.archive import files
from dondoc.archive.actions import IntakeRefused
from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.models import Entry
from dondoc.notices.models import Notice
from dondoc.people.actions.succession import succeed_agency
from dondoc.people.enums import Role
from dondoc.plans.actions import cascade
from dondoc.plans.actions.cascade import FilingRefused
from dondoc.plans.actions.filing_drafts import DraftRefused, pending_draft, upload_draft
from dondoc.plans.enums import FilingState
from dondoc.plans.models import Filing, FilingItem, FilingPoint, FilingVersion
from dondoc.plans.reading import read_pasted
from dondoc.web.db import StaleVersion
from tests.factories.filings import AHEAD, LATE, OWN_PLAN, make_draft, make_filing, make_handed_in, make_part
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def agency(congress):
    return make_agency(congress, "Sở Văn hóa, Thể thao và Du lịch")


@pytest.fixture
def appraiser(congress):
    return make_agency(congress, "Ban Tuyên giáo Tỉnh ủy")


@pytest.fixture
def plan(congress):
    return make_plan(congress, symbol="06-KH/TBPV", issued_on=date(2015, 4, 20))


@pytest.fixture
def filing(plan, agency, appraiser):
    return make_filing(plan, agency, appraiser=appraiser)


@pytest.fixture
def secretary(congress):
    return make_member(congress)


@pytest.fixture
def focal(congress, agency):
    return make_member(congress, Role.FOCAL, agency)


@pytest.fixture
def judge(congress, appraiser):
    return make_member(congress, Role.APPRAISER, appraiser)


def common(user, **values):
    return {"by_id": user.pk, "now": NOW, **values}


def act_on(filing, user, **values):
    return common(user, filing=filing, expected_ver=filing.ver, **values)


def verbs():
    return list(
        Entry.objects.filter(verb__startswith="plans.filing").order_by("sequence").values_list("verb", flat=True)
    )


def test_agencies_are_asked_once_and_their_focal_points_told(plan, agency, focal, secretary):
    asked = common(secretary, plan=plan, agency_ids=[agency.pk], due_on=AHEAD, appraiser_id=None)

    first, again = cascade.open_filings(**asked), cascade.open_filings(**asked)

    assert (first, again) == (1, 0)
    filing = Filing.objects.get()
    assert (filing.state, filing.due_on, filing.original_due_on) == (FilingState.NOT_OPENED, AHEAD, AHEAD)
    notice = Notice.objects.get()
    assert notice.recipient == focal
    assert notice.title == "Đề nghị xây dựng kế hoạch cụ thể hóa 06-KH/TBPV, gửi trước hết ngày 30/10/2015"
    assert notice.path == f"/c/dh/plans/06/filings/{agency.code}"


def test_an_agency_of_another_congress_is_not_asked(plan, secretary):
    stranger = make_agency(make_congress("khac"), "Sở Y tế")

    with pytest.raises(FilingRefused, match="Chọn ít nhất một cơ quan"):
        cascade.open_filings(**common(secretary, plan=plan, agency_ids=[stranger.pk], due_on=AHEAD, appraiser_id=None))


def test_a_day_before_the_plan_is_refused(plan, agency, secretary):
    with pytest.raises(FilingRefused, match="sau ngày ban hành"):
        cascade.open_filings(
            **common(secretary, plan=plan, agency_ids=[agency.pk], due_on=date(2015, 4, 1), appraiser_id=None)
        )


def test_from_upload_to_issued(plan, agency, filing, focal, judge):
    panels = make_part(plan, agency, text="Treo pano trên các tuyến phố chính")

    draft = upload_draft(**common(focal, filing=filing, reading=read_pasted(OWN_PLAN), instance_id=uuid4()))
    filing.refresh_from_db()
    assert filing.state == FilingState.DRAFTING
    assert files.path_of(draft.version.sha256).read_bytes() == OWN_PLAN.encode()
    assert [item.parent_id for item in draft.items.order_by("position")] == [panels.pk, None]

    filing = cascade.hand_in(**common(focal, filing=filing, parents={2: panels.pk}, left_out=(), settled=()))
    assert (filing.state, filing.round) == (FilingState.HANDED_IN, 1)
    assert set(FilingItem.objects.values_list("parent_id", flat=True)) == {panels.pk}
    assert Notice.objects.get(recipient=judge).title.startswith("Sở Văn hóa, Thể thao và Du lịch gửi dự thảo")

    filing = cascade.ask_for_more(
        **act_on(filing, judge, points=["Thiếu kinh phí", " "], new_due_on=TODAY + timedelta(days=5))
    )
    assert (filing.state, filing.original_due_on) == (FilingState.NEEDS_MORE, AHEAD)
    assert filing.due_on == TODAY + timedelta(days=5)
    [point] = FilingPoint.objects.all()

    make_draft(filing, OWN_PLAN.replace("LED", "LED cỡ lớn"), by_id=focal.pk)
    with pytest.raises(FilingRefused, match="Còn 1 điểm"):
        cascade.hand_in(**common(focal, filing=filing, parents={}, left_out=(), settled=()))
    filing = cascade.hand_in(**common(focal, filing=filing, parents={}, left_out=(), settled=[point.pk]))
    point.refresh_from_db()
    assert (filing.round, point.settled_by) == (2, focal)

    filing = cascade.pass_draft(**act_on(filing, judge))
    assert filing.state == FilingState.PASSED
    filing = cascade.record_issued(**act_on(filing, focal, symbol=" 12/KH-SVHTTDL ", issued_on=TODAY, as_agency=True))

    assert (filing.state, filing.symbol, filing.closed_at) == (FilingState.ISSUED, "12/KH-SVHTTDL", NOW)
    assert list(FilingVersion.objects.order_by("position").values_list("round", "passed")) == [(1, False), (2, True)]
    assert verbs() == [
        "plans.filing.opened",
        "plans.filing.uploaded",
        "plans.filing.handed_in",
        "plans.filing.returned",
        "plans.filing.uploaded",
        "plans.filing.handed_in",
        "plans.filing.passed",
        "plans.filing.issued",
    ]


def test_passing_with_number_and_day_issues_at_once(filing, judge):
    held = make_handed_in(filing)

    issued = cascade.pass_draft(**act_on(held, judge, symbol="12/KH-SVHTTDL", issued_on=TODAY))

    assert issued.state == FilingState.ISSUED


@pytest.mark.parametrize(
    ("symbol", "issued_on", "field"),
    [("", TODAY, "symbol"), ("12/KH", None, "issued_on"), ("12/KH", TODAY + timedelta(days=1), "issued_on")],
)
def test_half_a_number_issues_nothing(filing, judge, symbol, issued_on, field):
    held = make_handed_in(filing)

    with pytest.raises(FilingRefused) as refused, transaction.atomic():
        cascade.pass_draft(**act_on(held, judge, symbol=symbol, issued_on=issued_on))

    assert refused.value.field == field
    held.refresh_from_db()
    assert held.state == FilingState.HANDED_IN
    assert FilingVersion.objects.get().passed is None


def test_a_submission_counts_once_and_other_content_under_its_id_is_refused(filing, judge):
    held, instance_id = make_handed_in(filing), uuid4()
    more = act_on(held, judge, points=["Thiếu kinh phí"], new_due_on=AHEAD, instance_id=instance_id)

    cascade.ask_for_more(**more)
    cascade.ask_for_more(**more)

    assert FilingPoint.objects.count() == 1
    assert verbs().count("plans.filing.returned") == 1
    with pytest.raises(SubmissionRefused):
        cascade.ask_for_more(**{**more, "points": ["Thiếu thời hạn"]})


def test_an_uploaded_draft_counts_once(filing, focal):
    again = common(focal, filing=filing, reading=read_pasted(OWN_PLAN), instance_id=uuid4())

    assert upload_draft(**again) == upload_draft(**again)
    assert FilingVersion.objects.count() == 1


def test_two_appraisers_at_once_the_second_sees_the_clash(filing, judge):
    held = make_handed_in(filing)
    seen_by_both = held.ver
    cascade.pass_draft(**act_on(held, judge))

    with pytest.raises(StaleVersion):
        cascade.ask_for_more(
            **common(judge, filing=held, expected_ver=seen_by_both, points=["Thiếu"], new_due_on=AHEAD)
        )


def test_a_new_draft_takes_the_place_of_one_not_handed_in(filing, focal):
    make_draft(filing, by_id=focal.pk)
    second = make_draft(filing, OWN_PLAN.replace("LED", "LED lớn"), by_id=focal.pk)

    assert FilingVersion.objects.get() == second == pending_draft(filing.pk)
    with pytest.raises(FilingRefused, match="vừa được thay"):
        cascade.hand_in(**common(focal, filing=filing, parents={}, left_out=(), settled=(), position=7))


def test_a_draft_in_which_nothing_was_read_can_be_handed_in(filing, focal):
    make_draft(filing, "Kính gửi các đồng chí. Trời hôm nay đẹp.", by_id=focal.pk)

    held = cascade.hand_in(**common(focal, filing=filing, parents={}, left_out=(), settled=()))

    assert held.state == FilingState.HANDED_IN


def test_a_draft_with_every_item_left_out_is_refused(filing, focal):
    make_draft(filing, by_id=focal.pk)

    with pytest.raises(FilingRefused, match="Giữ ít nhất một nội dung"):
        cascade.hand_in(**common(focal, filing=filing, parents={}, left_out=[1, 2], settled=()))


def test_an_item_of_another_plan_cannot_be_chosen(congress, filing, focal):
    foreign = make_part(make_plan(congress, "09"), make_agency(congress, "Sở Y tế"))
    make_draft(filing, by_id=focal.pk)

    with pytest.raises(FilingRefused, match="không thuộc kế hoạch này"):
        cascade.hand_in(**common(focal, filing=filing, parents={1: foreign.pk}, left_out=(), settled=()))


def test_a_draft_cannot_be_uploaded_while_another_is_appraised(filing, focal):
    held = make_handed_in(filing)

    with pytest.raises(DraftRefused, match="đang chờ thẩm định"):
        make_draft(held, by_id=focal.pk)


def test_the_agency_itself_notes_no_paper_before_its_draft_passed(filing, focal):
    with pytest.raises(FilingRefused, match="sau khi dự thảo được thẩm định đạt"):
        cascade.record_issued(**act_on(filing, focal, symbol="12/KH", issued_on=TODAY, as_agency=True))


def test_an_exemption_needs_a_reason_and_somebody_else(filing, focal, secretary):
    with pytest.raises(FilingRefused, match="Nhập lý do"):
        cascade.ask_exemption(**common(focal, filing=filing, reason="  "))
    asked = cascade.ask_exemption(**common(focal, filing=filing, reason="Không phát sinh nội dung riêng"))
    with pytest.raises(FilingRefused, match="không tự ký"):
        cascade.answer_exemption(**act_on(asked, focal, granted=True, answer=""))

    exempt = cascade.answer_exemption(**act_on(asked, secretary, granted=True, answer=""))

    assert (exempt.state, exempt.exemption_answered_by) == (FilingState.EXEMPT, secretary)


def test_a_refused_exemption_says_why_and_can_be_asked_for_again(filing, focal, secretary):
    asked = cascade.ask_exemption(**common(focal, filing=filing, reason="Không phát sinh"))
    with pytest.raises(FilingRefused, match="lý do không đồng ý"):
        cascade.answer_exemption(**act_on(asked, secretary, granted=False, answer=""))

    refused = cascade.answer_exemption(**act_on(asked, secretary, granted=False, answer="Cơ quan chủ trì mục II.3"))
    again = cascade.ask_exemption(**common(focal, filing=refused, reason="Đã chuyển mục II.3 cho cơ quan khác"))

    assert again.exemption_is_asked
    assert again.state == FilingState.NOT_OPENED


def test_an_extension_keeps_the_original_day_and_is_counted(plan, agency, secretary):
    filing = make_filing(plan, agency, due_on=LATE)

    once = cascade.extend_filing(**act_on(filing, secretary, new_due_on=AHEAD, reason="Chờ hướng dẫn"))
    twice = cascade.extend_filing(
        **act_on(once, secretary, new_due_on=AHEAD + timedelta(days=3), reason="Chờ kinh phí")
    )

    assert (twice.original_due_on, twice.extension_count) == (LATE, 2)
    with pytest.raises(FilingRefused, match="sau hạn hiện tại"):
        cascade.extend_filing(**act_on(twice, secretary, new_due_on=AHEAD, reason="Lùi lại"))


def test_a_withdrawn_request_can_be_made_again(plan, agency, filing, secretary):
    cascade.withdraw_filing(**act_on(filing, secretary, reason="Mở nhầm"))

    asked = common(secretary, plan=plan, agency_ids=[agency.pk], due_on=AHEAD, appraiser_id=None)

    assert cascade.open_filings(**asked) == 1
    filing.refresh_from_db()
    assert filing.state == FilingState.NOT_OPENED


def test_a_plan_with_begun_own_plans_is_not_taken_out(plan, filing, focal):
    cascade.refuse_begun_filings(plan=plan)
    cascade.mark_seen(**common(focal, filing=filing, begins=False))

    with pytest.raises(IntakeRefused, match="1 cơ quan đã xem"):
        cascade.refuse_begun_filings(plan=plan)


def test_a_successor_takes_over_what_is_still_owed(congress, plan, agency, filing, secretary):
    done = make_filing(make_plan(congress, "09"), agency)
    cascade.record_issued(**act_on(done, secretary, symbol="3/KH", issued_on=TODAY, as_agency=False))
    heir = make_agency(congress, "Sở Văn hóa mới")

    succeed_agency(agency=agency, successor=heir, on=TODAY, expected_ver=agency.ver, by_id=secretary.pk, now=NOW)

    filing.refresh_from_db()
    done.refresh_from_db()
    assert (filing.agency, done.agency) == (heir, agency)


def test_what_a_successor_owes_already_is_not_owed_twice(congress, plan, agency, filing, secretary):
    heir = make_agency(congress, "Sở Văn hóa mới")
    own = make_filing(plan, heir)

    succeed_agency(agency=agency, successor=heir, on=TODAY, expected_ver=agency.ver, by_id=secretary.pk, now=NOW)

    filing.refresh_from_db()
    own.refresh_from_db()
    assert (filing.state, own.state) == (FilingState.WITHDRAWN, FilingState.NOT_OPENED)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("an_issued_own_plan_has_number_and_day", {"state": FilingState.ISSUED}),
        ("an_exemption_has_a_reason_and_two_people", {"state": FilingState.EXEMPT}),
        ("an_own_plan_keeps_its_original_day", {"due_on": AHEAD, "original_due_on": None}),
        ("who_saw_a_filing_and_when_come_together", {"seen_at": NOW}),
        ("who_asked_for_an_exemption_and_when_come_together", {"exemption_asked_at": NOW}),
        ("who_answered_an_exemption_and_when_come_together", {"exemption_answered_at": NOW}),
    ],
)
def test_the_database_keeps_a_promise(filing, name, values):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Filing.objects.filter(pk=filing.pk).update(**values)


def test_one_person_cannot_stand_for_both_sides_of_an_exemption(filing, focal):
    both = {
        "state": FilingState.EXEMPT,
        "exemption_reason": "x",
        "exemption_asked_at": NOW,
        "exemption_asked_by": focal,
        "exemption_answered_at": NOW,
        "exemption_answered_by": focal,
    }

    with pytest.raises(IntegrityError), transaction.atomic():
        Filing.objects.filter(pk=filing.pk).update(**both)
