"""An obstacle from raising to the decision and back: told, once, seen by whom it concerns, nothing lost."""

import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dondoc.journal.queries import recent_entries
from dondoc.notices.models import Notice
from dondoc.people.enums import Role
from dondoc.tasks.actions.obstacles import (
    NewWork,
    ObstacleRefused,
    Way,
    answer_obstacle,
    climb_unanswered,
    decide,
    merge_obstacle,
    move_obstacle,
    put_to_decision,
    raise_obstacle,
)
from dondoc.tasks.enums import Ask, DecisionVerdict, ObstacleState
from dondoc.tasks.models import Decision, DecisionEffect, Obstacle, Standing, Task
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_task

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=5)


@pytest.fixture
def congress():
    return make_congress()


@pytest.fixture
def transport(congress):
    return make_agency(congress, "Sở Giao thông vận tải")


@pytest.fixture
def task(congress, transport):
    return make_task(congress, lead=transport, due_on=TODAY)


@pytest.fixture
def people(congress, transport):
    return {
        "focal": make_member(congress, Role.FOCAL, transport),
        "secretary": make_member(congress, Role.SECRETARIAT),
        "head": make_member(congress, Role.HEAD),
    }


def raised(task, agency, **values) -> Obstacle:
    given = {"text": "Thiếu 12 xe 16 chỗ", "ask": Ask.FUNDING, "ask_text": "Bổ sung kinh phí", "is_urgent": True}
    return raise_obstacle(task=task, agency_id=agency.pk, by_id=None, now=NOW, **(given | values))


def told(user) -> list[str]:
    return [notice.title for notice in Notice.objects.filter(recipient=user).order_by("pk")]


def verbs(congress) -> list[str]:
    return [entry.verb for entry in recent_entries(congress_id=congress.pk)[:3]]


def test_an_obstacle_is_numbered_told_to_the_secretariat_and_due_in_a_day(congress, task, transport, people):
    first, second = raised(task, transport), raised(None, transport, congress_id=congress.pk)

    assert (first.number, second.number, second.task) == (1, 2, None)
    assert first.answer_due_at == NOW + timedelta(hours=24)
    assert told(people["secretary"]) == [
        "Vướng mắc mới: VM-1 – Thiếu 12 xe 16 chỗ",
        "Vướng mắc mới: VM-2 – Thiếu 12 xe 16 chỗ",
    ]
    assert verbs(congress)[0] == "tasks.obstacle.raised"


def test_the_same_submission_raises_it_once(task, transport):
    key = uuid.uuid4()

    made = [raised(task, transport, instance_id=key).pk for _again in range(3)]

    assert len(set(made)) == Obstacle.objects.count() == 1


def test_the_first_answer_stops_the_clock_and_hands_it_on(congress, task, transport, people):
    obstacle, finance = raised(task, transport), make_agency(congress, "Sở Tài chính")
    focal = make_member(congress, Role.FOCAL, finance)

    answer_obstacle(obstacle=obstacle, text="Đang xem dự toán", handler_id=finance.pk, by_id=None, now=NOW)
    answer_obstacle(obstacle=obstacle, text="Đã trình", by_id=None, now=NOW + timedelta(hours=3))

    obstacle.refresh_from_db()
    assert (obstacle.state, obstacle.handler, obstacle.answered_at) == (ObstacleState.IN_HAND, finance, NOW)
    assert told(focal) == ["Giao tháo gỡ vướng mắc: VM-1 – Thiếu 12 xe 16 chỗ"]
    assert len(told(people["focal"])) == 2
    assert [answer.text for answer in obstacle.answers.order_by("pk")] == ["Đang xem dự toán", "Đã trình"]


def test_what_nobody_answered_climbs_once(congress, task, transport, people):
    answered = raised(task, transport)
    answer_obstacle(obstacle=answered, text="Đã nhận", by_id=None, now=NOW)
    raised(task, transport)

    climbed = [climb_unanswered(congress_id=congress.pk, now=NOW + timedelta(hours=hours)) for hours in (23, 24, 48)]

    assert climbed == [0, 1, 0]
    assert told(people["head"]) == ["Quá 24 giờ chưa ai trả lời vướng mắc: VM-2 – Thiếu 12 xe 16 chỗ"]


def test_a_yes_moves_the_date_gives_work_to_each_agency_and_clears_it(congress, task, transport, people):
    obstacle = raised(task, transport)
    others = [make_agency(congress, "Sở Y tế"), make_agency(congress, "Công an tỉnh")]
    decision = put_to_decision(
        obstacle=obstacle,
        card="Thuê 12 xe",
        ways=[Way(text="Thuê", cost_vnd=108_000_000), Way(text="Mượn")],
        new_due_on=LATER,
        new_work=NewWork(title="cử xe hỗ trợ", agency_ids=tuple(agency.pk for agency in others), due_on=LATER),
        by_id=None,
        now=NOW,
    )

    made = decide(
        decision=decision,
        verdict=DecisionVerdict.AGREED,
        chosen_id=decision.options.get(position=1).pk,
        expected_ver=decision.ver,
        by_id=people["head"].pk,
        now=NOW,
    )

    task.refresh_from_db()
    obstacle.refresh_from_db()
    assert (task.due_on, task.original_due_on) == (LATER, TODAY)
    assert Standing.objects.filter(task=task, due_on=LATER).count() == 1
    assert [(one.title, one.parts.get().agency) for one in made] == [("Cử xe hỗ trợ", one) for one in others]
    assert (obstacle.state, obstacle.resolution) == (ObstacleState.RESOLVED, "A. Thuê")
    assert told(people["focal"])[-1] == "Đã có quyết định: đồng ý: VM-1 – Thiếu 12 xe 16 chỗ"
    assert "tasks.decision.agreed" in verbs(congress)


