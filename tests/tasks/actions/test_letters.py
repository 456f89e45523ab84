"""Letters of urging: drafted once, issued with numbers, urged by; the second only after the first; on both databases."""

import time
import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from dondoc.archive.actions.issuing import issue_paper
from dondoc.archive.actions.outgoing import discard_draft
from dondoc.archive.enums import OutgoingState
from dondoc.archive.models import Outgoing
from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.models import Entry
from dondoc.notices.models import Delivery, Notice
from dondoc.papers.layouts.content import plain_lines
from dondoc.papers.layouts.wire import from_plain
from dondoc.people.enums import Role
from dondoc.tasks.actions.letters import issue_letters, rewrite_letter, write_letters
from dondoc.tasks.actions.urge import answer_urge, send_urges
from dondoc.tasks.enums import TaskState, UrgeAnswer, UrgeChannel, UrgeState
from dondoc.tasks.models import Task, Urge, UrgeLetter, UrgeTask
from dondoc.tasks.queries.letters import letter_by_id, open_letters
from dondoc.tasks.queries.past_urges import state_of
from dondoc.tasks.queries.urging import desk
from dondoc.tasks.queries.urging_drafts import Sender
from dondoc.web.db import StaleVersion
from tests.factories.archive import make_body
from tests.factories.people import make_agency, make_congress, make_member
from tests.factories.tasks import make_item, make_plan, make_report, make_task, make_urge
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2015, 10, 8, 9, 0, tzinfo=ZONE)
NEXT_WEEK = NOW + timedelta(days=7)
LATE = date(2015, 10, 1)


@pytest.fixture(autouse=True)
def _an_installation_that_sends(settings) -> None:
    settings.DEMO = False


@pytest.fixture
def congress():
    return make_congress(is_demo=False, pinned_today=None)


@pytest.fixture
def body(congress):
    return make_body(congress, recipients="Lưu: Tổ giúp việc")


def late_agency(congress, name: str = "Sở Y tế", *, tasks: int = 1, **values):
    agency = make_agency(congress, name)
    make_member(congress, Role.FOCAL, agency, email="yte@kontum.example")
    for _place in range(tasks):
        make_task(congress, lead=agency, due_on=LATE, **values)
    return agency


def write(body, *agencies, now=NOW, instance_id=None, by_id=None):
    return write_letters(
        congress_id=body.congress_id,
        agency_ids=[agency.pk for agency in agencies],
        body=body,
        instance_id=instance_id or uuid.uuid4(),
        by_id=by_id,
        now=now,
    )


def issue(body, *, now=NOW):
    return issue_letters(letters=open_letters(body.congress_id), by_id=None, now=now)


def words(letter: UrgeLetter) -> str:
    return "\n".join(plain_lines(from_plain(Outgoing.objects.get(pk=letter.outgoing_id).content)))


def test_one_press_drafts_one_letter_per_agency_with_all_its_late_tasks_and_sends_nothing(congress, body):
    first, second = late_agency(congress, tasks=3), late_agency(congress, "Sở Tài chính")
    make_task(congress, lead=first, due_on=date(2015, 10, 20))

    written = write(body, first, second)

    letters = open_letters(congress.pk, batch=written.batch)
    assert (written.drafted, written.left_out) == (2, ())
    assert [(one.agency.name, one.tasks.count(), one.times) for one in letters] == [
        ("Sở Tài chính", 1, 1),
        ("Sở Y tế", 3, 1),
    ]
    assert {one.outgoing.state for one in letters} == {OutgoingState.DRAFT}
    assert (Urge.objects.count(), Delivery.objects.count(), Notice.objects.count()) == (0, 0, 0)


def test_the_same_press_twice_drafts_once_and_answers_alike(congress, body):
    agency, instance = late_agency(congress), uuid.uuid4()

    first = write(body, agency, instance_id=instance)
    again = write(body, agency, instance_id=instance)

    assert first == again
    assert UrgeLetter.objects.count() == 1


def test_the_same_id_for_other_agencies_is_refused(congress, body):
    first, second, instance = late_agency(congress), late_agency(congress, "Sở Tài chính"), uuid.uuid4()
    write(body, first, instance_id=instance)

    with pytest.raises(SubmissionRefused):
        write(body, second, instance_id=instance)


def test_a_letter_recites_the_plan_and_the_last_report(congress, body):
    plan = make_plan(congress, "06", kind="Kế hoạch", symbol="06-KH/TBPV", issued_on=date(2015, 4, 20))
    item = make_item(plan, label="X.6")
    agency = make_agency(congress, "Sở Giáo dục và Đào tạo")
    other = make_agency(congress, "Sở Tài chính")
    task = make_task(congress, lead=[agency, other], due_on=LATE, plan=plan, item=item, title="Mở hội thi")
    make_report(task, agency=agency, percent=40, at=datetime(2015, 9, 28, 23, 30, tzinfo=ZONE))
    make_report(task, agency=other, percent=90, at=datetime(2015, 10, 2, 9, 0, tzinfo=ZONE))

    write(body, agency)

    text = words(UrgeLetter.objects.get())
    assert "Theo phân công tại Kế hoạch số 06-KH/TBPV, ngày 20 tháng 4 năm 2015" in text
    assert "Mở hội thi (mục X.6); thời hạn hoàn thành: ngày 01/10/2015; quá hạn 07 ngày" in text
    assert "báo cáo gần nhất ngày 28/09/2015: đang thực hiện, đạt 40%" in text


