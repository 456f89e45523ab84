"""The papers, directory and story of the demo congress: true to their frame, and true to each other."""

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from dondoc.desk.demo import frame, plan_06, plan_09, programme, sample, story
from dondoc.desk.demo.directory import AGENCIES, AREAS, Kind, agencies_on, agency_named
from dondoc.desk.demo.doubts import DOUBTS
from dondoc.desk.demo.obstacles import OBSTACLES
from dondoc.desk.demo.papers import build_papers, build_sample
from dondoc.desk.demo.states import STATES, Stage
from dondoc.desk.demo.urging import URGINGS
from dondoc.desk.demo.workstreams import WORKSTREAMS, workstream_of
from dondoc.kit.vietnamese import fold, one_line

PAPERS = {"06": plan_06, "09": plan_09, "sample": sample}
PLANS = {"06": plan_06, "09": plan_09}
NOT_IN_DIRECTORY = {
    "Các cơ quan, đơn vị, địa phương",
    "Các đơn vị liên quan",
    "Ban Quản lý các công trình công cộng",
}
PERSON = re.compile(r"(?i)\b(đồng chí|ông|bà|đ/c)\s+(?-i:[A-ZĐÂĂÊÔƠƯ]\w+(\s[A-ZĐÂĂÊÔƠƯ]\w+)+)")
FAMILY_NAMES = re.compile(r"\b(Nguyễn|Phạm|Hoàng|Huỳnh|Võ|Vũ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương)\s[A-ZĐÂĂÊÔƠƯ]\w+")


def _paragraphs(document):
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)
    for section in document.sections:
        yield from (paragraph.text for paragraph in section.footer.paragraphs)


@pytest.fixture(scope="module")
def files():
    plan_files = build_papers()
    return {
        "06": plan_files["Ke-hoach-06-KH-TBPV.docx"],
        "09": plan_files["Ke-hoach-09-KH-TBPV.docx"],
        "sample": build_sample(),
    }


@pytest.fixture(scope="module")
def texts(files):
    return {name: "\n".join(_paragraphs(Document(BytesIO(file)))) for name, file in files.items()}


def _strings(value):
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, (list, tuple, set)):
        for part in value:
            yield from _strings(part)


@pytest.mark.parametrize(
    ("plan", "head"),
    [
        ("06", ["Số 06-KH/TBPV", "Kon Tum, ngày 20 tháng 4 năm 2015"]),
        ("09", ["Số 09-KH/TBPV", "Kon Tum, ngày 04 tháng 5 năm 2015"]),
    ],
)
def test_plan_has_the_head_of_its_committee(files, plan, head):
    table = Document(BytesIO(files[plan])).tables[0]

    assert [cell.text for cell in table.rows[1].cells] == head
    assert table.cell(0, 0).text.splitlines()[:2] == [frame.SUPERIOR, frame.ISSUER]
    assert table.cell(0, 1).text.strip() == "ĐẢNG CỘNG SẢN VIỆT NAM"


@pytest.mark.parametrize("plan", ["06", "09"])
def test_plan_is_signed_by_a_function_alone(files, plan):
    signature = Document(BytesIO(files[plan])).tables[1].cell(0, 1)

    assert signature.text.splitlines() == ["T/M TIỂU BAN", "TRƯỞNG TIỂU BAN", "(đã ký)"]


@pytest.mark.parametrize("name", PAPERS)
def test_papers_say_that_they_are_illustrations(texts, name):
    assert "số liệu minh họa" in texts[name]


def test_facts_and_illustrations_are_told_apart(texts):
    assert "343 đại biểu" in texts["09"]
    assert "Hội trường tỉnh (tên minh họa)" in texts["09"]
    assert "Ngọc Linh" not in texts["06"] + texts["09"]
    assert "dự kiến khai mạc ngày 20/10/2015" in texts["06"]


def test_no_person_is_named_anywhere(texts):
    streets = re.compile("(các tuyến phố|đường) [^;.\n]*")
    told = "\n".join([*texts.values(), *_strings([*OBSTACLES, *URGINGS, *STATES, *programme.BLOCKS])])

    assert PERSON.findall("đồng chí Trần Văn Mẫu")
    assert FAMILY_NAMES.findall("Nguyễn Văn Mẫu")
    assert PERSON.findall(told) == []
    assert FAMILY_NAMES.findall(streets.sub("", told)) == []


