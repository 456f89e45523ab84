"""Take a read plan into the congress, and take it out again: all or nothing."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from dondoc.archive import actions as archive
from dondoc.archive import queries as archive_queries
from dondoc.archive.actions import IntakeRefused
from dondoc.archive.enums import IntakeState
from dondoc.congress import queries as congress_queries
from dondoc.congress.actions import add_workstream
from dondoc.congress.actions.withdrawals import remove_unused_workstreams
from dondoc.editions.actions import open_congress
from dondoc.journal import actions as journal
from dondoc.kit.codes import parse_symbol
from dondoc.kit.digest import sha256_of_bytes
from dondoc.kit.vietnamese import fold
from dondoc.people.actions.agencies import add_agency
from dondoc.people.actions.aliases import add_alias
from dondoc.people.actions.withdrawals import remove_unused_agencies
from dondoc.people.queries import names_in_directory
from dondoc.people.rules.names import matching_key
from dondoc.plans import queries, signals
from dondoc.plans.actions.remembering import forget_answers_of, remember_answers
from dondoc.plans.models import Item, ItemParty, Plan
from dondoc.plans.reading import Reading
from dondoc.plans.rules.numbering import item_code, plan_code
from dondoc.plans.rules.proposal import ItemProposal, Proposal
from dondoc.plans.rules.sections import sentence_case, workstream_name

FILES_PER_DAY = 200


@transaction.atomic
def begin_intake(
    *, congress: Any, reading: Reading, instance_id: UUID, by_id: int, now: datetime, founds_congress: bool = False
) -> tuple[Any, bool]:
    """Store the file and open its review; return the intake and whether it is new.

    The same submission, or the same bytes while they are in review or taken in, lead to the intake that exists.
    Raises IntakeRefused over the day's limit.
    """
    earlier = archive_queries.intake_by_instance(str(instance_id))
    if earlier is None:
        earlier = archive_queries.earlier_intake(congress.pk, sha256_of_bytes(reading.content))
    if earlier is not None:
        return earlier, False
    refuse_too_many(by_id=by_id, now=now)
    try:
        with transaction.atomic():
            return _store(congress, reading, instance_id, by_id=by_id, now=now, founds_congress=founds_congress), True
    except IntegrityError:
        # The twin of this submission came first.
        return archive_queries.intake_by_instance(str(instance_id)), False


def _store(
    congress: Any, reading: Reading, instance_id: UUID, *, by_id: int, now: datetime, founds_congress: bool
) -> Any:
    head = reading.draft.head
    version = archive.store_paper(
        congress_id=congress.pk,
        content=reading.content,
        file_name=reading.file_name,
        file_kind=reading.kind,
        title=head.subject or reading.file_name,
        kind=head.kind,
        number=head.symbol or head.number,
        issuer=head.issuer,
        issued_on=head.issued_on,
        by_id=by_id,
        now=now,
    )
    return archive.open_intake(
        version=version,
        reading=reading.plain(),
        instance_id=instance_id,
        by_id=by_id,
        now=now,
        founds_congress=founds_congress,
    )


def refuse_too_many(*, by_id: int, now: datetime) -> None:
    """Raise IntakeRefused when a person has brought in the day's limit of files."""
    if archive_queries.files_of_user_since(by_id, since=now - timedelta(days=1)) >= FILES_PER_DAY:
        raise IntakeRefused(f"Hôm nay đã tải {FILES_PER_DAY} tệp. Tải tiếp vào ngày mai.")


@transaction.atomic
def take_in(
    *,
    intake: Any,
    proposal: Proposal,
    by_id: int,
    now: datetime,
    name_workstream: Callable[[Sequence[str]], str] = workstream_name,
    answers: Mapping[str, str] | None = None,
    expected_ver: int | None = None,
) -> Plan:
    """Make the plan, its items, the missing agencies and workstreams, and tell the rooms above; open the congress.

    name_workstream: the field of work of an item from its headings, outermost first. answers: those the proposal was
    made with, kept beside the reading; expected_ver: of the intake as it was shown.

    Taking in the same intake again returns the plan it made. Raises IntakeRefused when it was undone or discarded,
    StaleVersion when another person answered in between.
    """
    if intake.state == IntakeState.CONFIRMED:
        return queries.plan_by_intake(intake.pk)
    if not proposal.items:
        raise IntakeRefused("Chưa đọc được nhiệm vụ nào trong tệp này. Kiểm tra lại tệp, hoặc dán phần giao nhiệm vụ.")
    if answers is not None:
        archive.keep_answers(intake=intake, expected_ver=expected_ver or intake.ver, answers=answers)
    held = archive.confirm_intake(intake=intake, by_id=by_id, now=now)
    head = _draft_head(intake)
    agencies = enter_agencies(held, proposal, by_id=by_id, now=now)
    plan = _plan(held, head, now=now)
    _items(plan, proposal, agencies)
    signals.plan_taken_in.send(
        sender=Plan,
        plan=plan,
        workstream_ids=enter_workstreams(held, proposal, name_workstream, by_id=by_id, now=now),
        held_back={item.draft.number for item in proposal.items if item.held_back},
        by_id=by_id,
        now=now,
    )
    open_congress(congress=held.congress, by_id=by_id, now=now)
    remember_answers(intake=held, doubts=proposal.doubts, by_id=by_id, now=now)
    journal.record(
        congress_id=plan.congress_id,
        verb="plans.plan.taken_in",
        target=plan,
        label=plan.title,
        by_id=by_id,
        now=now,
        details={
            "items": len(proposal.items),
            "tasks": proposal.task_count,
            "new_agencies": len(proposal.new_agencies),
        },
    )
    return plan


