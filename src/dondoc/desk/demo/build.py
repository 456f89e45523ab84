"""Make the demo congress: its papers are written, read by the product's own reader, and the story is played."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction

from dondoc.archive.actions.bodies import add_body
from dondoc.congress import actions as congress_actions
from dondoc.congress.enums import EventCode
from dondoc.desk.actions import mark_seen
from dondoc.desk.demo import (
    directory,
    letterheads,
    obstacles,
    papers_out,
    people,
    programme,
    story,
    urging,
    workstreams,
)
from dondoc.desk.demo.doubts import DOUBTS
from dondoc.desk.demo.filings import OwnPlanPlay
from dondoc.desk.demo.meeting_play import MeetingPlay
from dondoc.desk.demo.own_plans import build_own_papers
from dondoc.desk.demo.papers import build_papers
from dondoc.desk.demo.states import Stage, TaskState
from dondoc.editions.actions import found_congress, open_congress
from dondoc.kit.vietnamese import fold
from dondoc.people.actions.accounts import create_account
from dondoc.people.actions.agencies import add_agency
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import AgencyKind
from dondoc.people.queries import agencies, user_by_username
from dondoc.plans.actions.intake import begin_intake, take_in
from dondoc.plans.proposing import propose
from dondoc.plans.reading import read_upload
from dondoc.plans.rules.answers import AGENCY, DAY
from dondoc.plans.rules.doubts import Doubt
from dondoc.tasks.actions import progress
from dondoc.tasks.actions.extend import extend_deadline
from dondoc.tasks.actions.obstacles import answer_obstacle, put_to_decision, raise_obstacle
from dondoc.tasks.actions.reports import Answer, submit_report
from dondoc.tasks.actions.urge import record_urge
from dondoc.tasks.enums import Ask, Situation, UrgeAnswer, UrgeChannel
from dondoc.tasks.enums import TaskState as State
from dondoc.tasks.queries.of_plan import tasks_of_plan
from dondoc.tasks.queries.work import leads_of_task

SLUG = "dh-xv"
FOUNDED_AT = programme.moment(3, 2, 8)
HOURS_FROM_ISSUE_TO_INTAKE = 32
_ASKS = {
    obstacles.Ask.FUNDING: Ask.FUNDING,
    obstacles.Ask.DECISION: Ask.DECISION,
    obstacles.Ask.PEOPLE: Ask.PEOPLE,
    obstacles.Ask.TIME: Ask.DATE,
    obstacles.Ask.OTHER_AGENCY: Ask.OTHER_AGENCY,
}
_CHANNELS = {
    urging.Channel.PHONE: UrgeChannel.CALL,
    urging.Channel.ZALO: UrgeChannel.ZALO,
}
_ANSWERS = {"Không nghe máy": UrgeAnswer.NOT_REACHED, "Nêu vướng mắc": UrgeAnswer.OBSTACLE}
_RUNGS = {rung: place for place, rung in enumerate(urging.Rung, start=1)}
_EVENTS = {"preparatory_sitting": EventCode.PREPARATORY}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened, and when."""

    at: datetime
    do: Callable[[datetime], Any]


def build_demo() -> Any:
    """Make the demo congress on 8 October 2015, twelve days before its opening; all of it or nothing."""
    papers = {name: read_upload(content=content, file_name=name) for name, content in build_papers().items()}
    agency_names = {one.code: one.name for one in directory.AGENCIES}
    own_papers = {
        name: read_upload(content=content, file_name=name) for name, content in build_own_papers(agency_names).items()
    }
    with transaction.atomic():
        congress = found_congress(
            name=programme.CONGRESS_NAME,
            short_name=programme.CONGRESS_SHORT_NAME,
            host_name=programme.COMMITTEE_NAME,
            opening_on=programme.OPENS_ON,
            closing_on=programme.CLOSES_ON,
            slug=SLUG,
            is_demo=True,
            pinned_today=programme.TODAY,
            by_id=None,
            now=FOUNDED_AT,
        )
        open_congress(congress=congress, by_id=None, now=FOUNDED_AT)
        _set_up(congress)
        _letterheads(congress)
        _directory(congress)
        users = _people(congress)
        secretary_id = users["thu-ky"].pk
        for name, reading in papers.items():
            _take_in(congress, reading, plan="06" if "06" in name else "09", by_id=secretary_id)
        plays = (OwnPlanPlay(congress, users, own_papers), MeetingPlay(congress, users))
        _play(congress, users["thu-ky"], plays)
        for user in users.values():
            mark_seen(congress_id=congress.pk, user_id=user.pk, shown_at=story.LAST_LOOK, now=story.NOW)
    return congress


