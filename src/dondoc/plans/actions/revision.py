"""Bring a new version of a plan in: compared with what is in force, and applied in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from dondoc.archive import actions as archive
from dondoc.archive import queries as archive_queries
from dondoc.archive.actions import IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.journal import actions as journal
from dondoc.kit.digest import sha256_of_bytes
from dondoc.notices import actions as notices
from dondoc.notices.enums import Group
from dondoc.people.queries import focal_users, names_in_directory
from dondoc.plans import queries, signals
from dondoc.plans.actions.intake import (
    enter_agencies,
    enter_item,
    enter_parties,
    enter_workstreams,
    item_values,
    refuse_too_many,
)
from dondoc.plans.actions.remembering import remember_answers
from dondoc.plans.comparing import changes_between, outline_of
from dondoc.plans.enums import PartyRole
from dondoc.plans.models import Item, ItemParty, Plan, PlanVersion
from dondoc.plans.reading import Reading
from dondoc.plans.rules.proposal import Proposal
from dondoc.plans.rules.revision import Change, ChangeKind, Decision, Difference, Line, decided, to_plain
from dondoc.plans.rules.telling import told_to
from dondoc.web.db import locked, save_version

# Beyond any position of an outline: where items stand while the others are numbered anew.
ASIDE = 1_000_000


@dataclass(frozen=True, slots=True)
class Applied:
    """What a new version came to: the version in force and how many changes of each kind it made."""

    version: PlanVersion
    counts: Mapping[str, int]
    told: int


@transaction.atomic
def begin_revision(
    *, plan: Plan, reading: Reading, instance_id: UUID, by_id: int, now: datetime
) -> tuple[PlanVersion, bool]:
    """Keep the new paper beside the plan's earlier ones and open its review; return the version and whether it is new.

    The same submission, or the same bytes under review for this plan, lead to the version that exists. Raises
    IntakeRefused for bytes that are in force already, for a paper without tasks, and over the day's limit.
    """
    locked(Plan.objects.filter(pk=plan.pk)).get()
    earlier = archive_queries.intake_by_instance(str(instance_id))
    if earlier is None:
        earlier = archive_queries.earlier_intake(plan.congress_id, sha256_of_bytes(reading.content))
    if earlier is not None:
        return _version_of_earlier(plan, earlier, now=now)
    if not reading.draft.tasks:
        raise IntakeRefused("Chưa đọc được nhiệm vụ nào trong tệp này. Kiểm tra lại tệp, hoặc dán phần giao nhiệm vụ.")
    refuse_too_many(by_id=by_id, now=now)
    version = archive.add_version(
        paper=plan.version.paper,
        content=reading.content,
        file_name=reading.file_name,
        file_kind=reading.kind,
        by_id=by_id,
        now=now,
    )
    intake = archive.open_intake(
        version=version, reading=reading.plain(), instance_id=instance_id, by_id=by_id, now=now
    )
    return _version_under_review(plan, intake, now=now), True


@transaction.atomic
def take_as_revision(*, plan: Plan, intake: Any, now: datetime) -> PlanVersion:
    """Let a paper under review become a new version of a plan in force instead of a plan of its own.

    Doing so again changes nothing. Raises IntakeRefused when it is a new version of another plan or no longer reviewed.
    """
    locked(Plan.objects.filter(pk=plan.pk)).get()
    return _version_of_earlier(plan, intake, now=now)[0]


@transaction.atomic
def apply_revision(
    *,
    version: PlanVersion,
    proposal: Proposal,
    decisions: Mapping[str, Decision],
    expected_ver: int,
    by_id: int,
    now: datetime,
) -> Applied:
    """Put a new version in force: the changes decided on, items numbered as it has them, only touched agencies told.

    Applying the same version again changes nothing and returns it. Raises StaleVersion when the plan came to another
    version since the changes were shown, IntakeRefused when the review was given up.
    """
    held = locked(PlanVersion.objects.filter(pk=version.pk)).select_related("intake__version__paper").get()
    plan = locked(Plan.objects.filter(pk=held.plan_id)).select_related("version").get()
    if held.applied_at is not None:
        return Applied(version=held, counts={}, told=0)
    signals.plan_held.send(sender=Plan, plan=plan)
    save_version(plan, expected_ver=expected_ver, changes={"version_id": held.version_id, **_head(held)})
    archive.confirm_intake(intake=held.intake, by_id=by_id, now=now)
    first = _first_version(plan, by_id=by_id)
    compared = changes_between(plan, proposal)
    changes = decided(compared, decisions)
    position = 1 + (queries.versions(plan.pk).values_list("position", flat=True).first() or first.position)
    _carry_out(held, plan, proposal, compared, changes, position=position, by_id=by_id, now=now)
    plain = [_plain(change) for change in changes]
    outline = [to_plain(line) for line in outline_of(queries.items(plan.pk))]
    save_version(
        held,
        expected_ver=held.ver,
        changes={
            "position": position,
            "applied_at": now,
            "applied_by_id": by_id,
            "changes": plain,
            "outline": outline,
        },
    )
    told = _tell(plan, held, changes, now=now)
    remember_answers(intake=held.intake, doubts=proposal.doubts, by_id=by_id, now=now)
    counts = {str(kind): sum(1 for change in changes if change.kind == kind) for kind in ChangeKind}
    journal.record(
        congress_id=plan.congress_id,
        verb="plans.plan.revised",
        target=plan,
        label=plan.title,
        by_id=by_id,
        now=now,
        details={"version": position, "told": told, **counts, "changes": plain},
    )
    return Applied(version=held, counts=counts, told=told)


def _version_of_earlier(plan: Plan, intake: Any, *, now: datetime) -> tuple[PlanVersion, bool]:
    found = queries.version_of_intake(intake.pk)
    if found is not None and found.plan_id == plan.pk:
        return found, False
    if intake.state != IntakeState.REVIEW or found is not None or intake.congress_id != plan.congress_id:
        raise IntakeRefused("Tệp này giống hệt một tệp đã được đưa vào. Chọn tệp của bản mới.")
    return _version_under_review(plan, intake, now=now), False


def _version_under_review(plan: Plan, intake: Any, *, now: datetime) -> PlanVersion:
    return PlanVersion.objects.create(
        congress_id=plan.congress_id, plan=plan, version_id=intake.version_id, intake=intake, created_at=now
    )


def _first_version(plan: Plan, *, by_id: int) -> PlanVersion:
    """Return the plan's first version; its outline is what is in force when the second one comes."""
    found = PlanVersion.objects.filter(plan=plan, position=1).first()
    if found is not None:
        return found
    return PlanVersion.objects.create(
        congress_id=plan.congress_id,
        plan=plan,
        position=1,
        version_id=plan.intake.version_id,
        intake=plan.intake,
        outline=[to_plain(line) for line in outline_of(queries.items(plan.pk))],
        created_at=plan.created_at,
        applied_at=plan.created_at,
        applied_by_id=plan.intake.created_by_id,
    )


