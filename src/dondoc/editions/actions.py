"""Found, open, change and withdraw a congress."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, ProtectedError

from dondoc.editions.enums import RESERVED_SLUGS, CongressState
from dondoc.editions.models import Congress
from dondoc.editions.queries import taken_slugs
from dondoc.editions.rules.slugs import propose_short_name, propose_slug
from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.web.db import save_version

SHORT_NAME_LETTERS = 60
CARRIED = ("name", "short_name", "host_name", "opening_on", "closing_on", "state", "is_demo", "pinned_today")


@transaction.atomic
def found_congress(
    *,
    name: str,
    opening_on: date,
    closing_on: date | None = None,
    by_id: int | None,
    now: datetime,
    slug: str = "",
    short_name: str = "",
    host_name: str = "",
    is_demo: bool = False,
    pinned_today: date | None = None,
) -> Congress:
    """Make a congress in draft: only its founder sees it until it is opened."""
    full_name = one_line(name)
    congress = Congress.objects.create(
        slug=slug or propose_slug(full_name, taken=taken_slugs(), reserved=RESERVED_SLUGS),
        name=full_name,
        short_name=one_line(short_name) or propose_short_name(full_name, most_letters=SHORT_NAME_LETTERS),
        host_name=one_line(host_name),
        opening_on=opening_on,
        closing_on=closing_on or opening_on,
        is_demo=is_demo,
        pinned_today=pinned_today,
    )
    _journal(congress, "editions.congress.founded", by_id, now, {"opening_on": opening_on.isoformat()})
    return congress


@transaction.atomic
def load_congress(*, values: Mapping[str, str], slug: str, by_id: int | None, now: datetime) -> Congress:
    """Make a congress as it was elsewhere, from cells of the columns CARRIED; the address is this installation's."""
    congress = found_congress(
        name=values["name"],
        short_name=values["short_name"],
        host_name=values["host_name"],
        opening_on=date.fromisoformat(values["opening_on"]),
        closing_on=date.fromisoformat(values["closing_on"]),
        slug=slug,
        is_demo=values["is_demo"] == "1",
        pinned_today=date.fromisoformat(values["pinned_today"]) if values["pinned_today"] else None,
        by_id=by_id,
        now=now,
    )
    if values["state"] != CongressState.DRAFT:
        open_congress(congress=congress, by_id=by_id, now=now)
    if values["state"] == CongressState.CLOSED:
        save_version(congress, expected_ver=congress.ver, changes={"state": CongressState.CLOSED})
    return congress


@transaction.atomic
def open_congress(*, congress: Congress, by_id: int | None, now: datetime) -> None:
    """Make a drafted congress visible to its members; opening it again changes nothing."""
    if congress.state != CongressState.DRAFT:
        return
    save_version(congress, expected_ver=congress.ver, changes={"state": CongressState.OPEN})
    _journal(congress, "editions.congress.opened", by_id, now, {})


@transaction.atomic
def change_congress(
    *, congress: Congress, expected_ver: int, changes: Mapping[str, Any], by_id: int, now: datetime
) -> None:
    """Save names and days of a congress. Raises StaleVersion when somebody saved it in between."""
    before = {name: str(getattr(congress, name)) for name in changes}
    save_version(congress, expected_ver=expected_ver, changes=changes)
    after = {name: str(value) for name, value in changes.items()}
    _journal(congress, "editions.congress.changed", by_id, now, {"before": before, "after": after})


def _journal(congress: Congress, verb: str, by_id: int | None, now: datetime, details: dict[str, Any]) -> None:
    journal.record(
        congress_id=congress.pk, verb=verb, target=congress, label=congress.name, by_id=by_id, now=now, details=details
    )


@transaction.atomic
def remove_demo(*, congress: Congress) -> None:
    """Remove a demo congress with every row of it; the journal keeps what was done. Refuses any other congress."""
    if not congress.is_demo:
        raise ValueError(f"{congress.slug} is no demo")
    waiting = [model for model in apps.get_models() if _belongs_to_a_congress(model)]
    while waiting:
        left = [model for model in waiting if not _emptied(model, congress)]
        if len(left) == len(waiting):
            raise ProtectedError("rows of the demo hold each other", set())
        waiting = left
    congress.delete()


def _belongs_to_a_congress(model: type[Model]) -> bool:
    return any(field.name == "congress" and field.related_model is Congress for field in model._meta.fields)


def _emptied(model: type[Model], congress: Congress) -> bool:
    rows = model._default_manager.filter(congress=congress)
    inward = [field.name for field in model._meta.fields if field.related_model is model and field.null]
    try:
        with transaction.atomic():
            if inward:
                rows.update(**dict.fromkeys(inward))
            rows.delete()
    except ProtectedError:
        return False
    return True
