"""Bring plans and their items in at once, from a whole congress that was kept elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from dondoc.archive.actions import load_paper
from dondoc.journal import actions as journal
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Item, ItemParty, Plan
from dondoc.web.carrying import loading_of
from dondoc.web.db import insert_many

load_rows = loading_of("plans")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanToLoad:
    """A plan as it comes in, with the rows it was read from, which stand for its paper."""

    code: str
    title: str
    issuer: str
    content: bytes
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemToLoad:
    """A piece of work of a plan as it comes in; quote: what the plan says of it in full."""

    plan_id: int
    position: int
    code: str
    section: str
    text: str
    quote: str
    from_on: date | None
    due_on: date | None
    parties: tuple[tuple[PartyRole, int, str], ...]


@transaction.atomic
def load_plans(*, congress_id: int, plans: Sequence[PlanToLoad], by_id: int | None, now: datetime) -> list[Plan]:
    """Put plans into the register of a new congress, each with the rows it was read from as its paper."""
    made = [_plan(congress_id, one, by_id=by_id, now=now) for one in plans]
    journal.record_many(
        congress_id=congress_id,
        verb="plans.plan.loaded",
        about=[(plan, plan.title, {"code": plan.code}) for plan in made],
        by_id=by_id,
        now=now,
    )
    return made


def _plan(congress_id: int, one: PlanToLoad, *, by_id: int | None, now: datetime) -> Plan:
    intake = load_paper(
        congress_id=congress_id,
        content=one.content,
        file_name=one.file_name,
        file_kind="csv",
        title=one.title,
        by_id=by_id,
        now=now,
    )
    return Plan.objects.create(
        congress_id=congress_id,
        code=one.code,
        title=one.title,
        issuer=one.issuer[:200],
        version=intake.version,
        intake=intake,
        created_at=now,
    )


@transaction.atomic
def load_items(*, congress_id: int, items: Sequence[ItemToLoad]) -> list[Item]:
    """Put items with their parties into plans that were loaded; the tasks made of them stand in the journal."""
    made = [
        Item(
            congress_id=congress_id,
            plan_id=one.plan_id,
            position=one.position,
            label=str(one.position),
            code=one.code,
            section=one.section[:300],
            text=one.text,
            quote=one.quote,
            from_on=one.from_on,
            due_on=one.due_on,
        )
        for one in items
    ]
    insert_many(made)
    insert_many(
        [
            ItemParty(
                congress_id=congress_id,
                item=item,
                agency_id=agency_id,
                role=role,
                position=position,
                name_as_written=name[:300],
            )
            for item, one in zip(made, items, strict=True)
            for position, (role, agency_id, name) in enumerate(one.parties)
        ]
    )
    return made
