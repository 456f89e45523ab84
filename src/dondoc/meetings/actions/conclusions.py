"""Keep a line typed in a meeting, change it, agree to it, strike it, move it, and answer what is asked about it.

Each raises the meeting's `words_ver` in the same transaction, so that other screens see that there is something new.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import AgendaItem, Conclusion, ConclusionParty, Meeting
from dondoc.meetings.queries.after import is_announced
from dondoc.meetings.queries.live import Frame, frame_of
from dondoc.meetings.rules.locking import Lock, lock_of
from dondoc.meetings.rules.typed import Typed
from dondoc.meetings.rules.typing import LONGEST_LINE, answered, cleaned
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import StaleVersion, locked, save_version

NEW = 0


class ConclusionRefused(ActionRefused):
    """Raised when a line cannot be kept or changed like this; carries a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A line on disk. read: what it means; is_changed: whether this very call wrote it, or it stood there before."""

    conclusion: Conclusion
    read: Typed
    is_changed: bool


@transaction.atomic
def keep_conclusion(
    *,
    meeting: Meeting,
    key: UUID,
    line: str,
    by_id: int | None,
    now: datetime,
    kind: ConclusionKind | None = None,
    agenda_item: AgendaItem | None = None,
    expected_ver: int = NEW,
    is_agreed: bool | None = None,
) -> Kept:
    """Keep a typed line under the key its client made; return it with what it means.

    The same key with the same words is the line kept before. With other words it is a change, if nobody changed the
    line since `expected_ver`; NEW for a line never kept. Changed words are no longer agreed unless `is_agreed` says so;
    a struck line stands again. kind: what a button said; without it the words say, unless a button said it before.
    Raises StaleVersion with the line as it stands, and ConclusionRefused when there is nothing to keep, the notice is
    issued or the meeting is called off.
    """
    frame = frame_of(meeting)
    words = cleaned(line)
    held = _open_words(meeting)
    row = Conclusion.objects.filter(key=key).first()
    if row is not None and row.meeting_id != held.pk:
        raise ConclusionRefused(_("Dòng này thuộc cuộc họp khác. Tải lại trang rồi nhập lại."))
    if row is not None and _is_same(row, words, kind, agenda_item):
        return Kept(row, frame.read(row.typed, row.kind), is_changed=False)
    if not any(map(str.isalnum, words)):
        raise ConclusionRefused(_("Nhập nội dung kết luận"), field="line")
    if len(words) > LONGEST_LINE:
        raise ConclusionRefused(_("Kết luận dài quá 2.000 chữ cái. Tách thành nhiều dòng."), field="line")
    if row is None and expected_ver != NEW:
        raise ConclusionRefused(_("Không còn dòng kết luận này. Nhập lại thành dòng mới."))
    if row is not None and row.ver != expected_ver:
        raise StaleVersion(row)
    read = frame.read(words, kind or _said_before(row, frame))
    values = _values(read, agenda_item, now) | {"words_ver": _raise_words_ver(held)}
    if row is None:
        row = Conclusion.objects.create(
            congress_id=held.congress_id,
            meeting_id=held.pk,
            key=key,
            position=_make_room(held, agenda_item),
            typed_by_id=by_id,
            created_at=now,
            is_agreed=bool(is_agreed),
            **values,
        )
        verb = "meetings.conclusion.kept"
    else:
        agreed = bool(is_agreed) or (row.is_agreed and is_agreed is None and _means_the_same(row, read))
        changes = values | {"is_agreed": agreed, "struck_at": None}
        moves = row.agenda_item_id != (agenda_item.pk if agenda_item else None)
        save_version(row, expected_ver=expected_ver, changes=changes)
        if moves:
            _put_at(row, held, agenda_item)
        verb = "meetings.conclusion.changed"
    _keep_parties(row, read)
    _note(row, verb, by_id=by_id, now=now)
    return Kept(row, read, is_changed=True)


@transaction.atomic
def agree_conclusion(
    *, conclusion: Conclusion, expected_ver: int, is_agreed: bool, by_id: int | None, now: datetime
) -> None:
    """Show a line to the room as agreed, or take it from the room's sight. Twice is once.

    Raises StaleVersion when its words changed since they were shown, ConclusionRefused.
    """
    held, row = _locked_line(conclusion, expected_ver)
    if row.struck_at is not None and is_agreed:
        raise ConclusionRefused(_("Kết luận này đã bỏ. Đưa trở lại trước khi chốt."))
    if row.is_agreed != is_agreed:
        verb = "meetings.conclusion.agreed" if is_agreed else "meetings.conclusion.unagreed"
        _change_mark(row, held, {"is_agreed": is_agreed}, verb, by_id=by_id, now=now)
    conclusion.refresh_from_db()


@transaction.atomic
def strike_conclusion(
    *, conclusion: Conclusion, expected_ver: int, is_struck: bool, by_id: int | None, now: datetime
) -> None:
    """Take a line back, or let it stand again; the row stays. Twice is once. Raises StaleVersion, ConclusionRefused."""
    held, row = _locked_line(conclusion, None)
    if (row.struck_at is not None) != is_struck:
        if row.ver != expected_ver:
            raise StaleVersion(row)
        verb = "meetings.conclusion.struck" if is_struck else "meetings.conclusion.restored"
        changes = {"struck_at": now if is_struck else None, "is_agreed": False, "ver": F("ver") + 1}
        _change_mark(row, held, changes, verb, by_id=by_id, now=now)
    conclusion.refresh_from_db()


@transaction.atomic
def move_conclusion(*, conclusion: Conclusion, before_key: UUID | None, by_id: int | None, now: datetime) -> None:
    """Put a line before another one of the same meeting, or at the end. Raises ConclusionRefused."""
    held, row = _locked_line(conclusion, None)
    rows = list(Conclusion.objects.filter(meeting_id=held.pk).exclude(pk=row.pk).order_by("position", "pk"))
    at = next((order for order, one in enumerate(rows) if one.key == before_key), len(rows))
    if before_key is not None and at == len(rows):
        raise ConclusionRefused(_("Không còn dòng kết luận ấy. Tải lại trang để xem thứ tự hiện nay."))
    rows.insert(at, row)
    if _renumber(rows):
        _change_mark(row, held, {}, "meetings.conclusion.moved", by_id=by_id, now=now)
    conclusion.refresh_from_db()


@transaction.atomic
def answer_doubt(
    *, conclusion: Conclusion, expected_ver: int, start: int, answer: str, by_id: int | None, now: datetime
) -> Kept:
    """Type the answer to what is asked about a line into the line itself.

    start: where the doubt stands; answer: the id of an agency or an ISO day among its choices. The room's agreement
    stays: who was meant does not change. Raises StaleVersion, ConclusionRefused when this is not asked or offered.
    """
    frame = frame_of(conclusion.meeting)
    read = frame.read(conclusion.typed, conclusion.kind)
    offered = (
        (doubt, choice)
        for doubt in read.doubts
        for choice in doubt.choices
        if doubt.start == start and answer == (str(choice.agency_id) if choice.agency_id else str(choice.day))
    )
    doubt, choice = next(offered, (None, None))
    if doubt is None or choice is None:
        raise ConclusionRefused(_("Câu hỏi này đã có câu trả lời hoặc danh bạ vừa thay đổi. Xem lại dòng kết luận."))
    return keep_conclusion(
        meeting=conclusion.meeting,
        key=conclusion.key,
        line=answered(read.line, doubt, choice),
        kind=None,
        agenda_item=conclusion.agenda_item,
        expected_ver=expected_ver,
        is_agreed=True if conclusion.is_agreed else None,
        by_id=by_id,
        now=now,
    )


@transaction.atomic
def reread_conclusions(*, meeting: Meeting, by_id: int | None, now: datetime) -> int:
    """Store again whom lines name and when they are due, where the directory says otherwise by now; return how many.

    For the moment before a notice is drawn up: an agency added since a line was typed is then no gap in it.
    """
    frame = frame_of(meeting)
    held = _open_words(meeting)
    changed = 0
    for row in Conclusion.objects.filter(meeting_id=held.pk).prefetch_related("parties").order_by("position", "pk"):
        read = frame.read(row.typed, row.kind)
        stored = {(one.role, one.agency_id, one.group) for one in row.parties.all()}
        now_read = {(one.role, one.agency_id, one.group) for one in read.parties if one.is_settled}
        if stored == now_read and row.due_on == read.due_on:
            continue
        values = {"due_on": read.due_on, "text": read.text, "due_words": read.due_words[:200]}
        _change_mark(row, held, values | {"ver": F("ver") + 1}, "meetings.conclusion.reread", by_id=by_id, now=now)
        _keep_parties(row, read)
        changed += 1
    return changed


@transaction.atomic
def point_at(*, meeting: Meeting, agenda_item: AgendaItem | None) -> None:
    """Note which point of the agenda the room is at; its screen shows it. Raises ConclusionRefused."""
    held = _open_words(meeting)
    chosen = agenda_item.pk if agenda_item else None
    if held.current_item_id != chosen:
        Meeting.objects.filter(pk=held.pk).update(current_item_id=chosen, words_ver=F("words_ver") + 1)
        meeting.refresh_from_db()


# --- pieces


def _open_words(meeting: Meeting) -> Meeting:
    """Return the meeting, locked, as it stands; raises ConclusionRefused when its words are locked for good."""
    held = locked(Meeting.objects.filter(pk=meeting.pk)).get()
    lock = lock_of(meeting_state=held.state, notice_issued=is_announced(held.pk))
    if lock is Lock.NOTICE_ISSUED:
        raise ConclusionRefused(_("Thông báo kết luận đã ban hành. Cần sửa: ban hành thông báo đính chính."))
    if lock is Lock.CALLED_OFF:
        raise ConclusionRefused(_("Cuộc họp đã hoãn nên không ghi kết luận."))
    return held


def _locked_line(conclusion: Conclusion, expected_ver: int | None) -> tuple[Meeting, Conclusion]:
    held = _open_words(conclusion.meeting)
    row = Conclusion.objects.get(pk=conclusion.pk)
    if expected_ver is not None and row.ver != expected_ver:
        raise StaleVersion(row)
    return held, row


def _raise_words_ver(held: Meeting) -> int:
    """Raise the version of a locked meeting's words."""
    held.words_ver += 1
    Meeting.objects.filter(pk=held.pk).update(words_ver=held.words_ver)
    return held.words_ver


