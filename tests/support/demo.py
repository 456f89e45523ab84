"""The demo congress as a ground to test on: built once per module, gone afterwards."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dondoc.archive.actions.runs import begin_run
from dondoc.archive.queries import bodies, intakes, outgoing_files
from dondoc.congress import queries as congress_queries
from dondoc.congress.actions import set_calendar_day
from dondoc.desk.demo.build import SLUG, build_demo
from dondoc.editions.actions import found_congress, open_congress, remove_demo
from dondoc.editions.models import Congress
from dondoc.journal.models import Chain, Submission
from dondoc.meetings.actions.agenda import add_item
from dondoc.meetings.actions.attendance import choose_called
from dondoc.meetings.actions.conclusions import keep_conclusion
from dondoc.meetings.actions.invite import draft_invitation, send_invitations
from dondoc.meetings.actions.meetings import call_meeting
from dondoc.meetings.actions.papers import lay_paper
from dondoc.meetings.models import MeetingNotice
from dondoc.meetings.queries.attendance import attendees_of
from dondoc.meetings.queries.invitation import invitation_for
from dondoc.people.access import seat_for
from dondoc.people.actions.accounts import create_account
from dondoc.people.actions.memberships import grant_role
from dondoc.people.enums import Role
from dondoc.people.models import User
from dondoc.people.queries import agency_by_code, members, user_by_username
from dondoc.plans.queries import plans
from dondoc.tasks.evidence import EvidenceFile
from dondoc.tasks.queries.letters import letters
from dondoc.tasks.queries.of_plan import tasks_of_plan
from dondoc.tasks.queries.urging_log import urges
from dondoc.web.db import _append_only_sql, _drop_sql
from tests.factories.archive import make_draft, make_issued, make_stencil
from tests.support.addresses import routes

USERNAMES = {
    "head": "truong-tieu-ban",
    "secretariat": "thu-ky",
    "focal": "dau-moi",
    "appraiser": "tham-dinh",
    "outsider": "nguoi-ngoai",
}


TASK_PAGES = (
    "task",
    *(
        f"task-{act}"
        for act in ("report", "part", "points", "extension", "verdict", "rounds", "due", "roles", "cancel")
    ),
)


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo, a second congress beside it, and what an address of each kind needs in its path."""

    congress: object
    other_slug: str
    arguments: dict[str, dict[str, object]] = field(default_factory=dict)


def make_demo() -> Demo:
    """Build the demo and, beside it, a congress that only an outsider belongs to."""
    congress = build_demo()
    now = timezone.localtime()
    other = found_congress(name="Đại hội khác", opening_on=date(2027, 1, 15), by_id=None, now=now, slug="dai-hoi-khac")
    open_congress(congress=other, by_id=None, now=now)
    outsider = create_account(
        username=USERNAMES["outsider"], full_name="Người ngoài", password="mat-khau-rat-dai-12", now=now
    )
    grant_role(congress_id=other.pk, user=outsider, role=Role.SECRETARIAT, by_id=None, now=now)
    return Demo(congress=congress, other_slug=other.slug, arguments=_arguments(congress.pk))


def make_tables() -> None:
    """Make the test database when no other test of this run asked for one."""
    if User._meta.db_table not in connection.introspection.table_names():
        setup_databases(verbosity=0, interactive=False)


def forget_everything() -> None:
    """Take out every congress, account and job, and by breaking its seal the journal too, for the tests that come after."""
    Congress.objects.update(is_demo=True)
    for congress in Congress.objects.all():
        remove_demo(congress=congress)
    User.objects.all().delete()
    unseal, seal = _drop_sql("journal_entry"), _append_only_sql("journal_entry")
    with connection.cursor() as cursor:
        for statement in [*unseal[connection.vendor], "DELETE FROM journal_entry", *seal[connection.vendor]]:
            cursor.execute(statement)
    Chain.objects.all().delete()
    Submission.objects.all().delete()
    DBTaskResult.objects.all().delete()


