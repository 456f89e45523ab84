"""Urging: once, by whom it may, settled and answered; on both databases."""

import uuid
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.models import Entry
from dondoc.notices.enums import DeliveryState
from dondoc.notices.models import Delivery, Notice
from dondoc.people.enums import Role
from dondoc.tasks.actions.urge import (
    Sent,
    UrgeRefused,
    answer_urge,
    give_up,
    mark_left,
    record_urge,
    resend,
    send_urges,
)
from dondoc.tasks.enums import Ask, ObstacleState, PartState, TaskState, UrgeAnswer, UrgeChannel, UrgeState
from dondoc.tasks.models import Obstacle, Urge, UrgeTask
from dondoc.tasks.queries.past_urges import state_of
from dondoc.tasks.queries.urging import desk
from dondoc.tasks.queries.urging_drafts import Sender
from dondoc.tasks.rules.escalation import Verdict
from dondoc.web.db import StaleVersion
from tests.factories.people import make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task, make_urge
from tests.support.at_once import WITH_COMMITTED_ROWS, at_once

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2015, 10, 8, 9, 0, tzinfo=ZONE)
LATE = date(2015, 10, 1)
SENDER = Sender(function="Thư ký", congress_name="Tiểu ban Tuyên truyền", congress_slug="dh")
REAL = {"is_demo": False, "pinned_today": None}


@pytest.fixture(autouse=True)
def _an_installation_that_sends(settings) -> None:
    settings.DEMO = False


@pytest.fixture
def congress():
    return make_congress(**REAL)


def late_agency(congress, name: str = "Sở Y tế", *, email: str = "yte@kontum.example", tasks: int = 1):
    """Return an agency with late tasks and a focal point who can be written to."""
    agency = make_agency(congress, name)
    make_member(congress, Role.FOCAL, agency, email=email, phone="0912345678")
    for _place in range(tasks):
        make_task(congress, lead=agency, due_on=LATE)
    return agency


def send(congress, *agencies, now=NOW, instance_id=None, channel=None, by=None, **values) -> Sent:
    return send_urges(
        congress_id=congress.pk,
        agency_ids=[agency.pk for agency in agencies],
        channel=channel,
        sender=SENDER,
        instance_id=instance_id or uuid.uuid4(),
        by_id=(by or make_member(congress)).pk,
        now=now,
        **values,
    )


def row_of(congress, agency, *, now=NOW):
    return next(row for row in desk(congress.pk, now=now, judges_promises=True).rows if row.code == agency.code)


def test_one_press_queues_one_letter_per_agency_with_its_tasks_as_late_as_they_are(congress):
    first, second = late_agency(congress, tasks=2), late_agency(congress, "Sở Tài chính", email="stc@kontum.example")

    sent = send(congress, first, second)

    urges = list(Urge.objects.order_by("pk"))
    assert (sent.urged, sent.left_out) == (2, ())
    assert [urge.channel for urge in urges] == ["email", "email"]
    assert [state_of(urge) for urge in urges] == [UrgeState.WAITING] * 2
    assert list(UrgeTask.objects.order_by("pk").values_list("days_late", flat=True)) == [7, 7, 7]
    assert {one.address for one in Delivery.objects.all()} == {"yte@kontum.example", "stc@kontum.example"}
    assert [one.text for one in Delivery.objects.order_by("pk")] == [urge.text for urge in urges]
    assert list(Entry.objects.filter(verb="tasks.agency.urged").values_list("target_id", flat=True)) == [
        urge.pk for urge in urges
    ]


def test_the_same_press_twice_acts_once_and_answers_alike(congress):
    agency, instance, secretary = late_agency(congress), uuid.uuid4(), make_member(congress)

    first = send(congress, agency, instance_id=instance, by=secretary)
    again = send(congress, agency, instance_id=instance, by=secretary, now=NOW + timedelta(days=2))

    assert first == again
    assert (Urge.objects.count(), Delivery.objects.count()) == (1, 1)


def test_the_same_id_for_other_agencies_is_refused(congress):
    first, second, instance, secretary = (
        late_agency(congress),
        late_agency(congress, "Sở Tài chính"),
        uuid.uuid4(),
        make_member(congress),
    )
    send(congress, first, instance_id=instance, by=secretary)

    with pytest.raises(SubmissionRefused):
        send(congress, second, instance_id=instance, by=secretary)