def _change_mark(
    row: Conclusion, held: Meeting, changes: Mapping[str, Any], verb: str, *, by_id: int | None, now: datetime
) -> None:
    seen = {"changed_at": now, "words_ver": _raise_words_ver(held)}
    Conclusion.objects.filter(pk=row.pk).update(**changes, **seen)
    _note(row, verb, by_id=by_id, now=now)


def _is_same(row: Conclusion, words: str, kind: ConclusionKind | None, agenda_item: AgendaItem | None) -> bool:
    same_place = row.agenda_item_id == (agenda_item.pk if agenda_item else None)
    return row.typed == words and same_place and row.struck_at is None and (kind is None or row.kind == kind)


def _said_before(row: Conclusion | None, frame: Frame) -> ConclusionKind | None:
    """Return the kind a button gave an earlier wording, None where the words themselves gave it."""
    if row is None or frame.read(row.typed).kind == row.kind:
        return None
    return ConclusionKind(row.kind)


def _means_the_same(row: Conclusion, read: Typed) -> bool:
    return row.text == read.text and row.due_on == read.due_on and row.kind == read.kind


def _values(read: Typed, agenda_item: AgendaItem | None, now: datetime) -> dict[str, Any]:
    return {
        "typed": read.line,
        "text": read.text,
        "kind": read.kind,
        "due_words": read.due_words[:200],
        "due_on": read.due_on,
        "agenda_item": agenda_item,
        "changed_at": now,
    }