def _head(held: PlanVersion) -> dict[str, Any]:
    """Return what the head of the new paper says of the plan; where it says nothing, the plan stays as it was."""
    head = held.intake.reading["draft"]["head"]
    issued_on = date.fromisoformat(head["issued_on"]) if head["issued_on"] else None
    found = {"symbol": head["symbol"][:60], "issued_on": issued_on, "issuer": head["issuer"][:200]}
    return {name: value for name, value in found.items() if value}


def _carry_out(
    held: PlanVersion,
    plan: Plan,
    proposal: Proposal,
    compared: Sequence[Change],
    changes: Sequence[Change],
    *,
    position: int,
    by_id: int,
    now: datetime,
) -> None:
    """Change the register and tell the rooms above, item by item."""
    part = _part_of(proposal, changes)
    agencies = enter_agencies(held.intake, part, by_id=by_id, now=now)
    rows = {item.code: item for item in queries.items(plan.pk)}
    dropped = [rows[change.old.ref] for change in changes if change.kind == ChangeKind.DROPPED and change.old]
    for row in dropped:
        row.dropped_in = position
        row.save(update_fields=["dropped_in"])
    kept = [row for row in rows.values() if row.dropped_in is None]
    _number_anew(plan, kept, places=_places(compared), behind=len(proposal.items))
    _save_changed([change for change in changes if change.kind == ChangeKind.CHANGED], part, rows, agencies)
    added = _add(plan, changes, part, agencies)
    _send(held, plan, changes, part, added=added, dropped=dropped, by_id=by_id, now=now)


def _part_of(proposal: Proposal, changes: Sequence[Change]) -> Proposal:
    """Return the proposal without items that change nothing and without agencies only those would bring."""
    wanted = {change.new.ref for change in changes if change.new is not None}
    items = tuple(item for item in proposal.items if str(item.draft.number) in wanted)
    needed = {party.key for item in items for party in item.parties}
    fresh = {key: name for key, name in proposal.new_agencies.items() if key in needed}
    return replace(proposal, items=items, new_agencies=fresh)


def _places(compared: Sequence[Change]) -> dict[str, Line]:
    """Return where the new version has each item of the old one."""
    return {change.old.ref: change.new for change in compared if change.old is not None and change.new is not None}