def test_a_second_secretary_within_24_hours_urges_nobody_again(congress):
    agency = late_agency(congress)
    send(congress, agency)

    sent = send(congress, agency, now=NOW + timedelta(hours=3))

    assert (sent.urged, sent.left_out) == (0, (agency.pk,))
    assert Urge.objects.count() == 1


def test_the_database_itself_refuses_a_second_urge_of_a_day(congress):
    agency = late_agency(congress)
    make_urge(agency, held_on=NOW.date())

    with pytest.raises(IntegrityError), transaction.atomic():
        make_urge(agency, held_on=NOW.date())


@pytest.mark.parametrize("hour", [5, 21, 23])
def test_nobody_is_urged_in_quiet_hours(congress, hour):
    agency = late_agency(congress)

    with pytest.raises(UrgeRefused, match="06:30"):
        send(congress, agency, now=NOW.replace(hour=hour))

    assert Urge.objects.count() == 0


def test_nobody_is_urged_on_a_holiday(congress):
    agency = late_agency(congress)

    with pytest.raises(UrgeRefused, match="ngày nghỉ"):
        send(congress, agency, now=datetime(2016, 1, 1, 9, 0, tzinfo=ZONE))


def test_an_agency_without_an_address_gets_a_text_for_zalo_that_waits_for_a_hand(congress):
    agency = late_agency(congress, email="")

    send(congress, agency)

    urge = Urge.objects.get()
    assert (urge.channel, state_of(urge)) == ("zalo", UrgeState.BY_HAND)
    assert len(urge.text) <= 900
    assert Delivery.objects.count() == 0


def test_the_inbox_channel_puts_a_notice_before_the_focal_point(congress):
    agency = late_agency(congress)

    send(congress, agency, channel=UrgeChannel.IN_APP)

    assert Notice.objects.get().title == "Đề nghị báo cáo 1 nhiệm vụ quá hạn của Sở Y tế"
    assert state_of(Urge.objects.get()) == UrgeState.SENT


def test_a_demo_sends_nothing_and_says_so():
    congress = make_congress()
    agency = late_agency(congress)

    send(congress, agency, is_demo=True)
    send(congress, late_agency(congress, "Sở Tài chính"), channel=UrgeChannel.IN_APP, is_demo=True)

    assert {state_of(urge) for urge in Urge.objects.all()} == {UrgeState.HELD_BACK}
    assert Notice.objects.count() == 0


def test_what_was_reported_or_waits_for_an_answer_is_not_in_the_message(congress):
    agency = late_agency(congress)
    make_task(congress, lead=agency, due_on=LATE, last_report_at=NOW - timedelta(hours=2))
    make_obstacle(make_task(congress, lead=agency, due_on=LATE), agency)

    send(congress, agency)

    row = row_of(congress, agency)
    assert UrgeTask.objects.count() == 1
    assert (row.late, row.fresh, row.answer_owed) == (1, 1, 1)


def test_a_task_with_two_leads_is_urged_once_with_each(congress):
    first, second = late_agency(congress), late_agency(congress, "Sở Tài chính")
    make_task(congress, lead=[first, second], due_on=LATE)

    send(congress, first, second)

    assert [urge.tasks.count() for urge in Urge.objects.order_by("pk")] == [2, 2]
    assert [row.late for row in desk(congress.pk, now=NOW).rows] == [2, 2]


def test_an_agency_that_has_done_its_part_is_not_urged_for_it(congress):
    first, second = late_agency(congress), late_agency(congress, "Sở Tài chính")
    shared = make_task(congress, lead=[first, second], due_on=LATE)
    shared.parts.filter(agency=first).update(state=PartState.DONE)

    assert [(row.code, row.late) for row in desk(congress.pk, now=NOW).rows] == [(second.code, 2), (first.code, 1)]


def test_an_obstacle_without_a_task_holds_nothing_back(congress):
    agency = late_agency(congress)
    obstacle = make_obstacle(make_task(congress), agency)
    Obstacle.objects.filter(pk=obstacle.pk).update(task=None)

    assert row_of(congress, agency).late == 1