def _keep_parties(row: Conclusion, read: Typed) -> None:
    """Write whom the line names; a name that is still asked about is written when it is answered."""
    ConclusionParty.objects.filter(conclusion=row).delete()
    ConclusionParty.objects.bulk_create(
        ConclusionParty(
            congress_id=row.congress_id,
            conclusion=row,
            role=party.role,
            agency_id=party.agency_id,
            group="" if party.agency_id else party.group,
            agency_kind=(party.agency_kind or "") if party.group else "",
        )
        for party in read.parties
        if party.is_settled
    )


def _make_room(held: Meeting, agenda_item: AgendaItem | None) -> int:
    """Return the place behind the last line of this point or of those before it, the lines after it moved on by one."""
    rows = Conclusion.objects.filter(meeting_id=held.pk)
    before = rows if agenda_item is None else rows.filter(agenda_item__position__lte=agenda_item.position)
    last = before.order_by("-position", "-pk").values_list("position", flat=True).first() or 0
    rows.filter(position__gt=last).update(position=F("position") + 1)
    return last + 1


def _put_at(row: Conclusion, held: Meeting, agenda_item: AgendaItem | None) -> None:
    Conclusion.objects.filter(pk=row.pk).update(position=0)
    row.position = _make_room(held, agenda_item)
    Conclusion.objects.filter(pk=row.pk).update(position=row.position)


def _renumber(rows: list[Conclusion]) -> bool:
    moved = [(row, order) for order, row in enumerate(rows, start=1) if row.position != order]
    for row, order in moved:
        row.position = order
        Conclusion.objects.filter(pk=row.pk).update(position=order)
    return bool(moved)


def _note(row: Conclusion, verb: str, *, by_id: int | None, now: datetime) -> None:
    label = row.text or row.typed
    journal.record(congress_id=row.congress_id, verb=verb, target=row, label=label, by_id=by_id, now=now)
