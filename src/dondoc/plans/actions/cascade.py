"""Ask agencies for their own plans and carry each through: seen, drafted, appraised, issued; exempt or withdrawn.

Every action locks the filing, asks the rule, writes the journal and the outbox in one transaction. An instance id that
arrives twice changes nothing the second time.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.archive.actions import IntakeRefused
from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.notices import actions as notices
from dondoc.notices.enums import Group
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.enums import Role
from dondoc.people.queries import agencies, members
from dondoc.plans.actions.filing_drafts import pending_draft
from dondoc.plans.enums import FilingAct, FilingState
from dondoc.plans.models import Filing, FilingItem, FilingPoint, FilingVersion, Plan
from dondoc.plans.rules import cascade as rules
from dondoc.plans.rules import filing_words as words
from dondoc.web.db import StaleVersion, locked, save_version

MOST_POINTS = 20


class FilingRefused(ActionRefused):
    """Raised when an act on an own plan is not possible; the sentence says why."""


@transaction.atomic
def open_filings(
    *,
    plan: Plan,
    agency_ids: Collection[int],
    due_on: date,
    appraiser_id: int | None,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> int:
    """Ask these agencies for their own plans of a plan; return how many were asked anew.

    An agency that was asked before keeps its filing as it is; a withdrawn one is asked again. Raises FilingRefused for
    no agency, agencies of another directory, or a day before the plan's own.
    """
    wanted = sorted(set(agency_ids))
    known = set(agencies(plan.congress_id).filter(pk__in=wanted).values_list("pk", flat=True))
    if not wanted or known != set(wanted):
        raise FilingRefused(_("Chọn ít nhất một cơ quan trong danh bạ."), field="agencies")
    if plan.issued_on is not None and due_on < plan.issued_on:
        raise FilingRefused(_("Thời hạn phải sau ngày ban hành kế hoạch."), field="due_on")
    content = {"plan": plan.pk, "agencies": wanted, "due_on": due_on.isoformat(), "appraiser": appraiser_id}
    if not _is_new(plan, "plans.filing.open", instance_id, content, by_id, now):
        return 0
    earlier = {row.agency_id: row for row in locked(Filing.objects.filter(plan=plan, agency_id__in=wanted))}
    asked = [
        _ask(plan, agency_id, earlier.get(agency_id), due_on=due_on, appraiser_id=appraiser_id, by_id=by_id, now=now)
        for agency_id in wanted
        if agency_id not in earlier or earlier[agency_id].state == FilingState.WITHDRAWN
    ]
    filings = list(Filing.objects.filter(pk__in=[row.pk for row in asked]).select_related("agency").order_by("pk"))
    focals = _people_of(plan.congress_id, Role.FOCAL)
    for filing in filings:
        _tell(filing, plan, focals.get(filing.agency_id, ()), words.asked_for(_name(plan), due_on), now)
    journal.record_many(
        congress_id=plan.congress_id,
        verb="plans.filing.opened",
        about=[(row, _label(row, plan), {"due_on": due_on.isoformat()}) for row in filings],
        by_id=by_id,
        now=now,
    )
    return len(filings)


def _ask(plan: Plan, agency_id: int, earlier: Filing | None, **given: Any) -> Filing:
    values = {
        "appraiser_id": given["appraiser_id"],
        "due_on": given["due_on"],
        "opened_at": given["now"],
        "opened_by_id": given["by_id"],
        "updated_at": given["now"],
    }
    if earlier is None:
        return Filing.objects.create(
            congress_id=plan.congress_id, plan=plan, agency_id=agency_id, original_due_on=given["due_on"], **values
        )
    save_version(earlier, expected_ver=earlier.ver, changes={"state": FilingState.NOT_OPENED, **values})
    return earlier


@transaction.atomic
def mark_seen(*, filing: Filing, begins: bool, by_id: int, now: datetime, instance_id: UUID | None = None) -> Filing:
    """Note that the agency has seen what it owes, and with `begins` that it has started to write."""
    act = FilingAct.BEGIN if begins else FilingAct.SEE
    held = _hold(filing, act, instance_id, {}, by_id, now)
    if held is None:
        return filing
    changes: dict[str, Any] = {"state": rules.state_after(act, FilingState(held.state))}
    if held.seen_at is None:
        changes |= {"seen_at": now, "seen_by_id": by_id}
    return _save(held, changes, "plans.filing.begun" if begins else "plans.filing.seen", by_id, now)


@transaction.atomic
def hand_in(
    *,
    filing: Filing,
    parents: Mapping[int, int | None],
    left_out: Collection[int],
    settled: Collection[int],
    position: int | None = None,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Hand in the draft its agency has looked at.

    parents: the parent item of each own item by position, None for work of the agency's own; positions not named keep
    what was proposed. left_out: positions that are no work. settled: ids of the points that were ticked. position: of
    the draft that was looked at, when another one may have taken its place.
    Raises FilingRefused without a draft, with open points, or when nothing is left of the draft.
    """
    content = {"parents": {str(key): value for key, value in parents.items()}, "left_out": sorted(left_out)}
    held = _hold(filing, FilingAct.HAND_IN, instance_id, content | {"settled": sorted(settled)}, by_id, now)
    if held is None:
        return filing
    draft = pending_draft(held.pk)
    if draft is None:
        raise FilingRefused(_("Chưa có dự thảo nào được tải lên."))
    if position is not None and draft.position != position:
        raise FilingRefused(_("Dự thảo vừa được thay bằng bản khác. Xem bản mới rồi gửi."))
    points = list(FilingPoint.objects.filter(filing=held, settled_at__isnull=True).order_by("pk"))
    still_open = [point for point in points if point.pk not in settled]
    items = list(draft.items.order_by("position"))
    refused = rules.refuse_hand_in(
        open_points=len(still_open),
        items_chosen=sum(item.position not in left_out for item in items),
        items_read=len(items),
    )
    if refused:
        raise FilingRefused(_(refused) % {"count": len(still_open)}, field="points" if still_open else "")
    _keep_mapping(held, items, parents, left_out)
    FilingPoint.objects.filter(pk__in=[point.pk for point in points]).update(settled_at=now, settled_by_id=by_id)
    save_version(draft, expected_ver=draft.ver, changes={"round": held.round + 1, "handed_in_at": now})
    changes = {
        "state": rules.state_after(FilingAct.HAND_IN, FilingState(held.state)),
        "round": held.round + 1,
        "handed_in_at": now,
    }
    if held.seen_at is None:
        changes |= {"seen_at": now, "seen_by_id": by_id}
    title = words.handed_in(held.agency.brief, _name(held.plan), held.round + 1)
    details = {"round": held.round + 1, "sha256": draft.version.sha256}
    return _save(held, changes, "plans.filing.handed_in", by_id, now, details, told=_appraisers(held), title=title)