@pytest.mark.parametrize(("name", "count"), [("06", 45), ("09", 49), ("sample", 50)])
def test_each_paper_holds_its_number_of_tasks(name, count):
    assert len(PAPERS[name].ASSIGNMENTS) == count


@pytest.mark.parametrize("name", PAPERS)
def test_every_assignment_is_printed_word_for_word(texts, name):
    printed = one_line(texts[name]).lower()

    for one in PAPERS[name].ASSIGNMENTS:
        assert one_line(one.words).lower() in printed
        assert one.deadline is None or one_line(one.deadline).lower() in printed


@pytest.mark.parametrize("name", PAPERS)
def test_no_two_tasks_of_a_paper_have_the_same_words(name):
    assert max(Counter(fold(one.words) for one in PAPERS[name].ASSIGNMENTS).values()) == 1


def _parties(module):
    return {name for one in module.ASSIGNMENTS for name in (*one.lead, *one.coordinating, *one.appraising)}


def test_every_agency_of_the_plans_is_in_the_directory_but_the_doubtful_ones():
    unknown = {name for plan in PLANS.values() for name in _parties(plan) if agency_named(name) is None}

    assert unknown == NOT_IN_DIRECTORY


def test_the_two_plans_name_more_than_sixty_agencies():
    named = {agency_named(name).code for plan in PLANS.values() for name in _parties(plan) - NOT_IN_DIRECTORY}

    assert len(named) == 73
    assert named == {agency.code for agency in agencies_on(plan_06.ISSUED_ON)}


def test_sample_names_about_twenty_agencies():
    assert len(_parties(sample)) == 22


def test_no_two_agencies_share_a_code_a_name_or_a_phone():
    names = Counter(name for agency in AGENCIES for name in {fold(other) for other in agency.names})

    assert max(names.values()) == 1
    assert len({agency.code for agency in AGENCIES}) == len(AGENCIES)
    assert len({agency.duty_phone for agency in AGENCIES}) == len(AGENCIES)
    assert all(re.fullmatch(r"0260 3000 \d{3}", agency.duty_phone) for agency in AGENCIES)


def test_agencies_merged_in_2025_have_a_successor_that_lives_on():
    by_code = {agency.code: agency for agency in AGENCIES}
    merged = [agency for agency in AGENCIES if agency.successor_code]

    assert {agency.code for agency in merged} == {"BTGTU", "BDVTU", "STTTT", "SGTVT", "SKHDT", "STNMT", "SNNPTNT"}
    for agency in merged:
        assert agency.valid_until is not None
        assert by_code[agency.successor_code].valid_until is None


def test_the_ten_areas_are_agencies_until_districts_ended():
    areas = [agency for agency in AGENCIES if agency.kind is Kind.AREA]

    assert {agency.area_code for agency in areas} == set(AREAS)
    assert {agency.valid_until for agency in areas} == {date(2025, 7, 1)}
    assert sum(communes for _, communes, _, _ in AREAS.values()) == 102


@pytest.mark.parametrize(
    "written", ["VPTU", "Sở VHTT&DL", "UBND huyện Đắk Glei", "ubnd huyện Ia H' Drai", "Đài PT-TH tỉnh"]
)
def test_spellings_find_their_agency(written):
    assert agency_named(written) is not None


def test_there_are_nine_workstreams_and_each_has_tasks():
    counts = Counter(
        workstream_of(plan=number, headings=(one.heading,)).code
        for number, plan in PLANS.items()
        for one in plan.ASSIGNMENTS
    )

    assert len(WORKSTREAMS) == 9
    assert set(counts) == {workstream.code for workstream in WORKSTREAMS}
    assert sum(counts.values()) == 94


def test_unknown_heading_has_no_workstream():
    assert workstream_of(plan="06", headings=("I. MỤC ĐÍCH, YÊU CẦU",)) is None


def test_programme_stands_in_its_frame():
    assert programme.event_on("opening") == date(2015, 10, 20)
    assert (programme.OPENS_ON - programme.TODAY).days == 12
    assert {event.code for event in programme.EVENTS} >= {
        "press_conference",
        "first_rehearsal",
        "dress_rehearsal",
        "opening",
        "closing",
    }
    venues = {venue.code for venue in programme.VENUES}
    for earlier, later in zip(programme.BLOCKS, programme.BLOCKS[1:], strict=False):
        assert earlier.starts_at < earlier.ends_at <= later.starts_at
        assert earlier.venue in venues


