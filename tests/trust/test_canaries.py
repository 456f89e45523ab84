"""Words that only one agency, or one congress, may read are looked for wherever somebody else can get to.

Every link is followed from every person's own pages, files are unpacked, searches are asked for the words themselves.
"""

import io
import re
import zipfile
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from dondoc.archive.actions import store_paper
from dondoc.people.enums import Role
from dondoc.tasks.actions.obstacles import raise_obstacle
from dondoc.tasks.actions.reports import Answer, Hindrance, submit_report
from dondoc.tasks.enums import Ask, Situation
from tests.factories.filings import OWN_PLAN, make_filing, make_handed_in
from tests.factories.meetings import make_agenda_item, make_attendee, make_meeting
from tests.factories.people import NOW, client_of, make_agency, make_congress, make_member
from tests.factories.tasks import make_plan, make_task, make_urge

MOST_PAGES = 600
_LINK = re.compile(r'(?:href|src|action|hx-get)="(/[^"#]*)')
_LEFT_OUT = re.compile(r"/logout|/static/|/people/pin|language")


@dataclass
class Agency:
    """An agency, what only it and those who see all may read, and who works there."""

    row: object
    words: str
    focal: object


@dataclass
class Ground:
    """A congress with two agencies."""

    slug: str
    words: str
    agencies: list[Agency] = field(default_factory=list)
    people: dict[str, object] = field(default_factory=dict)


def canary() -> str:
    return f"chim{uuid4().hex[:12]}"


def make_ground(slug: str) -> Ground:
    congress = make_congress(slug)
    ground = Ground(slug, canary())
    plan = make_plan(congress, title=f"Kế hoạch {ground.words}")
    for name in ("Sở Y tế", "Công an tỉnh"):
        words = canary()
        row = make_agency(congress, name)
        focal = make_member(congress, Role.FOCAL, row, full_name=f"Đầu mối {words}", phone="0912345678")
        task = make_task(congress, lead=row, title=f"Việc riêng {words}", due_on=NOW.date())
        submit_report(
            congress_id=congress.pk,
            answers=[
                Answer(
                    task_id=task.pk,
                    agency_id=row.pk,
                    situation=Situation.ON_TRACK,
                    text=f"Ghi chú {words}",
                    hindrance=Hindrance(text=f"Vướng {words}", ask=Ask.FUNDING, ask_text=f"Xin {words}"),
                )
            ],
            instance_id=uuid4(),
            by_id=focal.pk,
            now=NOW,
        )
        raise_obstacle(
            task=task,
            agency_id=row.pk,
            text=f"Vướng mắc {words}",
            ask=Ask.FUNDING,
            ask_text=f"Xin thêm {words}",
            is_urgent=False,
            by_id=focal.pk,
            now=NOW,
        )
        make_urge(row, text=f"Lời đôn đốc {words}", subject=f"Đôn đốc {words}")
        make_handed_in(make_filing(plan, row), OWN_PLAN.replace("treo pano", f"treo pano {words}"))
        ground.agencies.append(Agency(row, words, focal))
    store_paper(
        congress_id=congress.pk,
        content=ground.words.encode(),
        file_name=f"{ground.words}.txt",
        file_kind="txt",
        title=f"Văn bản {ground.words}",
        by_id=None,
        now=NOW,
    )
    meeting = make_meeting(congress, title=f"Cuộc họp {ground.agencies[0].words}")
    make_agenda_item(meeting, title=f"Nội dung {ground.agencies[0].words}")
    make_attendee(meeting, agency=ground.agencies[0].row)
    for role in (Role.HEAD, Role.SECRETARIAT):
        ground.people[role] = make_member(congress, role)
    return ground


def texts_of(answer) -> str:
    """Return everything a response says, files unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    said = [str(dict(answer.headers)), content.decode("utf-8", "replace")]
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            said += [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return "\n".join(said)


def everything(user, slug: str, words: list[str]) -> dict[str, str]:
    """Return what a person finds behind every link from the own pages, and by searching for words; by address."""
    client: Client = client_of(user)
    start = [f"/c/{slug}/", f"/c/{slug}/desk/mine", f"/c/{slug}/tasks/report", f"/c/{slug}/notices/", "/people/account"]
    waiting = deque([*start, *(f"/c/{slug}/desk/search?q={word}" for word in words)])
    found: dict[str, str] = {}
    while waiting and len(found) < MOST_PAGES:
        address = waiting.popleft()
        if address in found or _LEFT_OUT.search(address):
            continue
        found[address] = said = texts_of(client.get(address))
        waiting += [unescape(link) for link in _LINK.findall(said)]
    return found


def leaks(pages: dict[str, str], words: str) -> list[str]:
    """Return the addresses that say what they should not; a search says again what was asked for."""
    return [address for address, said in pages.items() if words in said and words not in address]


@pytest.fixture
def grounds(db):
    return [make_ground("mot"), make_ground("hai")]


@pytest.mark.timeout(300)
def test_an_agency_finds_nothing_of_another(grounds):
    here, other = grounds
    own, neighbour = here.agencies
    pages = everything(
        own.focal, here.slug, [neighbour.words, *(agency.words for agency in other.agencies), other.words]
    )
    assert len(pages) > 10
    assert len(leaks(pages, own.words)) > 3, "the crawl has to find what is the agency's own"
    assert leaks(pages, neighbour.words) == []
    for foreign in (other.words, *(agency.words for agency in other.agencies)):
        assert leaks(pages, foreign) == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", [Role.HEAD, Role.SECRETARIAT])
def test_who_sees_all_finds_nothing_of_another_congress(grounds, role):
    here, other = grounds
    foreign = [other.words, *(agency.words for agency in other.agencies)]
    pages = everything(here.people[role], here.slug, foreign)
    assert len(pages) > 30
    for agency in here.agencies:
        assert len(leaks(pages, agency.words)) > 3
    for words in foreign:
        assert leaks(pages, words) == []
    assert not [address for address in pages if f"/c/{other.slug}/" in address]