def _set_up(congress: Any) -> None:
    common = {"congress_id": congress.pk, "by_id": None, "now": FOUNDED_AT}
    for place, stream in enumerate(workstreams.WORKSTREAMS, start=1):
        congress_actions.add_workstream(code=stream.code, name=stream.name, position=place, **common)
    venues = {venue.code: congress_actions.add_venue(name=venue.name, **common) for venue in programme.VENUES}
    events = {event.on: event for event in programme.EVENTS}
    for block in programme.BLOCKS:
        event = events.get(block.starts_at.date())
        named = event is not None and fold(event.name) in fold(block.title)
        congress_actions.add_block(
            day_on=block.starts_at.date(),
            title=block.title,
            starts_at=block.starts_at.time(),
            ends_at=block.ends_at.time(),
            event=EventCode(_EVENTS.get(event.code, event.code)) if named else EventCode.OTHER,
            venue=venues[block.venue],
            **common,
        )
    committee = congress_actions.add_committee(name=programme.COMMITTEE_NAME, **common)
    for place, title in enumerate(people.COMMITTEE_FUNCTIONS, start=1):
        congress_actions.add_seat(committee=committee, function_title=title, position=place, by_id=None, now=FOUNDED_AT)


def _letterheads(congress: Any) -> None:
    for letterhead in letterheads.LETTERHEADS:
        add_body(congress_id=congress.pk, by_id=None, now=FOUNDED_AT, **letterhead)


def _directory(congress: Any) -> None:
    made: dict[str, Any] = {}
    for one in _successors_and_areas_first():
        made[one.code] = add_agency(
            congress_id=congress.pk,
            name=one.name,
            code=one.code,
            short_name=one.short_name,
            kind=AgencyKind(one.kind.value),
            area=made.get(one.area_code) if one.area_code != one.code else None,
            phone=one.duty_phone,
            aliases=one.aliases,
            valid_from=one.valid_from,
            valid_until=one.valid_until,
            successor=made.get(one.successor_code),
            by_id=None,
            now=FOUNDED_AT,
        )


def _successors_and_areas_first() -> list[directory.DemoAgency]:
    rest = {one.code: one for one in directory.AGENCIES}
    ordered: list[directory.DemoAgency] = []

    def place(one: directory.DemoAgency) -> None:
        for code in (one.successor_code, one.area_code):
            if code in rest and code != one.code:
                place(rest[code])
        if rest.pop(one.code, None) is not None:
            ordered.append(one)

    for one in directory.AGENCIES:
        if one.code in rest:
            place(one)
    return ordered


def _people(congress: Any) -> dict[str, Any]:
    by_code = {agency.code: agency.pk for agency in agencies(congress.pk)}
    users = {}
    for person in people.PEOPLE:
        user = user_by_username(person.username) or create_account(
            username=person.username,
            full_name=person.full_name,
            function_title=person.function_title,
            password=None,
            now=FOUNDED_AT,
            may_found=person.may_found,
            is_demo=True,
        )
        grant_role(
            congress_id=congress.pk,
            user=user,
            role=person.role,
            agency_id=by_code[person.agency_code] if person.agency_code else None,
            function_title=person.function_title,
            by_id=None,
            now=FOUNDED_AT,
        )
        users[person.username] = user
    return users