def _number_anew(plan: Plan, kept: Sequence[Item], *, places: Mapping[str, Line], behind: int) -> None:
    """Put the items that go on at their places in the new version, and those it lacks behind them all."""
    last = max((behind, *(place.position for place in places.values())))
    Item.objects.filter(plan=plan, dropped_in__isnull=True).update(position=F("position") + ASIDE)
    for row in kept:
        place = places.get(row.code)
        if place is None:
            last += 1
            row.position = last
        else:
            row.position, row.label, row.section = place.position, place.label, place.section
        row.save(update_fields=["position", "label", "section"])


def _save_changed(
    changes: Sequence[Change], part: Proposal, rows: Mapping[str, Item], agencies: Mapping[str, int]
) -> None:
    by_number = {str(item.draft.number): item for item in part.items}
    for change in changes:
        if change.old is None or change.new is None:
            continue
        row, proposed = rows[change.old.ref], by_number[change.new.ref]
        values = {**item_values(proposed), "ver": row.ver + 1}
        if Difference.DATE not in change.differences:
            values |= {"due_on": row.due_on, "recurring": row.recurring}
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        if change.differences & {Difference.LEAD, Difference.PARTIES}:
            stays = {PartyRole.LEAD} if proposed.held_back else frozenset()
            ItemParty.objects.filter(item=row).exclude(role__in=stays).delete()
            enter_parties(row, proposed, agencies=agencies, without=stays)


def _add(plan: Plan, changes: Sequence[Change], part: Proposal, agencies: Mapping[str, int]) -> set[int]:
    """Enter the new items; return their ids."""
    by_number = {str(item.draft.number): item for item in part.items}
    taken = queries.taken_item_codes(plan.congress_id)
    new = [by_number[change.new.ref] for change in changes if change.kind == ChangeKind.NEW and change.new is not None]
    return {enter_item(plan, item, agencies=agencies, taken=taken).pk for item in new}


def _send(
    held: PlanVersion,
    plan: Plan,
    changes: Sequence[Change],
    part: Proposal,
    *,
    added: set[int],
    dropped: Sequence[Item],
    by_id: int,
    now: datetime,
) -> None:
    """Tell the rooms above what became of each item."""
    common: dict[str, Any] = {"sender": Item, "by_id": by_id, "now": now}
    reason = f"Bản mới của kế hoạch {plan.symbol or plan.code}"
    in_force = list(queries.items(plan.pk))
    new = [row for row in in_force if row.pk in added]
    changed = {change.old.ref: change for change in changes if change.kind == ChangeKind.CHANGED and change.old}
    leaderless = {change.new.position for change in changes if change.new and not (change.old and change.old.lead)}
    brought = tuple(item for item in part.items if item.draft.number in leaderless)
    streams = enter_workstreams(held.intake, replace(part, items=brought), by_id=by_id, now=now)
    signals.items_added.send(
        plan=plan,
        items=new,
        workstream_ids=streams,
        held_back={item.draft.number for item in brought if item.held_back},
        **common,
    )
    for row in in_force:
        if row.code in changed:
            signals.item_changed.send(item=row, workstream_id=streams.get(row.position), reason=reason, **common)
    for row in dropped:
        signals.item_dropped.send(item=row, reason=reason, **common)


def _tell(plan: Plan, held: PlanVersion, changes: Sequence[Change], *, now: datetime) -> int:
    """Tell the focal points of the agencies a change touches, each once, what changes for them; return how many."""
    told = told_to(changes, agency_ids=_agency_ids(plan, changes))
    recipients = focal_users(plan.congress_id, told)
    return sum(
        notices.post(
            congress_id=plan.congress_id,
            kind="plans.plan.revised",
            about=f"plans.plan:{plan.pk}:{held.position}:{agency_id}",
            recipient_ids=recipients.get(agency_id, ()),
            title=f"Kế hoạch {plan.symbol or plan.code} có bản mới: {len(lines)} thay đổi liên quan đến cơ quan",
            text="\n".join(lines),
            path=reverse("desk:mine", args=[plan.congress.slug]),
            group=Group.WORK,
            now=now,
        )
        for agency_id, lines in told.items()
    )


def _agency_ids(plan: Plan, changes: Sequence[Change]) -> dict[str, int]:
    """Return ids by what tells agencies apart in a comparison; an agency this version brought is found by its name."""
    known = names_in_directory(plan.congress_id)
    lines = [line for change in changes for line in (change.old, change.new) if line is not None]
    keys = {key for line in lines for role in line.parties.values() for key in role}
    found = {key: int(key[1:]) if key.startswith("#") else known.get(key) for key in keys}
    return {key: agency_id for key, agency_id in found.items() if agency_id is not None}


def _plain(change: Change) -> dict[str, Any]:
    return {
        "kind": str(change.kind),
        "differences": sorted(str(one) for one in change.differences),
        "old": to_plain(change.old) if change.old else None,
        "new": to_plain(change.new) if change.new else None,
    }