def test_a_yes_among_several_ways_names_one(task, transport):
    decision = put_to_decision(
        obstacle=raised(task, transport), card="?", ways=[Way(text="A"), Way(text="B")], by_id=None, now=NOW
    )

    with pytest.raises(ObstacleRefused, match="Chọn phương án"):
        decide(decision=decision, verdict=DecisionVerdict.AGREED, expected_ver=1, by_id=None, now=NOW)

    assert Decision.objects.get().decided_at is None


@pytest.mark.parametrize(
    ("verdict", "state", "is_open"),
    [
        (DecisionVerdict.DECLINED, ObstacleState.IN_HAND, False),
        (DecisionVerdict.TO_MEETING, ObstacleState.AWAITS_DECISION, True),
    ],
)
def test_a_no_hands_it_back_and_a_talk_keeps_it_open(task, transport, verdict, state, is_open):
    obstacle = raised(task, transport)
    decision = put_to_decision(obstacle=obstacle, card="Thuê 12 xe", new_due_on=LATER, by_id=None, now=NOW)

    decide(decision=decision, verdict=verdict, expected_ver=decision.ver, by_id=None, now=NOW)

    obstacle.refresh_from_db()
    task.refresh_from_db()
    assert (obstacle.state, task.due_on, Decision.objects.get().decided_at is None) == (state, TODAY, is_open)


def test_two_who_decide_at_once_do_it_once(task, transport):
    decision = put_to_decision(obstacle=raised(task, transport), card="Thuê", new_due_on=LATER, by_id=None, now=NOW)
    twin = Decision.objects.get(pk=decision.pk)

    decide(decision=decision, verdict=DecisionVerdict.TO_MEETING, expected_ver=1, by_id=None, now=NOW)

    with pytest.raises(StaleVersion):
        decide(decision=twin, verdict=DecisionVerdict.AGREED, expected_ver=1, by_id=None, now=NOW)
    assert Task.objects.get(pk=task.pk).due_on == TODAY


def test_a_card_is_short_and_a_new_one_replaces_it(task, transport):
    obstacle = raised(task, transport)
    put_to_decision(obstacle=obstacle, card="Cũ", by_id=None, now=NOW)
    put_to_decision(obstacle=obstacle, card="Mới", by_id=None, now=NOW)

    with pytest.raises(ObstacleRefused, match="61 từ"):
        put_to_decision(obstacle=obstacle, card="từ " * 61, by_id=None, now=NOW)

    assert [decision.card for decision in Decision.objects.all()] == ["Mới"]


def test_merged_obstacles_keep_their_numbers_and_lead_to_one(congress, task, transport, people):
    first, second, third = (raised(task, transport) for _number in range(3))

    merge_obstacle(obstacle=third, into=second, by_id=None, now=NOW)
    merge_obstacle(obstacle=second, into=first, by_id=None, now=NOW)

    rows = {row.number: (row.state, row.merged_into_id) for row in Obstacle.objects.all()}
    assert rows == {1: ("new", None), 2: ("resolved", first.pk), 3: ("resolved", first.pk)}
    assert "Gộp vào VM-1: VM-2 – Thiếu 12 xe 16 chỗ" in told(people["focal"])


def test_what_is_cleared_is_not_touched_again(task, transport):
    obstacle = raised(task, transport)
    move_obstacle(obstacle=obstacle, state=ObstacleState.RESOLVED, resolution="Đã có xe", by_id=None, now=NOW)

    for act in (
        lambda: answer_obstacle(obstacle=obstacle, text="?", by_id=None, now=NOW),
        lambda: put_to_decision(obstacle=obstacle, card="?", by_id=None, now=NOW),
        lambda: merge_obstacle(obstacle=obstacle, into=raised(task, transport), by_id=None, now=NOW),
    ):
        with pytest.raises(ObstacleRefused, match="đã được tháo gỡ"):
            act()


def test_the_database_refuses_what_no_card_may_be(congress, task, transport):
    decision = put_to_decision(obstacle=raised(task, transport), card="?", by_id=None, now=NOW)
    own = {"congress": congress, "decision": decision}

    for wrong in ({"task": task}, {"title": "Việc"}, {"task": task, "new_due_on": LATER, "title": "Việc"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            DecisionEffect.objects.create(**own, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(congress=congress, obstacle=decision.obstacle, card="?", asked_at=NOW)