def test_every_task_has_exactly_one_state():
    for number, plan in PLANS.items():
        for one in plan.ASSIGNMENTS:
            fitting = [s for s in STATES if s.plan == number and fold(s.words) in fold(one.words)]
            assert len(fitting) == 1, one.words
            assert story.state_of(plan=number, text=one.words) == fitting[0]
    assert len(STATES) == 94


def test_story_refers_only_to_tasks_and_agencies_that_exist():
    codes = {agency.code for agency in agencies_on(programme.TODAY)}
    for item in (*OBSTACLES, *story.EXTENSIONS, *DOUBTS):
        assert story.assignment_of(plan=item.plan, words=item.words)
    used = {one.agency_code for one in (*OBSTACLES, *URGINGS)}
    used |= {one.handler_code for one in OBSTACLES if one.handler_code}
    used |= {code for agencies in story.WITHOUT_OWN_PLAN.values() for code in agencies}
    used |= {code for doubt in DOUBTS for code in doubt.lead_codes}

    assert used <= codes


def test_obstacles_and_urgings_are_about_work_of_their_agency():
    leads = Counter()
    for number, plan in PLANS.items():
        for one in plan.ASSIGNMENTS:
            for name in one.lead:
                agency = agency_named(name)
                leads[(number, one.words, agency.code if agency else None)] += 1
    for obstacle in OBSTACLES:
        task = story.assignment_of(plan=obstacle.plan, words=obstacle.words)
        assert leads[(obstacle.plan, task.words, obstacle.agency_code)] == 1
    assert {one.agency_code for one in URGINGS} <= {code for _, _, code in leads}


def test_on_the_day_of_the_demo_the_work_is_where_the_story_says():
    done = [state for state in STATES if state.stage is Stage.DONE]
    late = [s for s in done if (due := story.due_of(s)) and s.done_at.date() > due]

    assert (len(done), len(late)) == (37, 8)
    assert len(story.overdue_states(as_of=programme.TODAY)) == 14
    assert Counter(state.stage for state in STATES) == {
        Stage.DONE: 37,
        Stage.IN_PROGRESS: 38,
        Stage.BLOCKED: 5,
        Stage.IN_APPRAISAL: 5,
        Stage.REWORKING: 3,
        Stage.ASSIGNED: 6,
    }


def test_dates_of_states_are_between_issue_and_now():
    for state in STATES:
        issued = PLANS[state.plan].ISSUED_ON
        for moment in (state.reported_at, state.done_at):
            assert moment is None or (issued < moment.date() and moment <= story.NOW), state.words


def test_only_tasks_with_an_appraiser_are_appraised():
    for state in STATES:
        appraisers = story.assignment_of(plan=state.plan, words=state.words).appraising
        if state.submitted_on or state.returned_on:
            assert appraisers, state.words
        if state.stage is Stage.DONE:
            assert bool(state.appraised_on) == bool(appraisers), state.words


def test_blocked_tasks_are_those_with_an_obstacle():
    blocked = {(s.plan, s.words) for s in STATES if s.stage is Stage.BLOCKED}
    stopped = {(one.plan, one.words) for one in OBSTACLES}

    assert blocked <= stopped
    assert stopped - blocked == {("09", "Xây dựng thực đơn")}


def test_two_obstacles_wait_for_the_head_and_one_is_of_the_first_priority():
    waiting = [one.code for one in OBSTACLES if one.waits_for_head]

    assert waiting == ["VM-01", "VM-02"]
    assert [one.code for one in OBSTACLES if one.priority == 1] == ["VM-01"]
    assert all(len(one.card.split()) <= 60 for one in OBSTACLES)


def test_changes_since_the_last_look():
    seen = story.changes(since=story.LAST_LOOK, until=story.NOW)

    assert Counter(change.kind for change in seen) == {
        story.ChangeKind.FINISHED: 3,
        story.ChangeKind.TURNED_OVERDUE: 2,
        story.ChangeKind.NEW_OBSTACLE: 1,
    }
    assert story.changes(since=story.NOW, until=story.NOW) == ()


def test_an_extension_goes_before_the_day_of_the_plan():
    extended = next(s for s in STATES if s.words == "xây dựng kế hoạch cụ thể hóa")

    assert story.assignment_of(plan="06", words=extended.words).due == date(2015, 5, 20)
    assert story.due_of(extended) == date(2015, 10, 12)


def test_doubts_are_printed_in_their_plan(texts):
    assert len(DOUBTS) == 8
    for doubt in DOUBTS:
        assert doubt.quoted in texts[doubt.plan]