def test_a_task_of_no_plan_is_recited_by_the_notice_it_comes_from(congress, body):
    late = late_agency(congress, source="Thông báo 15-TB/TBPV, kết luận 3")

    write(body, late)

    text = words(UrgeLetter.objects.get())
    assert "Theo phân công tại Thông báo số 15-TB/TBPV, Sở Y tế được giao chủ trì" in text
    assert "(kết luận 3); thời hạn" in text


def test_issuing_numbers_the_letter_urges_the_agency_and_tells_its_focal_points(congress, body):
    agency = late_agency(congress, tasks=2)
    write(body, agency)

    done = issue(body)

    letter = letter_by_id(congress.pk, UrgeLetter.objects.get().pk)
    urge = Urge.objects.get()
    assert (done.issued, done.refused) == (("Sở Y tế",), ())
    assert (letter.outgoing.symbol, letter.is_open, letter.urge_id) == ("01-CV/TBPV", False, urge.pk)
    assert (urge.channel, urge.rung, urge.addressed_to) == (UrgeChannel.LETTER, 5, "Giám đốc Sở Y tế")
    assert list(UrgeTask.objects.values_list("days_late", flat=True)) == [7, 7]
    delivery = Delivery.objects.get()
    assert (delivery.address, state_of(letter.urge)) == ("yte@kontum.example", UrgeState.WAITING)
    assert delivery.path.endswith(f"/tasks/urging/letters/{letter.pk}")
    assert Notice.objects.get().path == delivery.path
    assert "Công văn số 01-CV/TBPV" in delivery.text
    assert list(Entry.objects.filter(verb="tasks.agency.urged").values_list("target_id", flat=True)) == [urge.pk]
    assert {row.place.stands.kind for row in desk(congress.pk, now=NOW).rows} == {"letter"}


def test_a_letter_issued_from_the_register_of_papers_urges_just_the_same(congress, body):
    write(body, late_agency(congress))
    paper = UrgeLetter.objects.get().outgoing

    issue_paper(outgoing=paper, expected_ver=paper.ver, by_id=None, now=NOW)

    assert Urge.objects.get().letter.outgoing_id == paper.pk


def test_issuing_twice_urges_once(congress, body):
    write(body, late_agency(congress))
    letters = open_letters(congress.pk)
    again = open_letters(congress.pk)

    issue_letters(letters=letters, by_id=None, now=NOW)
    second = issue_letters(letters=again, by_id=None, now=NOW)

    assert second.issued == ()
    assert [name for name, _sentence in second.refused] == ["Sở Y tế"]
    assert (Urge.objects.count(), Outgoing.objects.filter(state=OutgoingState.ISSUED).count()) == (1, 1)


def test_a_second_letter_waits_for_the_first_to_be_issued(congress, body):
    agency = late_agency(congress)
    write(body, agency)

    written = write(body, agency, now=NOW + timedelta(hours=1))

    assert (written.drafted, written.left_out) == (0, (agency.pk,))


def test_the_second_letter_names_the_first_by_number_and_day_and_the_promise_since(congress, body):
    agency = late_agency(congress)
    write(body, agency)
    issue(body)
    answer_urge(
        congress_id=congress.pk,
        agency=agency,
        urge=Urge.objects.get(),
        answer=UrgeAnswer.PROMISED,
        promised_until=date(2015, 10, 12),
        instance_id=uuid.uuid4(),
        by_id=make_member(congress).pk,
        now=NOW + timedelta(hours=2),
    )

    write(body, agency, now=NEXT_WEEK)

    letter = UrgeLetter.objects.get(is_open=True)
    text = words(letter)
    assert letter.times == 2
    assert "Tiểu ban đã có Công văn số 01-CV/TBPV, ngày 08/10/2015 đôn đốc Sở Y tế thực hiện" in text
    assert "Sau đó, Sở Y tế cam kết hoàn thành chậm nhất ngày 12/10/2015." in text
    assert letter.answer_by == date(2015, 10, 19)


@pytest.mark.writes_tasks_by_hand
def test_a_letter_about_other_work_is_the_first_one_again(congress, body):
    agency = late_agency(congress)
    write(body, agency)
    issue(body)
    Task.objects.update(state=TaskState.DONE, done_on=LATE, closed_on=LATE)
    make_task(congress, lead=agency, due_on=date(2015, 10, 2))

    write(body, agency, now=NOW + timedelta(days=14))

    assert UrgeLetter.objects.get(is_open=True).times == 1