def _take_in(congress: Any, reading: Any, *, plan: str, by_id: int) -> None:
    issued_on = reading.draft.head.issued_on
    at = datetime.combine(issued_on, datetime.min.time(), tzinfo=programme.ZONE)
    at += timedelta(hours=HOURS_FROM_ISSUE_TO_INTAKE)
    intake, _ = begin_intake(congress=congress, reading=reading, instance_id=uuid4(), by_id=by_id, now=at)
    draft, first = propose(intake=intake, congress=congress)
    texts = {task.number: task.text for task in draft.tasks}
    answers = {doubt.key: answer for doubt in first.doubts if (answer := _answer(plan, doubt, texts))}
    _draft, proposal = propose(intake=intake, congress=congress, answers=answers)
    take_in(
        intake=intake,
        proposal=proposal,
        by_id=by_id,
        now=at,
        name_workstream=lambda section: _workstream_name(plan, tuple(section)),
    )


def _workstream_name(plan: str, section: tuple[str, ...]) -> str:
    found = workstreams.workstream_of(plan=plan, headings=section)
    return found.name if found else workstreams.WORKSTREAMS[-1].name


def _answer(plan: str, doubt: Doubt, texts: dict[int, str]) -> str:
    """Return what the demo's secretary answered to a doubt, "" where the reading stands."""
    if doubt.asks == "name":
        return doubt.choices[0].value
    text = fold(texts.get(doubt.task_number or 0, ""))
    settled = next((one for one in DOUBTS if one.plan == plan and fold(one.words) in text), None)
    if settled is None:
        return ""
    if doubt.asks == "who" and settled.lead_codes:
        names = {one.code: one.name for one in directory.AGENCIES}
        return AGENCY + names[settled.lead_codes[0]]
    if doubt.asks == "when" and settled.due:
        return DAY + settled.due.isoformat()
    return ""


def _play(congress: Any, secretary: Any, plays: tuple[OwnPlanPlay | MeetingPlay, ...]) -> None:
    """Play the story in the order of time, so that the journal reads as it would have been written."""
    steps: list[Step] = []
    secretary_id = secretary.pk
    by_agency_code = {agency.code: agency for agency in agencies(congress.pk)}
    by_code = {code: agency.pk for code, agency in by_agency_code.items()}
    for plan in story.PLANS:
        tasks = tasks_of_plan(congress.pk, plan)
        for task in tasks:
            state = story.state_of(plan=plan, text=task.title)
            if state is not None:
                steps += _work_steps(task, state, secretary_id)
        steps += _extension_steps(plan, tasks, secretary_id)
        steps += _obstacle_steps(plan, tasks, by_code, secretary_id)
    steps += [_urge_step(congress, one, by_agency_code, secretary_id) for one in urging.URGINGS]
    steps.append(Step(papers_out.REPORTED_AT, lambda now: papers_out.draft_report(congress, secretary, now)))
    steps += [Step(at, do) for play in plays for at, do in play.steps()]
    for step in sorted(steps, key=lambda step: step.at):
        step.do(step.at)


def _work_steps(task: Any, state: TaskState, by_id: int) -> list[Step]:
    if state.stage is Stage.ASSIGNED:
        return []
    reported_at = state.reported_at or story.NOW - timedelta(days=3)
    begun_at = min(task.created_at + timedelta(days=5), reported_at - timedelta(minutes=5))
    steps = [Step(begun_at, lambda now: progress.begin_task(task=task, by_id=by_id, now=now))]
    if state.stage in (Stage.IN_PROGRESS, Stage.BLOCKED):
        return [*steps, Step(reported_at, lambda now: _report(task, state, by_id, now))]
    handed_in_on = state.submitted_on or reported_at.date()
    returned_at = reported_at
    handed_in_at = reported_at - timedelta(minutes=2)
    steps.append(
        Step(handed_in_at, lambda now: progress.report_done(task=task, done_on=handed_in_on, by_id=by_id, now=now))
    )
    if state.stage is Stage.DONE:
        closed_on = state.appraised_on or handed_in_on
        steps.append(Step(state.done_at or reported_at, lambda now: _pass(task, closed_on, by_id, now)))
    if state.stage is Stage.REWORKING:
        points = list(state.returned)
        steps.append(
            Step(returned_at, lambda now: progress.return_for_more(task=task, points=points, by_id=by_id, now=now))
        )
    return steps