def test_a_task_waits_also_when_its_obstacle_is_dealt_with_in_an_earlier_one(congress):
    agency, other = make_agency(congress), make_agency(congress, "Sở Tài chính")
    task = make_task(congress, lead=agency, due_on=LATE)
    first = make_obstacle(make_task(congress, lead=other), other)
    make_obstacle(task, agency, state=ObstacleState.RESOLVED, resolved_at=NOW, merged_into=first)

    assert row_of(congress, agency).place.verdict == Verdict.ANSWER_OWED


def test_an_obstacle_that_was_answered_and_is_in_hand_no_longer_holds_the_urge_back(congress):
    agency = make_agency(congress)
    make_obstacle(make_task(congress, lead=agency, due_on=LATE), agency, state=ObstacleState.IN_HAND, answered_at=NOW)

    assert row_of(congress, agency).place.verdict == Verdict.URGE


def test_an_answered_obstacle_no_longer_holds_the_urge_back(congress):
    agency = make_agency(congress)
    task = make_task(congress, lead=agency, due_on=LATE)
    obstacle = make_obstacle(task, agency)
    assert row_of(congress, agency).place.verdict == Verdict.ANSWER_OWED

    obstacle.state, obstacle.resolved_at = ObstacleState.RESOLVED, NOW
    obstacle.save()

    assert row_of(congress, agency).place.verdict == Verdict.URGE


def test_a_promise_leaves_the_agency_in_peace_until_its_day_is_over(congress):
    agency = late_agency(congress)
    send(congress, agency)

    answer(congress, agency, UrgeAnswer.PROMISED, promised_until=date(2015, 10, 12))

    assert row_of(congress, agency, now=NOW + timedelta(days=4)).place.verdict == Verdict.PROMISED
    assert row_of(congress, agency, now=NOW + timedelta(days=5)).place.verdict == Verdict.URGE


@pytest.mark.parametrize("given", [UrgeAnswer.NOT_REACHED, UrgeAnswer.WRONG_PERSON])
def test_an_urge_that_reached_nobody_may_be_repeated_the_same_day(congress, given):
    agency = late_agency(congress)
    send(congress, agency)

    answer(congress, agency, given)
    sent = send(congress, agency, now=NOW + timedelta(hours=1), channel=UrgeChannel.ZALO)

    assert sent.urged == 1


def test_an_answer_without_an_urge_is_a_call(congress):
    agency = late_agency(congress)

    answer(congress, agency, UrgeAnswer.NOT_REACHED)

    urge = Urge.objects.get()
    assert (urge.channel, urge.answer, state_of(urge)) == ("call", "not_reached", UrgeState.SENT)
    assert urge.tasks.count() == 1


def test_an_obstacle_in_the_answer_is_raised_with_its_task(congress):
    agency = late_agency(congress)
    task = make_task(congress, lead=agency, due_on=LATE, title="Thuê màn hình")

    answer(congress, agency, UrgeAnswer.OBSTACLE, note="Chưa có kinh phí", task_id=task.pk, ask=Ask.FUNDING)

    obstacle = Obstacle.objects.get()
    assert (obstacle.task, obstacle.text, obstacle.ask) == (task, "Chưa có kinh phí", "funding")


def test_the_same_answer_twice_is_one(congress):
    agency, instance, secretary = late_agency(congress), uuid.uuid4(), make_member(congress)

    first = answer(congress, agency, UrgeAnswer.NOT_REACHED, instance_id=instance, by=secretary)
    again = answer(congress, agency, UrgeAnswer.NOT_REACHED, instance_id=instance, by=secretary)

    assert first == again
    assert Urge.objects.count() == 1


def test_an_urge_is_answered_once(congress):
    agency = late_agency(congress)
    send(congress, agency)
    urge = Urge.objects.get()
    answer(congress, agency, UrgeAnswer.NOT_REACHED, urge=urge)

    with pytest.raises(UrgeRefused, match="vừa được ghi kết quả"):
        answer(congress, agency, UrgeAnswer.WRONG_PERSON, urge=urge)