def hang_up_others() -> None:
    """End connections that threads of a stopped server left open; PostgreSQL drops no database that is in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def demo_client(role: str) -> Client:
    """Return a client logged in as a person of this role, or as nobody for "anonymous"."""
    client = Client()
    if role != "anonymous":
        client.force_login(user_by_username(USERNAMES[role]), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _arguments(congress_id: int) -> dict[str, dict[str, object]]:
    """Return the path arguments by name of the address; "" holds those that mean the same everywhere."""
    plan = plans(congress_id)[0]
    agency = agency_by_code(congress_id, "SVHTTDL")
    task = tasks_of_plan(congress_id, plan.code)[0]
    return {
        "": {
            "instance_id": intakes(congress_id)[0].instance_id,
            "version_id": plan.version_id,
            "membership_id": members(congress_id)[0].pk,
            "alias_id": 1,
            "device_id": 1,
            "session_id": 1,
            "pk": 1,
            "provider_id": "office",
            "invitation_id": 1,
            "answer_id": 0,
        },
        **_settings(congress_id),
        **_outgoing(congress_id),
        **{f"plans:{name}": {"code": plan.code} for name in ("plan", "plan-revise", "plan-versions", "plan-paper")},
        **_own_plans(plan.code, agency.code),
        **{f"tasks:{name}": {"code": task.code} for name in TASK_PAGES},
        "tasks:receipt": {"code": "BC-0101-999"},
        "tasks:request": {"extension_id": 1},
        "tasks:task-person": {"code": task.code, "part_id": 1},
        "tasks:evidence": {"code": task.code, "evidence_id": 1},
        **{f"tasks:obstacle{act}": {"number": 1} for act in ("", "-answer", "-card", "-clear", "-merge", "-decide")},
        **_urging(congress_id, agency.code),
        **_meetings(congress_id),
        "people-invite": {"code": "KHONGCO"},
        "tasks-feed": {"token": "KHONGCO"},
        "tasks:feed-make": {"membership_id": 0},
        "tasks:feed-revoke": {"membership_id": 0},
        "notices:settle": {"delivery_id": 1},
        "notices:channel-try": {"channel": "email"},
        **{
            f"people:{name}": {"code": agency.code}
            for name in ("agency", "agency-alias", "agency-alias-remove", "agency-succeed")
        },
    }


def _outgoing(congress_id: int) -> dict[str, dict[str, object]]:
    """Return what the addresses of outgoing papers name: a draft, an issued paper with a file, a body, a form, a run."""
    body = bodies(congress_id)[0]
    draft, issued = make_draft(body), make_issued(body)
    stencil = make_stencil(body)
    run = begin_run(
        congress_id=congress_id,
        papers=[(draft.pk, draft.ver)],
        by_id=user_by_username(USERNAMES["secretariat"]).pk,
        now=timezone.localtime(),
        dated_on=None,
        instance_id=uuid.uuid4(),
    )
    form = {"code": body.code, "kind": "notice"}
    return {
        **{f"archive:{name}": {"outgoing_id": draft.pk} for name in ("draft", "issue", "outgoing-discard")},
        **{f"archive:outgoing{act}": {"outgoing_id": issued.pk} for act in ("", "-scan", "-correct")},
        "archive:draft-file": {"outgoing_id": draft.pk, "ending": "docx"},
        "archive:outgoing-file": {"outgoing_id": issued.pk, "file_id": outgoing_files(issued)[0].pk},
        "archive:run": {"run_id": run.pk},
        "archive:layout": {"name": "party_2004"},
        **{f"archive:body{act}": {"code": body.code} for act in ("", "-default")},
        **{f"archive:stencil-{act}": form for act in ("new", "starter")},
        **{f"archive:stencil{act}": {"stencil_id": stencil.pk} for act in ("", "-file", "-sample", "-use", "-leave")},
    }


def _own_plans(plan_code: str, agency_code: str) -> dict[str, dict[str, object]]:
    """Return what the addresses of own plans need: a plan, and an agency whose first draft is stored."""
    acts = (
        "begin",
        "draft",
        "hand-in",
        "pass",
        "more",
        "issued",
        "exemption",
        "exemption-answer",
        "extend",
        "withdraw",
    )
    one = {"code": plan_code, "agency": agency_code, "position": 1}
    names = ["filing", "filing-file", *(f"filing-{act}" for act in acts)]
    lists = ("filings", "filings-sheet", "filings-open", "filings-paper", "items")
    return {f"plans:{name}": one for name in (*names, *lists)}


def _urging(congress_id: int, code: str) -> dict[str, dict[str, object]]:
    """Return what the addresses of urging name: an agency, an urge, and the batch it is said to belong to."""
    urge, batch = urges(congress_id)[0], uuid.uuid4()
    type(urge).objects.filter(pk=urge.pk).update(batch=batch)
    return {
        **{f"tasks:urging-{act}": {"code": code} for act in ("agency", "answer", "by-hand")},
        **{f"tasks:urging-{act}": {"urge_id": urge.pk} for act in ("record", "settle")},
        "tasks:urging-sent": {"batch": batch},
        "tasks:urging-step": {"position": 3},
        **_letters(congress_id),
    }


def _letters(congress_id: int) -> dict[str, dict[str, object]]:
    """Return the letter to the focal point's own agency, issued, and one of its files."""
    letter = letters(congress_id).get(agency__code="SVHTTDL")
    acts = ("letter", "letter-rewrite", "letter-discard")
    return {
        **{f"tasks:{act}": {"letter_id": letter.pk} for act in acts},
        "tasks:letter-file": {"letter_id": letter.pk, "role": "docx"},
    }


