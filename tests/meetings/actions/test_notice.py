"""From the last word of a meeting to the work of its agencies: drafted, asked, issued, all of it or nothing."""

import io
from datetime import date, timedelta

import pytest

from dondoc.archive.actions.outgoing import change_draft, discard_draft, draft_paper, issue_paper
from dondoc.archive.enums import OutgoingState, PaperKind
from dondoc.archive.files import path_of
from dondoc.archive.models import Outgoing
from dondoc.journal.models import Entry
from dondoc.journal.queries import verify
from dondoc.meetings.actions.conclusions import ConclusionRefused, keep_conclusion
from dondoc.meetings.actions.correction import draft_correction
from dondoc.meetings.actions.notice import (
    NoticeRefused,
    answer_questions,
    draft_notice,
    issue_notice,
    keep_as_drafted,
    redraft_notice,
)
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import ConclusionTask, MeetingNotice, NoticeReceiver
from dondoc.meetings.queries.after import conclusion_rows
from dondoc.meetings.queries.correction import correctable
from dondoc.meetings.queries.work import planned_work
from dondoc.meetings.rules.correction import Change
from dondoc.notices.models import Notice
from dondoc.papers.layouts.parts import Text
from dondoc.papers.layouts.wire import from_plain
from dondoc.papers.read_docx import read_docx
from dondoc.people.enums import Role
from dondoc.people.rules.names import matching_key
from dondoc.plans.reader import read_plan
from dondoc.tasks.actions.obstacles import Way, put_to_decision
from dondoc.tasks.enums import DecisionVerdict, ObstacleState, PartState, TaskState
from dondoc.tasks.models import Decision, Obstacle, Standing, Task
from dondoc.web.db import StaleVersion
from tests.factories.meetings import (
    conclude,
    make_agenda_item,
    make_attendee,
    make_body,
    make_closed,
    make_meeting,
    make_running,
)
from tests.factories.people import NOW, TODAY, make_agency, make_congress, make_member
from tests.factories.tasks import make_obstacle, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def congress():
    return make_congress(host_name="Tiểu ban Tổ chức phục vụ Đại hội")


@pytest.fixture
def ground(congress):
    """A meeting that is over, with a body that issues papers and a small directory."""
    make_body(congress)
    names = {
        "health": ("Sở Y tế", "state"),
        "police": ("Công an tỉnh", "state"),
        "culture": ("Sở Văn hóa, Thể thao và Du lịch", "state"),
        "propaganda": ("Ban Tuyên giáo Tỉnh ủy", "party"),
        "city": ("Ủy ban nhân dân thành phố Kon Tum", "area"),
        "district": ("Ủy ban nhân dân huyện Sa Thầy", "area"),
    }
    agencies = {key: make_agency(congress, name, kind=kind) for key, (name, kind) in names.items()}
    return make_closed(congress), agencies


def issued(meeting, *, answers=None) -> MeetingNotice:
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    if answers:
        answer(notice, answers)
        notice.refresh_from_db()
    return issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)


def answer(notice, answers, **values) -> int:
    current = MeetingNotice.objects.select_related("outgoing__body", "meeting").get(pk=notice.pk)
    given = {"expected_ver": current.ver, "draft_ver": current.outgoing.ver, "by_id": None, "now": NOW} | values
    return answer_questions(notice=current, answers=answers, **given)


def roles_of(task) -> list[tuple[str, str]]:
    return list(task.parts.order_by("position").values_list("role", "agency__name"))


def body_text(notice) -> str:
    paper = from_plain(Outgoing.objects.get(pk=notice.outgoing_id).content)
    return "\n".join(f"{getattr(block, 'label', '')} {block.text}".strip() for block in paper.blocks)


# --- issued


