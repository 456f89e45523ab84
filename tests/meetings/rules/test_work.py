"""What follows from conclusions: tasks, words to given work, answers to obstacles, and what has to be asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.questions import AGREED, ANSWER_ONLY, DECLINED, KNOWN, NEW, Asks
from dondoc.meetings.rules.said import About, Known, Named, OpenObstacle, OpenTask, Said, Scopes
from dondoc.meetings.rules.work import Hint, Work, plan_work
from dondoc.plans.enums import PartyRole

TODAY, DUE = date(2015, 10, 6), date(2015, 10, 15)
HEALTH = Known(id=1, name="Sở Y tế", kind="state")
POLICE = Known(id=2, name="Công an tỉnh", kind="state")
CITY = Known(id=3, name="Ủy ban nhân dân thành phố Kon Tum", kind="area")
DISTRICT = Known(id=4, name="Ủy ban nhân dân huyện Sa Thầy", kind="area")
OFFICE = Known(id=5, name="Văn phòng Tỉnh ủy", kind="party")
UNION = Known(id=6, name="Tỉnh Đoàn", kind="union")
DIRECTORY = (HEALTH, POLICE, CITY, DISTRICT, OFFICE, UNION)
SCOPES = Scopes(called=frozenset({1, 2, 5}), with_work=frozenset({1, 3}))
TASK = OpenTask(id=70, code="KH06-II-1", title="Xây dựng phim tài liệu", is_open=True, lead_ids=(2,))
CARD = OpenObstacle(id=8, name="VM-01", is_open=True, waits=True)


def said(*parties: Named, kind=ConclusionKind.ASSIGN, text="kiểm tra bếp ăn", **values) -> Said:
    given_values = {"id": 12, "number": 3, "due_on": DUE} | values
    return Said(kind=kind, text=text, parties=parties, **given_values)


def lead(party: Known | str, kind: str = "") -> Named:
    return _named(PartyRole.LEAD, party, kind)


def helper(party: Known | str) -> Named:
    return _named(PartyRole.COORDINATING, party, "")


def _named(role, party, kind):
    if isinstance(party, str):
        return Named(role=role, group=party, kind=kind)
    return Named(role=role, agency_id=party.id)


def plan(*conclusions: Said, answers=None, **abouts: About) -> Work:
    return plan_work(
        conclusions,
        directory=DIRECTORY,
        scopes=SCOPES,
        abouts={key.replace("_", ":"): about for key, about in abouts.items()},
        answers=answers or {},
        today=TODAY,
    )


def test_a_conclusion_with_a_lead_is_one_task():
    appraiser = Named(role=PartyRole.APPRAISING, agency_id=OFFICE.id)
    work = plan(said(lead(HEALTH), lead(POLICE), helper(CITY), appraiser, text="Giao kiểm tra bếp ăn."))
    (task,) = work.tasks

    assert work.is_ready
    assert (task.code, task.title) == ("3", "kiểm tra bếp ăn")
    assert (task.leads, task.coordinating, task.appraising) == ((1, 2), (3,), (5,))
    assert (task.due_on, task.deadline_text) == (DUE, "hoàn thành trước ngày 15/10/2015")


@pytest.mark.parametrize(
    ("words", "kind", "members"),
    [
        ("các sở, ban, ngành", "", [1, 2]),
        ("các sở, ban, ngành, đoàn thể tỉnh", "", [1, 2, 6]),
        ("các huyện, thành phố", "", [3, 4]),
        ("Ủy ban nhân dân các huyện", "", [4]),
        ("các xã, phường", "", []),
        ("các địa phương", "", [3, 4]),
        ("các ban Đảng", "", [5]),
        ("các cơ quan", "party", [5]),
    ],
)
def test_a_class_is_one_task_for_each_agency_of_it(words, kind, members):
    work = plan(said(lead(words, kind)))

    assert [task.leads for task in work.tasks] == [(member,) for member in members]
    if len(members) > 1:
        assert [task.code for task in work.tasks] == [f"3-{place}" for place in range(1, len(members) + 1)]
    assert [one.hint for one in work.remarks] == ([] if members else [Hint.NOBODY_IN_CLASS])
    assert work.is_ready is bool(members)


def test_an_agency_named_beside_its_class_has_one_task():
    work = plan(said(lead(CITY), lead("các huyện, thành phố")))

    assert [task.leads for task in work.tasks] == [(3,), (4,)]


@pytest.mark.parametrize(
    ("answer", "members"), [("called", [1, 2, 5]), ("with_work", [1, 3]), ("everybody", [1, 2, 3, 4, 5, 6])]
)
def test_a_class_without_a_kind_reaches_as_far_as_a_person_says(answer, members):
    asked, answered = plan(said(lead("các cơ quan"))), plan(said(lead("các cơ quan")), answers={"scope-12": answer})

    assert [(one.asks, one.answer) for one in asked.questions] == [(Asks.WHICH_AGENCIES, "")]
    assert [(one.value, one.count) for one in asked.questions[0].choices] == [
        ("called", 3),
        ("with_work", 2),
        ("everybody", 6),
    ]
    assert not asked.is_ready
    assert asked.tasks == ()
    assert [task.leads for task in answered.tasks] == [(member,) for member in members]


def test_an_unknown_answer_is_none():
    assert not plan(said(lead("các cơ quan")), answers={"scope-12": "somebody"}).is_ready


@pytest.mark.parametrize("parties", [(), (lead("các đơn vị liên quan"),)])
def test_work_without_a_lead_is_asked_for_the_likely_ones_first(parties):
    work = plan(said(*parties, helper(CITY), about="about:1"), about_1=About(tasks=()), answers={})
    (question,) = work.questions

    assert question.asks is Asks.WHO_LEADS
    assert [choice.value for choice in question.choices] == ["3", "1", "2", "5", "group"]
    assert work.tasks == ()


def test_whoever_was_named_since_leads_instead_of_those_concerned():
    work = plan(said(lead("các đơn vị liên quan"), lead(HEALTH)))

    assert [task.leads for task in work.tasks] == [(1,)]


def test_an_agency_that_is_gone_is_asked_for():
    work = plan(said(Named(role=PartyRole.LEAD, agency_id=99)))

    assert [one.asks for one in work.questions] == [Asks.WHO_LEADS]


def test_a_class_nobody_can_count_helps_in_words_alone():
    (task,) = plan(said(lead(HEALTH), helper("các đơn vị liên quan"), helper("các huyện"))).tasks

    assert task.coordinating == (4,)


@pytest.mark.parametrize(
    ("values", "hints"),
    [
        ({"due_on": None}, [Hint.NO_DATE]),
        ({"due_on": None, "due_words": "thường xuyên"}, []),
        ({"due_on": date(2015, 10, 5)}, [Hint.DATE_PAST]),
        ({"due_on": TODAY}, []),
        ({"is_agreed": False}, [Hint.NOT_AGREED]),
    ],
)
def test_what_is_said_and_allowed(values, hints):
    work = plan(said(lead(HEALTH), **values))

    assert [one.hint for one in work.remarks] == hints
    assert work.is_ready


@pytest.mark.parametrize(("parties", "near"), [((), KNOWN), ((lead(POLICE),), KNOWN), ((lead(HEALTH),), NEW)])
def test_work_that_may_be_given_already_is_asked_with_the_likely_answer(parties, near):
    work = plan(said(*parties, about="task:70"), task_70=About(tasks=(TASK,)))

    assert [(one.asks, one.answer) for one in work.questions if one.asks is Asks.NEW_OR_KNOWN] == [
        (Asks.NEW_OR_KNOWN, near)
    ]
    assert [one.task_ids for one in work.known] == ([(70,)] if near == KNOWN else [])


def test_a_person_may_say_it_is_new_work_all_the_same():
    work = plan(said(lead(POLICE), about="task:70"), answers={"task-12": NEW}, task_70=About(tasks=(TASK,)))

    assert [task.leads for task in work.tasks] == [(2,)]
    assert work.known == ()


def test_returned_work_goes_back_to_who_leads_it():
    again = said(kind=ConclusionKind.RETURN, text="bổ sung nguồn gốc", about="task:70")
    (known,) = plan(again, task_70=About(tasks=(TASK,))).known

    assert (known.task_ids, known.leads, known.sends_back, known.new_due_on) == ((70,), (2,), True, DUE)


@pytest.mark.parametrize(
    ("about", "hint"),
    [
        (About(), Hint.NOTHING_TO_RETURN),
        (About(tasks=(OpenTask(id=1, code="A", title="A", is_open=False),)), Hint.TASK_CLOSED),
        (About(obstacle=OpenObstacle(id=1, name="VM-01", is_open=False)), Hint.OBSTACLE_CLOSED),
    ],
)
def test_what_cannot_go_back_stands_in_the_way(about, hint):
    work = plan(said(kind=ConclusionKind.RETURN, about="it"), it=about)

    assert [one.hint for one in work.remarks] == [hint]
    assert not work.is_ready


def test_a_returned_card_is_declined():
    (decided,) = plan(said(kind=ConclusionKind.RETURN, about="it"), it=About(obstacle=CARD)).decided

    assert decided.verdict == DECLINED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Đồng ý thuê 12 xe", AGREED), ("Không đồng ý thuê thêm xe", DECLINED), ("Chưa thống nhất phương án", DECLINED)],
)
def test_a_decision_answers_the_card_its_item_is_about(text, verdict):
    work = plan(said(kind=ConclusionKind.DECIDE, text=text, about="it"), it=About(obstacle=CARD))

    assert [(one.obstacle_id, one.verdict) for one in work.decided] == [(8, verdict)]
    assert work.is_ready


def test_a_card_with_several_ways_is_asked():
    card = OpenObstacle(id=8, name="VM-01", is_open=True, waits=True, ways=((5, "Thuê"), (6, "Mượn")))
    one = said(kind=ConclusionKind.DECIDE, text="Đồng ý", about="it")

    asked, answered = (
        plan(one, it=About(obstacle=card)),
        plan(one, it=About(obstacle=card), answers={"way-12": "way:6"}),
    )

    assert [question.answer for question in asked.questions] == [""]
    assert asked.decided == ()
    assert [(decided.verdict, decided.way_id) for decided in answered.decided] == [(AGREED, 6)]


def test_a_decision_about_an_obstacle_without_a_card_is_its_answer():
    obstacle = OpenObstacle(id=8, name="VM-01", is_open=True)
    (decided,) = plan(said(kind=ConclusionKind.DECIDE, about="it"), it=About(obstacle=obstacle)).decided

    assert decided.verdict == ANSWER_ONLY


def test_what_is_noted_or_decided_about_nothing_gives_no_work():
    work = plan(
        said(lead(HEALTH), kind=ConclusionKind.NOTE, number=None), said(kind=ConclusionKind.DECIDE, text="Đồng ý")
    )

    assert work == Work()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(list(ConclusionKind)),
            st.lists(
                st.sampled_from([lead(HEALTH), lead(POLICE), helper(CITY), lead("các huyện"), lead("các cơ quan")])
            ),
            st.dictionaries(st.sampled_from(["scope-1", "scope-2"]), st.sampled_from(["called", "everybody", "x"])),
        ),
        max_size=4,
    )
)
def test_every_conclusion_that_gives_work_is_carried_out_or_asked(drawn):
    conclusions = [
        said(*dict.fromkeys(parties), kind=kind, id=place, number=place)
        for place, (kind, parties, _answers) in enumerate(drawn, start=1)
    ]
    answers = {key: value for _kind, _parties, given_answers in drawn for key, value in given_answers.items()}
    work = plan(*conclusions, answers=answers)

    for one in conclusions:
        tasks = [task for task in work.tasks if task.conclusion_id == one.id]
        open_ones = [question for question in work.open_questions if question.conclusion_id == one.id]
        blocked = [remark for remark in work.remarks if remark.conclusion_id == one.id]
        if one.kind == ConclusionKind.ASSIGN:
            assert bool(tasks) != bool(open_ones)
        elif one.kind == ConclusionKind.RETURN:
            assert [remark.hint for remark in blocked] == [Hint.NOTHING_TO_RETURN]
        else:
            assert not tasks
            assert not open_ones
        assert len({task.code for task in tasks}) == len(tasks)