def _meetings(congress_id: int) -> dict[str, dict[str, object]]:
    """Return what the addresses of the room of meetings name: a prepared meeting that the focal point was told of."""
    common = {"by_id": None, "now": timezone.localtime()}
    meeting = call_meeting(
        congress_id=congress_id,
        title="Họp Tiểu ban",
        starts_at=datetime(2015, 10, 9, 1, 0, tzinfo=UTC),
        place="Phòng họp số 1",
        **common,
    )
    item = add_item(meeting=meeting, title="Tiến độ trang trí khánh tiết", **common)
    file = EvidenceFile(b"tai lieu", "tai-lieu.pdf", "pdf", is_photo=False, came_sha256="0" * 64)
    paper = lay_paper(meeting=meeting, file=file, title="Báo cáo tiến độ", **common)
    agency = agency_by_code(congress_id, "SVHTTDL")
    choose_called(meeting=meeting, agency_ids=[agency.pk], **common)
    send_invitations(meeting=meeting, expected_ver=meeting.ver, **common)
    seat = seat_for(user_by_username(USERNAMES["secretariat"]), SLUG)
    draft_invitation(meeting=meeting, invitation=invitation_for(seat, meeting), **common)
    key = uuid.UUID(int=7)
    keep_conclusion(meeting=meeting, key=key, line="@Sở Văn hóa treo cờ các tuyến phố chính /tuần sau", **common)
    one = {
        "number": meeting.number,
        "item_id": item.pk,
        "paper_id": paper.pk,
        "attendee_id": attendees_of(meeting)[0].pk,
        "key": key,
        "act": "agree",
        "notice_id": MeetingNotice.objects.filter(congress_id=congress_id, dispatched_at__isnull=False).first().pk,
        "role": "docx",
    }
    return {name: one for name, _route in routes() if name.startswith("meetings:")}


def _settings(congress_id: int) -> dict[str, dict[str, object]]:
    """Return the rows that the addresses of the congress's settings name."""
    committee = congress_queries.committees(congress_id)[0]
    day = set_calendar_day(
        congress_id=congress_id,
        day_on=date(2015, 10, 17),
        is_working=True,
        reason="Làm bù",
        by_id=None,
        now=timezone.localtime(),
    )
    rows = {
        "block": congress_queries.programme(congress_id)[0],
        "venue": congress_queries.venues(congress_id)[0],
        "committee": committee,
        "seat": committee.seats.all()[0],
        "workstream": congress_queries.workstreams(congress_id)[0],
        "day": day,
    }
    own = {f"congress:{noun}{act}": {"pk": row.pk} for noun, row in rows.items() for act in ("", "-remove")}
    return own | {"congress:seat-new": {"committee_id": committee.pk}}


__all__ = ["SLUG", "USERNAMES", "Demo", "demo_client", "make_demo"]