def test_an_issued_notice_gives_every_agency_its_task(ground):
    meeting, agencies = ground
    conclude(
        meeting,
        '@"Sở Văn hóa, Thể thao và Du lịch" #Công an tỉnh !"Ban Tuyên giáo Tỉnh ủy" trang trí hội trường /15-10',
    )
    conclude(meeting, "@các huyện, thành phố vệ sinh môi trường /16-10")

    notice = issued(meeting)

    assert notice.outgoing.symbol == "01-TB/TBPV"
    first, *rest = Task.objects.order_by("pk")
    assert (first.code, first.title, first.due_on) == ("TB01-1", "Trang trí hội trường", date(2015, 10, 15))
    assert first.source == "Thông báo 01-TB/TBPV, kết luận 1"
    assert roles_of(first) == [
        ("lead", "Sở Văn hóa, Thể thao và Du lịch"),
        ("coordinating", "Công an tỉnh"),
        ("appraising", "Ban Tuyên giáo Tỉnh ủy"),
    ]
    assert [(task.code, roles_of(task)) for task in rest] == [
        ("TB01-2-1", [("lead", "Ủy ban nhân dân huyện Sa Thầy")]),
        ("TB01-2-2", [("lead", "Ủy ban nhân dân thành phố Kon Tum")]),
    ]
    assert Standing.objects.count() == 3
    assert ConclusionTask.objects.count() == 3
    assert set(NoticeReceiver.objects.values_list("agency__name", flat=True)) == {
        agencies[key].name for key in ("culture", "police", "propaganda", "city", "district")
    }
    assert verify(congress_id=meeting.congress_id) is None


def test_the_stored_file_is_read_back_to_the_same_work(ground):
    meeting, _agencies = ground
    conclude(
        meeting,
        '@"Sở Văn hóa, Thể thao và Du lịch" #Công an tỉnh !"Ban Tuyên giáo Tỉnh ủy" trang trí hội trường /15-10',
    )
    conclude(meeting, "Đề nghị @Sở Y tế trực cấp cứu #Công an tỉnh /16-10")
    conclude(meeting, "@các huyện, thành phố vệ sinh môi trường, bảo đảm xanh, sạch, đẹp /16-10")

    notice = issued(meeting)
    version = notice.outgoing.files.get(role="docx").version
    draft = read_plan(read_docx(io.BytesIO(path_of(version.sha256).read_bytes())).tree)

    tasks = {number: list(Task.objects.filter(source__endswith=f"kết luận {number}")) for number in (1, 2, 3)}
    assert [matching_key(party.name) for task in draft.tasks for party in task.lead] == [
        matching_key(tasks[1][0].parts.get(role="lead").agency.name),
        matching_key(tasks[2][0].parts.get(role="lead").agency.name),
        matching_key("các huyện, thành phố"),
    ]
    assert [task.due for task in draft.tasks] == [tasks[number][0].due_on for number in (1, 2, 3)]
    assert len(tasks[3]) == 2


def test_focal_points_are_told_once_however_much_they_are_given(ground):
    meeting, agencies = ground
    focal = make_member(meeting.congress, Role.FOCAL, agencies["health"])
    for work in ("kiểm tra bếp ăn", "trực cấp cứu", "chuẩn bị thuốc"):
        conclude(meeting, f"@Sở Y tế {work} /15-10")

    notice = issued(meeting)

    told = Notice.objects.get(recipient=focal)
    assert told.title == "Thông báo 01-TB/TBPV giao việc cho cơ quan"
    assert told.path == f"/c/dh/meetings/notices/{notice.pk}"