def answer(congress, agency, given, *, urge=None, instance_id=None, by=None, **values) -> Urge:
    return answer_urge(
        congress_id=congress.pk,
        agency=agency,
        urge=urge or Urge.objects.filter(agency=agency, answer="").order_by("-at").first(),
        answer=given,
        instance_id=instance_id or uuid.uuid4(),
        by_id=(by or make_member(congress)).pk,
        now=NOW,
        **values,
    )


def test_promises_kept_are_counted_by_what_was_handed_in_when(congress):
    agency = make_agency(congress)
    kept = make_task(congress, lead=agency, due_on=LATE, state=TaskState.DONE, done_on=date(2015, 10, 5))
    broken = make_task(congress, lead=agency, due_on=LATE, state=TaskState.DONE, done_on=date(2015, 10, 7))
    make_task(congress, lead=agency, due_on=LATE)
    for task in (kept, broken):
        urge = make_urge(agency, promised_until=date(2015, 10, 6))
        UrgeTask.objects.create(urge=urge, task=task, due_on=LATE, days_late=1)

    row = row_of(congress, agency)

    assert (row.kept, row.promises) == (1, 2)


def unknown(congress, agency) -> Urge:
    """Return an urge whose letter may or may not have been sent."""
    send(congress, agency)
    urge = Urge.objects.get()
    Delivery.objects.update(state=DeliveryState.UNKNOWN)
    return Urge.objects.select_related("delivery").get(pk=urge.pk)


def test_a_person_settles_what_is_not_known(congress):
    agency, secretary = late_agency(congress), make_member(congress)
    urge = unknown(congress, agency)
    assert state_of(urge) == UrgeState.UNKNOWN

    mark_left(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)

    assert state_of(Urge.objects.select_related("delivery").get()) == UrgeState.SENT


def test_a_letter_known_not_to_have_come_is_sent_again(congress):
    agency, secretary = late_agency(congress), make_member(congress)
    urge = unknown(congress, agency)

    resend(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)

    assert Delivery.objects.get().state == DeliveryState.WAITING


def test_what_is_given_up_lets_the_agency_be_urged_otherwise(congress):
    agency, secretary = late_agency(congress), make_member(congress)
    urge = unknown(congress, agency)

    give_up(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)
    sent = send(congress, agency, channel=UrgeChannel.ZALO, now=NOW + timedelta(minutes=5))

    assert sent.urged == 1
    assert state_of(Urge.objects.select_related("delivery").get(pk=urge.pk)) == UrgeState.DROPPED


def test_two_people_settle_one_message_once(congress):
    agency, secretary = late_agency(congress), make_member(congress)
    urge = unknown(congress, agency)
    mark_left(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)

    with pytest.raises(UrgeRefused, match="Đã gửi"):
        give_up(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)


def test_a_text_by_hand_has_left_when_a_person_says_so(congress):
    agency, secretary = late_agency(congress, email=""), make_member(congress)
    send(congress, agency)
    urge = Urge.objects.get()

    with pytest.raises(StaleVersion):
        mark_left(urge=urge, expected_ver=urge.ver + 1, by_id=secretary.pk, now=NOW)
    mark_left(urge=urge, expected_ver=urge.ver, by_id=secretary.pk, now=NOW)

    assert state_of(Urge.objects.get()) == UrgeState.SENT


def test_a_noted_urge_keeps_the_tasks_owed_then(congress):
    agency = late_agency(congress, tasks=2)

    urge = record_urge(
        congress_id=congress.pk, agency=agency, channel=UrgeChannel.CALL, rung=3, by_id=None, now=NOW, note="Đã gọi"
    )

    assert urge.tasks.count() == 2
    assert state_of(urge) == UrgeState.SENT


@WITH_COMMITTED_ROWS
def test_two_secretaries_press_at_once_and_each_agency_is_urged_once():
    congress = make_congress(**REAL)
    agencies = [late_agency(congress, f"Sở số {place}", email=f"so{place}@kontum.example") for place in range(17)]
    one, other = make_member(congress), make_member(congress)

    outcomes = at_once(lambda: send(congress, *agencies, by=one), lambda: send(congress, *reversed(agencies), by=other))

    assert sorted(outcome.urged for outcome in outcomes) == [0, 17]
    assert Urge.objects.count() == Urge.objects.values("agency").distinct().count() == 17
    assert Delivery.objects.count() == 17