@pytest.mark.writes_tasks_by_hand
@pytest.mark.parametrize("left_alone", ["urged", "promised", "fresh", "soon"])
def test_an_agency_left_in_peace_gets_no_letter(congress, body, left_alone):
    agency = late_agency(congress)
    if left_alone == "urged":
        make_urge(agency, at=NOW - timedelta(hours=3))
    elif left_alone == "promised":
        make_urge(agency, at=NOW - timedelta(days=3), promised_until=date(2015, 10, 9))
    elif left_alone == "fresh":
        Task.objects.update(last_report_at=NOW - timedelta(hours=1))
    else:
        Task.objects.update(due_on=date(2015, 10, 9))

    assert write(body, agency).left_out == (agency.pk,)
    assert not UrgeLetter.objects.exists()


def test_a_letter_goes_out_also_when_the_agency_was_called_that_day(congress, body):
    agency = late_agency(congress)
    write(body, agency)
    make_urge(agency, at=NOW, held_on=NOW.date())

    issue(body)

    assert Urge.objects.get(channel=UrgeChannel.LETTER).held_on is None


@pytest.mark.writes_tasks_by_hand
def test_a_draft_of_another_day_is_written_anew_before_it_is_issued(congress, body):
    agency = late_agency(congress, tasks=2)
    write(body, agency)
    Task.objects.filter(pk=Task.objects.order_by("pk").first().pk).update(
        state=TaskState.DONE, done_on=LATE, closed_on=LATE
    )

    [(name, sentence)] = issue(body, now=NEXT_WEEK).refused
    stale = open_letters(congress.pk)[0]
    renewed = rewrite_letter(letter=stale, expected_ver=stale.outgoing.ver, by_id=None, now=NEXT_WEEK)

    assert (name, "08/10/2015" in sentence) == ("Sở Y tế", True)
    assert (renewed.tasks.count(), "quá hạn 14 ngày" in words(renewed)) == (1, True)
    assert issue(body, now=NEXT_WEEK).issued == ("Sở Y tế",)


def test_rewriting_a_draft_another_changed_changes_nothing(congress, body):
    write(body, late_agency(congress))
    letter = open_letters(congress.pk)[0]

    with pytest.raises(StaleVersion):
        rewrite_letter(letter=letter, expected_ver=letter.outgoing.ver + 1, by_id=None, now=NOW)

    assert UrgeLetter.objects.get().is_open


def test_giving_a_draft_up_frees_the_agency(congress, body):
    agency = late_agency(congress)
    write(body, agency)
    paper = UrgeLetter.objects.get().outgoing
    discard_draft(outgoing=paper, expected_ver=paper.ver, by_id=None, now=NOW)

    assert write(body, agency).drafted == 1


def test_the_database_itself_refuses_two_letters_in_draft(congress, body):
    write(body, late_agency(congress))
    letter = UrgeLetter.objects.get()
    other = Outgoing.objects.get(pk=letter.outgoing_id)
    other.pk = None
    other.save()
    letter.pk, letter.outgoing_id = None, other.pk

    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save()


def test_the_desk_sends_no_message_where_the_step_is_a_letter(congress, body):
    agency = late_agency(congress)
    sender = Sender(function="Thư ký", congress_name="Tiểu ban", congress_slug="dh")

    sent = send_urges(
        congress_id=congress.pk,
        agency_ids=[agency.pk],
        channel=UrgeChannel.LETTER,
        sender=sender,
        instance_id=uuid.uuid4(),
        by_id=make_member(congress).pk,
        now=NOW,
    )

    assert (sent.urged, sent.left_out) == (0, (agency.pk,))


def test_a_hundred_letters_are_drafted_and_issued_in_one_go(congress, body):
    agencies = [late_agency(congress, f"Sở số {place:03d}", tasks=1 + place % 7) for place in range(100)]
    began, began_cpu = time.perf_counter(), time.process_time()

    write(body, *agencies)
    done = issue(body)

    took = time.perf_counter() - began
    print(f"100 letters drafted and issued in {took:.1f} s, {time.process_time() - began_cpu:.1f} s of them at work")
    assert (len(done.issued), done.refused) == (100, ())
    numbers = sorted(Outgoing.objects.values_list("number", flat=True))
    assert numbers == list(range(1, 101))


@WITH_COMMITTED_ROWS
def test_two_secretaries_who_draft_at_once_draft_one_letter():
    congress = make_congress(is_demo=False, pinned_today=None)
    body, agency = make_body(congress), late_agency(congress)

    drafted = at_once(*[lambda: write(body, agency).drafted] * 2)

    assert drafted.count(1) == 1
    assert UrgeLetter.objects.count() == 1