def _report(task: Any, state: TaskState, by_id: int, now: datetime) -> None:
    """Report as the lead did, on paper so far: the secretary typed it in."""
    situation = Situation.AT_RISK if state.stage is Stage.BLOCKED else Situation.ON_TRACK
    leads = leads_of_task(task.pk)
    if not leads:
        progress.report_progress(task=task, note=state.note, by_id=by_id, now=now)
        return
    answer = Answer(task_id=task.pk, agency_id=leads[0], situation=situation, text=state.note)
    submit_report(congress_id=task.congress_id, answers=[answer], instance_id=uuid4(), by_id=by_id, now=now)
    task.refresh_from_db()


def _pass(task: Any, on: Any, by_id: int, now: datetime) -> None:
    if task.state == State.IN_APPRAISAL:
        progress.pass_appraisal(task=task, on=on, by_id=by_id, now=now)


def _extension_steps(plan: str, tasks: list[Any], by_id: int) -> list[Step]:
    def extend(task: Any, one: story.DemoExtension) -> Callable[[datetime], None]:
        return lambda now: extend_deadline(task=task, new_due_on=one.new_due, reason=one.reason, by_id=by_id, now=now)

    return [
        Step(
            datetime.combine(one.decided_on, datetime.min.time(), tzinfo=programme.ZONE) + timedelta(hours=17),
            extend(task, one),
        )
        for one in story.EXTENSIONS
        if one.plan == plan
        for task in tasks
        if fold(one.words) in fold(task.title)
    ]


def _obstacle_steps(plan: str, tasks: list[Any], by_code: dict[str, int], by_id: int) -> list[Step]:
    def note(task: Any, one: obstacles.DemoObstacle) -> Callable[[datetime], None]:
        return lambda now: _raise(task, one, by_code, by_id, now)

    return [
        Step(one.opened_at, note(task, one))
        for one in obstacles.OBSTACLES
        if one.plan == plan
        for task in tasks
        if fold(one.words) in fold(task.title)
    ]


def _raise(task: Any, one: obstacles.DemoObstacle, by_code: dict[str, int], by_id: int, now: datetime) -> None:
    obstacle = raise_obstacle(
        task=task,
        agency_id=by_code[one.agency_code],
        text=one.text,
        ask=_ASKS[one.ask],
        ask_text=one.proposal,
        is_urgent=one.priority == 1,
        by_id=by_id,
        now=now,
    )
    if one.waits_for_head:
        put_to_decision(obstacle=obstacle, card=one.card, by_id=by_id, now=now)
    elif one.handler_code:
        answer_obstacle(
            obstacle=obstacle,
            text="Đã tiếp nhận, giao cơ quan liên quan tháo gỡ.",
            handler_id=by_code.get(one.handler_code),
            by_id=by_id,
            now=now,
        )


def _urge_step(congress: Any, one: urging.DemoUrging, by_code: dict[str, Any], by_id: int) -> Step:
    if one.channel is urging.Channel.LETTER:
        agency_id = by_code[one.agency_code].pk
        return Step(one.urged_at, lambda now: papers_out.issue_letter(congress, agency_id, by_id, now))

    def urge(now: datetime) -> None:
        record_urge(
            congress_id=congress.pk,
            agency=by_code[one.agency_code],
            channel=_CHANNELS[one.channel],
            rung=_RUNGS[one.rung],
            answer=_ANSWERS.get(one.outcome, UrgeAnswer.PROMISED if one.promise_until else None),
            note=one.outcome,
            promised_until=one.promise_until,
            by_id=by_id,
            now=now,
        )

    return Step(one.urged_at, urge)