def test_pressing_twice_issues_once(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    ver = notice.outgoing.ver

    first = issue_notice(notice=notice, expected_ver=ver, by_id=None, now=NOW)
    again = issue_notice(notice=notice, expected_ver=ver, by_id=None, now=NOW)

    assert first.outgoing.symbol == again.outgoing.symbol == "01-TB/TBPV"
    assert Task.objects.count() == 1


def test_drafting_twice_is_one_draft(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")

    first, again = (draft_notice(meeting=meeting, by_id=None, now=NOW) for _ in range(2))

    assert first == again
    assert Outgoing.objects.count() == 1


def test_a_code_that_is_taken_gives_way(ground):
    meeting, agencies = ground
    make_task(meeting.congress, lead=agencies["city"], code="TB01-1")
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")

    issued(meeting)

    assert Task.objects.order_by("-pk").first().code == "TB01-1-2"


def test_the_number_may_be_given_in_the_archive_as_well(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    draft = draft_notice(meeting=meeting, by_id=None, now=NOW).outgoing

    issue_paper(outgoing=draft, expected_ver=draft.ver, by_id=None, now=NOW)

    assert [task.code for task in Task.objects.all()] == ["TB01-1"]


def test_other_papers_give_no_work(ground):
    meeting, _agencies = ground
    body = Outgoing._meta.get_field("body").related_model.objects.get()
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    paper = from_plain(draft_notice(meeting=meeting, by_id=None, now=NOW).outgoing.content)
    other = draft_paper(body=body, kind=PaperKind.NOTICE, paper=paper, by_id=None, now=NOW)

    issue_paper(outgoing=other, expected_ver=other.ver, by_id=None, now=NOW)

    assert not Task.objects.exists()


# --- all or nothing


@pytest.mark.writes_tasks_by_hand
def test_what_is_refused_takes_the_number_back(ground, monkeypatch):
    meeting, agencies = ground
    task = make_task(meeting.congress, lead=agencies["health"], state=TaskState.IN_PROGRESS)
    item = make_agenda_item(meeting, about=f"tasks.task:{task.pk}")
    conclude(meeting, "@Công an tỉnh bảo vệ /15-10")
    conclude(meeting, "bổ sung nguồn gốc", kind=ConclusionKind.RETURN, agenda_item=item)
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    Task.objects.filter(pk=task.pk).update(state=TaskState.CANCELLED)
    entries = Entry.objects.count()

    with pytest.raises(NoticeRefused):
        issue_paper(outgoing=notice.outgoing, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)

    assert Outgoing.objects.get(pk=notice.outgoing_id).state == OutgoingState.DRAFT
    assert Task.objects.count() == 1
    assert Entry.objects.count() == entries
    assert not NoticeReceiver.objects.exists()
    assert not Notice.objects.exists()


def test_an_open_question_keeps_the_notice_back(ground):
    meeting, _agencies = ground
    conclude(meeting, "gv: chuẩn bị xe")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    with pytest.raises(NoticeRefused, match="Còn 1 câu hỏi"):
        issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda congress: make_running(congress), "Kết thúc cuộc họp"),
        (lambda congress: make_closed(congress), "chưa có kết luận"),
    ],
)
def test_what_cannot_be_drafted_is_refused_with_a_sentence(congress, prepare, words):
    make_body(congress)
    meeting = prepare(congress)

    with pytest.raises(NoticeRefused, match=words):
        draft_notice(meeting=meeting, by_id=None, now=NOW)


def test_without_a_body_nothing_is_drafted(congress):
    meeting = make_closed(congress)
    conclude(meeting, "qd: đồng ý")

    with pytest.raises(NoticeRefused, match="cơ quan ban hành"):
        draft_notice(meeting=meeting, by_id=None, now=NOW)


# --- asked


def test_who_leads_is_asked_typed_behind_the_line_and_printed(ground):
    meeting, agencies = ground
    line = conclude(meeting, "gv: chuẩn bị xe đưa đón đại biểu /15-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    answer(notice, {f"who-{line.pk}": str(agencies["police"].pk)})

    line.refresh_from_db()
    assert line.typed == 'gv: chuẩn bị xe đưa đón đại biểu /15-10 @"Công an tỉnh"'
    assert line.is_agreed
    assert "1. Công an tỉnh chủ trì chuẩn bị xe đưa đón đại biểu; hoàn thành trước ngày 15/10/2015." in body_text(
        notice
    )
    notice = MeetingNotice.objects.select_related("outgoing").get()
    issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)
    assert roles_of(Task.objects.get()) == [("lead", "Công an tỉnh")]