def _keep_mapping(
    filing: Filing, items: Sequence[FilingItem], parents: Mapping[int, int | None], left_out: Collection[int]
) -> None:
    known = set(filing.plan.items.values_list("pk", flat=True))
    if any(parent is not None and parent not in known for parent in parents.values()):
        raise FilingRefused(_("Nội dung được chọn không thuộc kế hoạch này. Tải lại trang rồi chọn lại."))
    FilingItem.objects.filter(pk__in=[item.pk for item in items if item.position in left_out]).delete()
    moved = [
        item
        for item in items
        if item.position not in left_out and parents.get(item.position, item.parent_id) != item.parent_id
    ]
    for item in moved:
        item.parent_id, item.score = parents[item.position], None
    FilingItem.objects.bulk_update(moved, ["parent_id", "score"], batch_size=200)


@transaction.atomic
def pass_draft(
    *,
    filing: Filing,
    expected_ver: int,
    symbol: str = "",
    issued_on: date | None = None,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Accept a draft; with number and day it is noted as issued at once, without them its agency signs it first."""
    content = {"symbol": symbol, "issued_on": _iso(issued_on)}
    held = _hold(filing, FilingAct.PASS, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    changes: dict[str, Any] = {"state": rules.state_after(FilingAct.PASS, FilingState(held.state))}
    if symbol or issued_on:
        changes |= _issued(held, symbol, issued_on, now)
    _judge(held, passed=True, by_id=by_id, now=now)
    title = words.passed(_name(held.plan), changes.get("symbol", ""))
    return _save(held, changes, "plans.filing.passed", by_id, now, content, told=_focals(held), title=title)


@transaction.atomic
def ask_for_more(
    *,
    filing: Filing,
    expected_ver: int,
    points: Iterable[str],
    new_due_on: date | None,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Send a draft back with named points and a new day; the points become the agency's checklist."""
    named = [one_line(point)[:300] for point in points if point.strip()]
    content = {"points": named, "new_due_on": _iso(new_due_on)}
    held = _hold(filing, FilingAct.ASK_FOR_MORE, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    _refuse_first(rules.refuse_more(points=named, new_due_on=new_due_on, today=_day_of(now)))
    if len(named) > MOST_POINTS:
        raise FilingRefused(
            _("Nêu tối đa %(count)s điểm, gộp các điểm gần nhau.") % {"count": MOST_POINTS}, field="points"
        )
    draft = _judge(held, passed=False, by_id=by_id, now=now)
    FilingPoint.objects.bulk_create(
        FilingPoint(congress_id=held.congress_id, filing=held, filing_version=draft, position=place, text=text)
        for place, text in enumerate(named, start=1)
    )
    title, text = words.returned(_name(held.plan), named, new_due_on)
    changes = {"state": rules.state_after(FilingAct.ASK_FOR_MORE, FilingState(held.state)), "due_on": new_due_on}
    if held.original_due_on is None:
        changes["original_due_on"] = new_due_on
    return _save(
        held, changes, "plans.filing.returned", by_id, now, content, told=_focals(held), title=title, text=text
    )


@transaction.atomic
def record_issued(
    *,
    filing: Filing,
    expected_ver: int,
    symbol: str,
    issued_on: date | None,
    as_agency: bool,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Note number and day of the signed paper.

    as_agency: by the agency itself, which may do so once its draft has passed.
    """
    content = {"symbol": symbol, "issued_on": _iso(issued_on)}
    held = _hold(filing, FilingAct.RECORD_ISSUED, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    if as_agency and (sentence := rules.refuse_own_issue(FilingState(held.state))):
        raise FilingRefused(_(sentence))
    changes = _issued(held, symbol, issued_on, now)
    title = words.passed(_name(held.plan), changes["symbol"])
    told = _secretariat(held) if as_agency else _focals(held)
    return _save(held, changes, "plans.filing.issued", by_id, now, content, told=told, title=title)


@transaction.atomic
def ask_exemption(*, filing: Filing, reason: str, by_id: int, now: datetime, instance_id: UUID | None = None) -> Filing:
    """Ask that an agency need not make its own plan, with the reason why nothing arises for it."""
    held = _hold(filing, FilingAct.ASK_EXEMPTION, instance_id, {"reason": reason}, by_id, now)
    if held is None:
        return filing
    if not reason.strip():
        raise FilingRefused(_("Nhập lý do không phát sinh nội dung."), field="reason")
    if held.exemption_is_asked:
        raise FilingRefused(_("Đã có đề nghị miễn đang chờ trả lời."))
    changes = {
        "exemption_reason": reason.strip(),
        "exemption_asked_at": now,
        "exemption_asked_by_id": by_id,
        "exemption_answer": "",
        "exemption_answered_at": None,
        "exemption_answered_by_id": None,
    }
    title = words.exemption_asked(held.agency.brief, _name(held.plan))
    told = _secretariat(held)
    return _save(
        held, changes, "plans.filing.exemption_asked", by_id, now, {"reason": reason.strip()}, told=told, title=title
    )


@transaction.atomic
def answer_exemption(
    *,
    filing: Filing,
    expected_ver: int,
    granted: bool,
    answer: str,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Countersign an exemption or refuse it; whoever asked for it cannot."""
    act = FilingAct.GRANT_EXEMPTION if granted else FilingAct.REFUSE_EXEMPTION
    content = {"answer": answer}
    held = _hold(filing, act, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    asked_by = held.exemption_asked_by_id if held.exemption_is_asked else None
    if sentence := rules.refuse_answer(asked_by=asked_by, answered_by=by_id):
        raise FilingRefused(_(sentence))
    if not granted and not answer.strip():
        raise FilingRefused(_("Nhập lý do không đồng ý."), field="answer")
    changes: dict[str, Any] = {
        "state": rules.state_after(act, FilingState(held.state)),
        "exemption_answer": answer.strip(),
        "exemption_answered_at": now,
        "exemption_answered_by_id": by_id,
    }
    if granted:
        changes["closed_at"] = now
    verb = "plans.filing.exempted" if granted else "plans.filing.exemption_refused"
    title = words.exemption_answered(_name(held.plan), granted=granted)
    return _save(held, changes, verb, by_id, now, content, told=_focals(held), title=title, text=answer.strip())


@transaction.atomic
def extend_filing(
    *,
    filing: Filing,
    expected_ver: int,
    new_due_on: date | None,
    reason: str,
    by_id: int,
    now: datetime,
    instance_id: UUID | None = None,
) -> Filing:
    """Move the day; the one first given stays beside it, and extensions are counted."""
    content = {"from": _iso(filing.due_on), "to": _iso(new_due_on), "reason": reason.strip()}
    held = _hold(filing, FilingAct.EXTEND, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    if sentence := rules.refuse_extension(due_on=held.due_on, new_due_on=new_due_on, today=_day_of(now)):
        raise FilingRefused(_(sentence), field="new_due_on")
    if not reason.strip():
        raise FilingRefused(_("Nhập lý do gia hạn."), field="reason")
    changes = {
        "due_on": new_due_on,
        "original_due_on": held.original_due_on or new_due_on,
        "extension_count": held.extension_count + 1,
        "last_note": reason.strip(),
    }
    title = words.extended(_name(held.plan), new_due_on)
    return _save(held, changes, "plans.filing.extended", by_id, now, content, told=_focals(held), title=title)


@transaction.atomic
def withdraw_filing(
    *, filing: Filing, expected_ver: int, reason: str, by_id: int, now: datetime, instance_id: UUID | None = None
) -> Filing:
    """Ask an agency no longer for its own plan; what it handed in is kept."""
    content = {"reason": reason.strip()}
    held = _hold(filing, FilingAct.WITHDRAW, instance_id, content, by_id, now, expected_ver=expected_ver)
    if held is None:
        return filing
    if not reason.strip():
        raise FilingRefused(_("Nhập lý do rút yêu cầu."), field="reason")
    changes = {
        "state": rules.state_after(FilingAct.WITHDRAW, FilingState(held.state)),
        "last_note": reason.strip(),
    }
    title = words.withdrawn(_name(held.plan))
    return _save(held, changes, "plans.filing.withdrawn", by_id, now, content, told=_focals(held), title=title)


def refuse_begun_filings(*, plan: Plan) -> None:
    """Raise IntakeRefused when an agency has begun with its own plan, or has issued it."""
    untouched = (FilingState.NOT_OPENED, FilingState.WITHDRAWN)
    begun = Filing.objects.filter(plan=plan).exclude(state__in=untouched).count()
    if begun:
        raise IntakeRefused(
            f"{begun} cơ quan đã xem hoặc lập kế hoạch cụ thể hóa kế hoạch này. "
            "Hủy từng nhiệm vụ không còn đúng thay vì hoàn tác."
        )


@transaction.atomic
def pass_on_filings(*, agency: Any, successor: Any, by_id: int | None, now: datetime) -> int:
    """Give the own plans an agency still owes to its successor; return how many.

    Where the successor owes one for the same plan already, the old one is withdrawn: one paper is enough. What was
    issued or exempt stays with the agency that did it.
    """
    open_ones = Filing.objects.filter(agency=agency, state__in=rules.OPEN_STATES).select_related("plan", "agency")
    held = list(locked(open_ones.order_by("pk")))
    taken = set(Filing.objects.filter(agency=successor).values_list("plan_id", flat=True))
    for filing in held:
        if filing.plan_id in taken:
            changes = {"state": FilingState.WITHDRAWN, "last_note": successor.name}
        else:
            changes = {"agency": successor}
        save_version(filing, expected_ver=filing.ver, changes={**changes, "updated_at": now})
    if held:
        journal.record_many(
            congress_id=agency.congress_id,
            verb="plans.filing.passed_on",
            about=[(row, f"{successor.name} – {_name(row.plan)}", {"from": agency.pk}) for row in held],
            by_id=by_id,
            now=now,
        )
    return len(held)


def _hold(
    filing: Filing,
    act: FilingAct,
    instance_id: UUID | None,
    content: Mapping[str, Any],
    by_id: int,
    now: datetime,
    *,
    expected_ver: int | None = None,
) -> Filing | None:
    """Return the filing locked and fit for the act; None when this very submission was carried out before."""
    if not _is_new(filing, f"plans.filing.{act}", instance_id, {"filing": filing.pk, **content}, by_id, now):
        return None
    held = locked(Filing.objects.filter(pk=filing.pk).select_related("plan__congress", "agency")).get()
    if expected_ver is not None and held.ver != expected_ver:
        raise StaleVersion(held)
    if sentence := rules.refuse_act(act, FilingState(held.state)):
        raise FilingRefused(_(sentence))
    return held


def _is_new(
    row: Plan | Filing,
    purpose: str,
    instance_id: UUID | None,
    content: Mapping[str, Any],
    by_id: int,
    now: datetime,
) -> bool:
    if instance_id is None:
        return True
    return journal.accept_once(
        instance_id=instance_id, congress_id=row.congress_id, by_id=by_id, purpose=purpose, content=content, now=now
    )[1]


def _save(
    held: Filing,
    changes: Mapping[str, Any],
    verb: str,
    by_id: int,
    now: datetime,
    details: Mapping[str, Any] | None = None,
    *,
    told: Iterable[int] = (),
    title: str = "",
    text: str = "",
) -> Filing:
    save_version(held, expected_ver=held.ver, changes={**changes, "updated_at": now})
    if title:
        _tell(held, held.plan, told, title, now, text)
    journal.record(
        congress_id=held.congress_id,
        verb=verb,
        target=held,
        label=_label(held, held.plan),
        by_id=by_id,
        now=now,
        details=details,
    )
    return held


def _judge(held: Filing, *, passed: bool, by_id: int, now: datetime) -> FilingVersion:
    draft = FilingVersion.objects.filter(filing=held, round=held.round, handed_in_at__isnull=False).get()
    save_version(draft, expected_ver=draft.ver, changes={"passed": passed, "judged_at": now, "judged_by_id": by_id})
    return draft


def _issued(held: Filing, symbol: str, issued_on: date | None, now: datetime) -> dict[str, Any]:
    _refuse_first(
        rules.refuse_issue(symbol=symbol, issued_on=issued_on, plan_issued_on=held.plan.issued_on, today=_day_of(now))
    )
    return {
        "state": FilingState.ISSUED,
        "symbol": one_line(symbol)[:60],
        "issued_on": issued_on,
        "closed_at": now,
    }


def _refuse_first(found: Mapping[str, str]) -> None:
    for field, sentence in found.items():
        raise FilingRefused(_(sentence), field=field)


def _tell(filing: Filing, plan: Plan, told: Iterable[int], title: str, now: datetime, text: str = "") -> None:
    notices.post(
        congress_id=filing.congress_id,
        kind="plans.filing",
        about=f"plans.filing:{filing.pk}:{filing.ver}",
        recipient_ids=told,
        title=title,
        text=text,
        path=reverse("plans:filing", args=[plan.congress.slug, plan.code, filing.agency.code]),
        group=Group.RESULTS,
        now=now,
    )


def _people_of(congress_id: int, role: Role) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = {}
    for member in members(congress_id).filter(role=role):
        found.setdefault(member.agency_id, []).append(member.user_id)
    return found


def _focals(filing: Filing) -> list[int]:
    return _people_of(filing.congress_id, Role.FOCAL).get(filing.agency_id, [])


def _appraisers(filing: Filing) -> list[int]:
    if filing.appraiser_id is None:
        return _secretariat(filing)
    return _people_of(filing.congress_id, Role.APPRAISER).get(filing.appraiser_id) or _secretariat(filing)


def _secretariat(filing: Filing) -> list[int]:
    return _people_of(filing.congress_id, Role.SECRETARIAT).get(None, [])


def _name(plan: Plan) -> str:
    return plan.symbol or plan.code


def _label(filing: Filing, plan: Plan) -> str:
    return f"{filing.agency.name} – {_name(plan)}"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_of(now: datetime) -> date:
    return timezone.localtime(now).date()