@transaction.atomic
def take_out(*, intake: Any, by_id: int, now: datetime) -> None:
    """Undo an intake whole: tasks, items, plan, and the agencies and workstreams only it brought.

    Raises IntakeRefused when the time is over or work on its tasks has begun.
    """
    held = archive.undo_intake(intake=intake, by_id=by_id, now=now)
    plan = queries.plan_by_intake(intake.pk)
    if queries.versions(plan.pk).filter(position__gt=1).exists():
        raise IntakeRefused("Kế hoạch này đã có bản mới. Không rút được bản đầu; tải bản mới nếu cần sửa.")
    signals.plan_withdrawn.send(sender=Plan, plan=plan, by_id=by_id, now=now)
    label, congress_id = plan.title, plan.congress_id
    plan.delete()
    forget_answers_of(intake_id=held.pk)
    remove_unused_agencies(intake_id=held.pk)
    remove_unused_workstreams(intake_id=held.pk)
    journal.record(congress_id=congress_id, verb="plans.plan.taken_out", target=held, label=label, by_id=by_id, now=now)


def _draft_head(intake: Any) -> dict[str, Any]:
    return intake.reading["draft"]["head"]


def _plan(intake: Any, head: dict[str, Any], *, now: datetime) -> Plan:
    symbol = parse_symbol(head["symbol"]) if head["symbol"] else None
    number = head["number"] or (symbol.number if symbol else "")
    code = plan_code(number=number, kind=head["kind"], taken=queries.taken_codes(intake.congress_id))
    version = intake.version
    return Plan.objects.create(
        congress_id=intake.congress_id,
        code=code,
        title=sentence_case(head["subject"] or version.paper.title)[:300],
        kind=head["kind"][:60],
        symbol=head["symbol"][:60],
        issuer=head["issuer"][:200],
        issued_on=version.paper.issued_on,
        version=version,
        intake=intake,
        created_at=now,
    )


def enter_agencies(intake: Any, proposal: Proposal, *, by_id: int, now: datetime) -> dict[str, int]:
    """Return agency ids by matching key, with the new ones made and the answered aliases kept for the congress."""
    for name in proposal.new_agencies.values():
        add_agency(congress_id=intake.congress_id, name=sentence_case(name), intake_id=intake.pk, by_id=by_id, now=now)
    known = names_in_directory(intake.congress_id)
    for written, meant in proposal.aliases.values():
        agency_id = known.get(matching_key(meant))
        if agency_id is not None and matching_key(written) not in known:
            add_alias(
                congress_id=intake.congress_id,
                agency_id=agency_id,
                text=written,
                intake_id=intake.pk,
                by_id=by_id,
                now=now,
            )
    return known


def _items(plan: Plan, proposal: Proposal, agencies: dict[str, int]) -> None:
    taken = queries.taken_item_codes(plan.congress_id)
    for item in proposal.items:
        enter_item(plan, item, agencies=agencies, taken=taken)


def enter_item(plan: Plan, item: ItemProposal, *, agencies: Mapping[str, int], taken: set[str]) -> Item:
    """Put one item with its parties into the register; its code joins the `taken` ones."""
    code = item_code(kind=plan.kind, plan=plan.code, label=item.draft.label, position=item.draft.number, taken=taken)
    taken.add(code)
    row = Item.objects.create(congress_id=plan.congress_id, plan=plan, code=code, **item_values(item))
    enter_parties(row, item, agencies=agencies)
    return row


def enter_parties(row: Item, item: ItemProposal, *, agencies: Mapping[str, int], without: Collection[str] = ()) -> None:
    """Give an item its parties, in the order of the paper; roles in `without` are left as they are."""
    ItemParty.objects.bulk_create(
        ItemParty(
            congress_id=row.congress_id,
            item=row,
            agency_id=agency_id,
            role=role,
            position=position,
            name_as_written=written[:300],
        )
        for position, (role, agency_id, written) in enumerate(_distinct(item, agencies))
        if role not in without
    )


def _distinct(item: ItemProposal, agencies: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Return role, agency and written name, each agency once a role even when two names mean it."""
    found = {(party.role, agencies[party.key]): party.name_as_written for party in reversed(item.parties)}
    return [(role, agency_id, written) for (role, agency_id), written in reversed(found.items())]


def item_values(item: ItemProposal) -> dict[str, Any]:
    """Return what an item says, all but its plan and its code."""
    draft = item.draft
    return {
        "position": draft.number,
        "label": draft.label[:40],
        "section": " / ".join(draft.section)[:300],
        "text": draft.text,
        "product": draft.product[:300],
        "deadline_text": (draft.deadline_text or "")[:300],
        "from_on": draft.from_on,
        "due_on": item.due_on,
        "recurring": item.recurring,
        "event": draft.event.event[:20] if draft.event else "",
        "event_offset_days": draft.event.offset_days if draft.event else None,
        "quote": draft.quote,
        "source": {"block": draft.source.block, "start": draft.source.start, "end": draft.source.end},
    }


def enter_workstreams(
    intake: Any,
    proposal: Proposal,
    name_workstream: Callable[[Sequence[str]], str] = workstream_name,
    *,
    by_id: int,
    now: datetime,
) -> dict[int, int]:
    """Return the workstream of each item by its number; headings without a workstream of their name make one."""
    known = {name: row.pk for name, row in congress_queries.workstreams_by_name(intake.congress_id).items()}
    of_item: dict[int, int] = {}
    for item in proposal.items:
        name = name_workstream(item.draft.section)
        if fold(name) not in known:
            row = add_workstream(congress_id=intake.congress_id, name=name, intake_id=intake.pk, by_id=by_id, now=now)
            known[fold(name)] = row.pk
        of_item[item.draft.number] = known[fold(name)]
    return of_item