def test_a_class_is_answered_with_how_far_it_reaches(ground):
    meeting, agencies = ground
    make_attendee(meeting, agency=agencies["police"])
    make_attendee(meeting, agency=agencies["city"])
    line = conclude(meeting, "@các cơ quan xây dựng kế hoạch cụ thể hóa /12-10")

    issued(meeting, answers={f"scope-{line.pk}": "called"})

    assert sorted(task.parts.get().agency.name for task in Task.objects.all()) == [
        "Công an tỉnh",
        "Ủy ban nhân dân thành phố Kon Tum",
    ]


def test_everybody_leads_where_nobody_was_named(ground):
    meeting, agencies = ground
    make_attendee(meeting, agency=agencies["police"])
    line = conclude(meeting, "gv: rà soát phần việc của mình")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    answer(notice, {f"who-{line.pk}": "group"})
    issued(meeting, answers={f"scope-{line.pk}": "called"})

    assert roles_of(Task.objects.get()) == [("lead", "Công an tỉnh")]
    assert "Các cơ quan rà soát phần việc của mình." in body_text(notice)


@pytest.mark.parametrize("value", ["999999", "abc", "-1", "1 or 1"])
def test_an_agency_nobody_knows_is_refused(ground, value):
    meeting, _agencies = ground
    line = conclude(meeting, "gv: chuẩn bị xe")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    with pytest.raises(NoticeRefused):
        answer(notice, {f"who-{line.pk}": value})


def test_an_answer_to_an_older_page_is_stale(ground):
    meeting, agencies = ground
    line = conclude(meeting, "gv: chuẩn bị xe")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    answers = {f"who-{line.pk}": str(agencies["police"].pk)}
    ver, draft_ver = notice.ver, notice.outgoing.ver
    answer(notice, answers)

    with pytest.raises(StaleVersion):
        answer(notice, answers, expected_ver=ver, draft_ver=draft_ver)


def test_the_same_answers_again_change_nothing(ground):
    meeting, _agencies = ground
    line = conclude(meeting, "@các cơ quan rà soát")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    first = answer(notice, {f"scope-{line.pk}": "everybody"})
    entries = Entry.objects.count()

    assert answer(notice, {f"scope-{line.pk}": "everybody"}) == first
    assert Entry.objects.count() == entries


# --- the draft and the words


def test_words_concluded_after_the_draft_keep_it_back_until_it_is_written_anew(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    conclude(meeting, "@Công an tỉnh bảo vệ /15-10")

    with pytest.raises(NoticeRefused, match="thay đổi sau khi soạn"):
        issue_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)
    redraft_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)

    assert "2. Công an tỉnh chủ trì bảo vệ" in body_text(notice)
    fresh = MeetingNotice.objects.select_related("outgoing").get()
    issue_notice(notice=fresh, expected_ver=fresh.outgoing.ver, by_id=None, now=NOW)
    assert Task.objects.count() == 2


def test_a_draft_changed_by_hand_is_not_written_over_by_an_answer(ground):
    meeting, agencies = ground
    line = conclude(meeting, "gv: chuẩn bị xe /15-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    draft = notice.outgoing
    paper = from_plain(draft.content)
    own = type(paper)(
        **{name: getattr(paper, name) for name in paper.__slots__ if name != "blocks"}, blocks=(Text("Sửa tay"),)
    )
    change_draft(outgoing=draft, expected_ver=draft.ver, paper=own, by_id=None, now=NOW)

    answer(notice, {f"who-{line.pk}": str(agencies["police"].pk)})

    assert body_text(notice) == "Sửa tay"
    fresh = MeetingNotice.objects.select_related("outgoing__body", "meeting").get()
    with pytest.raises(NoticeRefused, match="thay đổi sau khi soạn"):
        issue_notice(notice=fresh, expected_ver=fresh.outgoing.ver, by_id=None, now=NOW)
    keep_as_drafted(notice=fresh, expected_ver=fresh.outgoing.ver, by_id=None, now=NOW)
    issue_notice(notice=fresh, expected_ver=fresh.outgoing.ver, by_id=None, now=NOW)
    assert body_text(notice) == "Sửa tay"
    assert Task.objects.count() == 1


def test_a_draft_that_was_changed_since_it_was_seen_is_not_issued(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    with pytest.raises(StaleVersion):
        issue_notice(notice=notice, expected_ver=notice.outgoing.ver + 1, by_id=None, now=NOW)
    assert not Task.objects.exists()


def test_a_draft_given_up_leaves_room_for_another(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    draft = draft_notice(meeting=meeting, by_id=None, now=NOW).outgoing

    discard_draft(outgoing=draft, expected_ver=draft.ver, by_id=None, now=NOW)

    assert issued(meeting).outgoing.symbol == "01-TB/TBPV"


def test_conclusions_are_locked_once_the_notice_is_issued(ground):
    meeting, _agencies = ground
    line = conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    issued(meeting)

    with pytest.raises(ConclusionRefused, match="đính chính"):
        keep_conclusion(
            meeting=meeting, key=line.key, line="@Công an tỉnh bảo vệ", expected_ver=line.ver, by_id=None, now=NOW
        )


# --- what is there already


def test_a_conclusion_about_given_work_adds_no_task_and_moves_its_day(ground):
    meeting, agencies = ground
    task = make_task(meeting.congress, lead=agencies["culture"], due_on=date(2015, 10, 12), code="KH06-1")
    item = make_agenda_item(meeting, about=f"tasks.task:{task.pk}")
    conclude(meeting, "gv: treo pano đúng vị trí /15-10", agenda_item=item)

    notice = issued(meeting)

    task.refresh_from_db()
    assert Task.objects.count() == 1
    assert (task.due_on, task.original_due_on) == (date(2015, 10, 15), date(2015, 10, 12))
    link = ConclusionTask.objects.get()
    assert (link.task_id, link.is_new) == (task.pk, False)
    assert "1. Sở Văn hóa, Thể thao và Du lịch chủ trì treo pano đúng vị trí" in body_text(notice)
    assert list(NoticeReceiver.objects.values_list("agency__name", flat=True)) == [agencies["culture"].name]


def test_returned_work_goes_back_with_the_words(ground):
    meeting, agencies = ground
    task = make_task(
        meeting.congress,
        lead=agencies["health"],
        appraising=[agencies["propaganda"]],
        state=TaskState.IN_APPRAISAL,
        due_on=date(2015, 10, 12),
        done_on=TODAY,
    )
    item = make_agenda_item(meeting, about=f"tasks.task:{task.pk}")
    conclude(meeting, "bổ sung nguồn gốc thực phẩm /15-10", kind=ConclusionKind.RETURN, agenda_item=item)

    issued(meeting)

    task.refresh_from_db()
    assert (task.state, task.returned_count, task.due_on) == (TaskState.REWORKING, 1, date(2015, 10, 15))
    assert task.parts.get(role="lead").state == PartState.WORKING
    assert "bổ sung nguồn gốc thực phẩm" in task.appraisals.get().points.get().text.lower()


def test_a_decision_answers_the_card_of_its_item(ground):
    meeting, agencies = ground
    task = make_task(meeting.congress, lead=agencies["police"], due_on=date(2015, 10, 12))
    obstacle = make_obstacle(task, agencies["police"])
    ways = [Way(text="Thuê 12 xe"), Way(text="Mượn 12 xe")]
    card = put_to_decision(obstacle=obstacle, card="Thiếu xe", ways=ways, by_id=None, now=NOW)
    item = make_agenda_item(meeting, about=f"tasks.obstacle:{obstacle.pk}")
    line = conclude(meeting, "qd: đồng ý thuê 12 xe", agenda_item=item)
    chosen = card.options.order_by("position").first()

    issued(meeting, answers={f"way-{line.pk}": f"way:{chosen.pk}"})

    decided = Decision.objects.get()
    assert (decided.verdict, decided.chosen) == (DecisionVerdict.AGREED, chosen)
    assert "Thông báo 01-TB/TBPV, kết luận 1" in decided.note
    assert Obstacle.objects.get().state == ObstacleState.RESOLVED


def test_a_decision_about_an_obstacle_without_a_card_is_its_answer(ground):
    meeting, agencies = ground
    obstacle = make_obstacle(make_task(meeting.congress, lead=agencies["police"]), agencies["police"])
    item = make_agenda_item(meeting, about=f"tasks.obstacle:{obstacle.pk}")
    conclude(meeting, "qd: dùng xe của Công an tỉnh", agenda_item=item)

    issued(meeting)

    assert obstacle.answers.get().text.startswith("Thông báo 01-TB/TBPV, kết luận 1: ")
    assert Obstacle.objects.get().state == ObstacleState.IN_HAND


# --- carried on


@pytest.mark.writes_tasks_by_hand
def test_what_is_not_done_is_on_the_next_agenda_by_itself(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /18-10")
    conclude(meeting, "@các huyện, thành phố vệ sinh môi trường /16-10")
    conclude(meeting, "qd: đồng ý")
    issued(meeting)
    Task.objects.filter(code__in=["TB01-1", "TB01-2-1"]).update(state=TaskState.CANCELLED)

    coming = make_meeting(meeting.congress, starts_at=meeting.starts_at + timedelta(days=7))

    (item,) = coming.agenda.all()
    assert item.carried_from.text == "Vệ sinh môi trường"
    assert item.about == f"meetings.conclusion:{item.carried_from_id}"


def test_the_next_meeting_may_speak_of_the_same_work_again(ground):
    meeting, agencies = ground
    earlier = conclude(meeting, "@các huyện, thành phố vệ sinh môi trường /14-10")
    issued(meeting)
    coming = make_closed(meeting.congress, starts_at=meeting.starts_at + timedelta(days=7))
    item = coming.agenda.get(about=f"meetings.conclusion:{earlier.pk}")
    conclude(coming, "gv: tiếp tục vệ sinh môi trường /25-10", agenda_item=item)

    issued(coming)

    assert Task.objects.count() == 2
    assert set(Task.objects.values_list("due_on", flat=True)) == {date(2015, 10, 25)}
    assert ConclusionTask.objects.filter(is_new=False).count() == 2


# --- set right


def corrected(meeting, **values) -> MeetingNotice:
    (one,) = correctable(meeting)
    change = Change(conclusion_id=one.id, number=one.number, text=one.text, old_due_on=one.due_on, **values)
    notice = draft_correction(meeting=meeting, changes=[change], reason="Do thay đổi chương trình", by_id=None, now=NOW)
    return issue_notice(
        notice=notice, expected_ver=notice.outgoing.ver, by_id=make_member(meeting.congress).pk, now=NOW
    )


def test_a_correction_is_a_new_number_that_names_what_changes(ground):
    meeting, agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    first = issued(meeting)

    notice = corrected(
        meeting,
        new_due_on=date(2015, 10, 17),
        old_lead="Sở Y tế",
        new_lead="Công an tỉnh",
        new_lead_id=agencies["police"].pk,
    )

    assert notice.outgoing.symbol == "02-TB/TBPV"
    assert notice.corrects == first
    assert Outgoing.objects.get(pk=notice.outgoing_id).corrects_id == first.outgoing_id
    assert body_text(notice).splitlines()[:2] == [
        "Do thay đổi chương trình. Tiểu ban đính chính một số nội dung tại Thông báo số 01-TB/TBPV ngày 08/10/2015 như sau:",
        "1. Kết luận 1: thời hạn hoàn thành là ngày 17/10/2015 (thay cho ngày 15/10/2015); cơ quan chủ trì là Công an "
        "tỉnh (thay Sở Y tế).",
    ]
    task = Task.objects.get()
    assert (task.due_on, task.original_due_on) == (date(2015, 10, 17), date(2015, 10, 15))
    assert roles_of(task) == [("lead", "Công an tỉnh")]
    assert task.past_parts.get().agency == agencies["health"]
    receivers = NoticeReceiver.objects.filter(notice=notice).values_list("agency__name", flat=True)
    assert set(receivers) == {"Công an tỉnh", "Sở Y tế"}


def test_work_taken_back_by_a_correction_is_cancelled(ground):
    meeting, _agencies = ground
    conclude(meeting, "@các huyện, thành phố vệ sinh môi trường /14-10")
    issued(meeting)

    corrected(meeting, is_withdrawn=True)

    assert set(Task.objects.values_list("state", flat=True)) == {TaskState.CANCELLED}
    assert correctable(meeting) == []
    assert all(not row.is_open for row in conclusion_rows(meeting))


def test_a_correction_without_a_change_or_before_the_notice_is_refused(ground):
    meeting, _agencies = ground
    conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    common = {"meeting": meeting, "changes": [], "reason": "", "by_id": None, "now": NOW}

    with pytest.raises(NoticeRefused, match="chưa ban hành"):
        draft_correction(**common)
    issued(meeting)
    with pytest.raises(NoticeRefused, match="Chưa có nội dung nào thay đổi"):
        draft_correction(**common)


def test_one_correction_waits_at_a_time(ground):
    meeting, _agencies = ground
    line = conclude(meeting, "@Sở Y tế trực cấp cứu /15-10")
    issued(meeting)
    change = Change(conclusion_id=line.pk, number=1, text=line.text, is_withdrawn=True)
    common = {"meeting": meeting, "changes": [change], "reason": "", "by_id": None, "now": NOW}
    draft_correction(**common)

    with pytest.raises(NoticeRefused, match="Đã có một dự thảo"):
        draft_correction(**common)


def test_planning_does_not_depend_on_how_much_was_concluded(ground, django_assert_num_queries):
    meeting, agencies = ground
    task = make_task(meeting.congress, lead=agencies["city"])
    item = make_agenda_item(meeting, about=f"tasks.task:{task.pk}")
    conclude(meeting, "@các cơ quan rà soát", agenda_item=item)
    with django_assert_num_queries(7):
        planned_work(meeting, answers={}, today=TODAY)

    conclude(meeting, "@các cơ quan kiểm tra", agenda_item=item)
    conclude(meeting, "@Sở Y tế trực cấp cứu", agenda_item=item)

    with django_assert_num_queries(7):
        planned_work(meeting, answers={}, today=TODAY)


def test_an_agency_added_since_a_line_was_typed_leads_in_the_draft(ground):
    meeting, _agencies = ground
    line = conclude(meeting, "@Trung tâm Hội nghị chuẩn bị hội trường /16-10")
    centre = make_agency(meeting.congress, "Trung tâm Hội nghị", kind="state")

    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)

    assert line.parties.get().agency == centre
    assert planned_work(notice.meeting, answers={}, today=TODAY).work.is_ready
    assert notice.words_ver == type(meeting).objects.get(pk=meeting.pk).words_ver


def test_an_agency_added_since_the_draft_leads_in_the_next_one(ground):
    meeting, _agencies = ground
    line = conclude(meeting, "@Trung tâm Hội nghị chuẩn bị hội trường /16-10")
    notice = draft_notice(meeting=meeting, by_id=None, now=NOW)
    centre = make_agency(meeting.congress, "Trung tâm Hội nghị", kind="state")

    redraft_notice(notice=notice, expected_ver=notice.outgoing.ver, by_id=None, now=NOW)

    assert line.parties.get().agency == centre
    assert notice.words_ver == type(meeting).objects.get(pk=meeting.pk).words_ver
