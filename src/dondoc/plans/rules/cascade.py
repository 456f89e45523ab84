"""How an agency's own plan moves from being asked for to being issued, and how own plans are counted on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dondoc.journal.rules.describe import N_
from dondoc.plans.enums import FilingAct, FilingCell, FilingNeed, FilingState

DUE_SOON_DAYS = 3

_WRITING = frozenset({FilingState.NOT_OPENED, FilingState.SEEN, FilingState.DRAFTING, FilingState.NEEDS_MORE})
OPEN_STATES = _WRITING | {FilingState.HANDED_IN, FilingState.PASSED}
CLOSED_STATES = frozenset({FilingState.ISSUED, FilingState.EXEMPT})

# act: the states in which it may be done, and the state it leads to (None: the state stays)
_MOVES: dict[FilingAct, tuple[frozenset[FilingState], FilingState | None]] = {
    FilingAct.SEE: (frozenset({FilingState.NOT_OPENED}), FilingState.SEEN),
    FilingAct.BEGIN: (frozenset({FilingState.NOT_OPENED, FilingState.SEEN}), FilingState.DRAFTING),
    FilingAct.UPLOAD: (_WRITING, None),
    FilingAct.HAND_IN: (_WRITING, FilingState.HANDED_IN),
    FilingAct.PASS: (frozenset({FilingState.HANDED_IN}), FilingState.PASSED),
    FilingAct.ASK_FOR_MORE: (frozenset({FilingState.HANDED_IN}), FilingState.NEEDS_MORE),
    FilingAct.RECORD_ISSUED: (OPEN_STATES | {FilingState.ISSUED}, FilingState.ISSUED),
    FilingAct.ASK_EXEMPTION: (_WRITING, None),
    FilingAct.GRANT_EXEMPTION: (_WRITING, FilingState.EXEMPT),
    FilingAct.REFUSE_EXEMPTION: (_WRITING, None),
    FilingAct.EXTEND: (OPEN_STATES, None),
    FilingAct.WITHDRAW: (OPEN_STATES, FilingState.WITHDRAWN),
}

_WHY_NOT: dict[FilingState, str] = {
    FilingState.NOT_OPENED: N_("Cơ quan chưa mở yêu cầu này."),
    FilingState.SEEN: N_("Cơ quan chưa gửi dự thảo."),
    FilingState.DRAFTING: N_("Cơ quan đang soạn, chưa gửi dự thảo."),
    FilingState.HANDED_IN: N_("Dự thảo đã gửi và đang chờ thẩm định."),
    FilingState.NEEDS_MORE: N_("Dự thảo đang được bổ sung."),
    FilingState.PASSED: N_("Dự thảo đã đạt, chờ ghi số và ngày ban hành."),
    FilingState.ISSUED: N_("Kế hoạch cụ thể hóa đã được ban hành."),
    FilingState.EXEMPT: N_("Cơ quan đã được miễn."),
    FilingState.WITHDRAWN: N_("Yêu cầu này đã được rút."),
}


def refuse_act(act: FilingAct, state: FilingState) -> str:
    """Return why an act is not possible in a state, as a sentence to show; "" when it is possible."""
    allowed, _leads_to = _MOVES[act]
    return "" if state in allowed else _WHY_NOT[state]


def refuse_own_issue(state: FilingState) -> str:
    """Return why the agency itself cannot note its paper as issued yet, "" when it can: its draft has passed.

    The secretariat may note a signed paper that came by post in any open state.
    """
    return "" if state == FilingState.PASSED else N_("Ghi số, ngày ban hành sau khi dự thảo được thẩm định đạt.")


def acts_in(state: FilingState) -> frozenset[FilingAct]:
    """Return everything that can be done in a state, whoever does it."""
    return frozenset(act for act, (allowed, _leads_to) in _MOVES.items() if state in allowed)


def state_after(act: FilingAct, state: FilingState) -> FilingState:
    """Return the state an act leads to. Raises ValueError for an act the state does not allow."""
    allowed, leads_to = _MOVES[act]
    if state not in allowed:
        raise ValueError(f"{act} is not possible in {state}")
    return leads_to or state


def refuse_hand_in(*, open_points: int, items_chosen: int, items_read: int) -> str:
    """Return why a draft cannot be handed in yet, "" when it can.

    open_points: points of the last round that are not ticked; the sentence has a place for their `count`. A paper in
    which nothing was read may be handed in; one whose every item was left out may not.
    """
    if open_points:
        return N_("Còn %(count)s điểm cần bổ sung chưa đánh dấu. Xem từng điểm, đánh dấu khi đã bổ sung.")
    if items_read and not items_chosen:
        return N_("Chưa chọn nội dung nào của dự thảo. Giữ ít nhất một nội dung.")
    return ""


def refuse_more(*, points: Iterable[str], new_due_on: date | None, today: date) -> dict[str, str]:
    """Return, by field, why a draft cannot be sent back like this; empty when it can."""
    found = {}
    if not any(point.strip() for point in points):
        found["points"] = N_("Nêu ít nhất một điểm cần bổ sung.")
    if new_due_on is None:
        found["new_due_on"] = N_("Nhập hạn gửi lại.")
    elif new_due_on < today:
        found["new_due_on"] = N_("Hạn gửi lại phải từ hôm nay trở đi.")
    return found


def refuse_issue(*, symbol: str, issued_on: date | None, plan_issued_on: date | None, today: date) -> dict[str, str]:
    """Return, by field, what is amiss with the number and the day of an issued paper; empty when nothing is."""
    found = {}
    if not any(letter.isdigit() for letter in symbol):
        found["symbol"] = N_("Nhập số, ký hiệu của văn bản, ví dụ 12/KH-SVHTTDL.")
    if issued_on is None:
        found["issued_on"] = N_("Nhập ngày ban hành.")
    elif issued_on > today:
        found["issued_on"] = N_("Ngày ban hành không thể sau hôm nay.")
    elif plan_issued_on is not None and issued_on < plan_issued_on:
        found["issued_on"] = N_("Ngày ban hành không thể trước ngày của kế hoạch được cụ thể hóa.")
    return found


def refuse_extension(*, due_on: date | None, new_due_on: date | None, today: date) -> str:
    """Return why a date cannot be moved there, "" when it can."""
    if new_due_on is None:
        return N_("Nhập hạn mới.")
    if new_due_on < today:
        return N_("Hạn mới phải từ hôm nay trở đi.")
    if due_on is not None and new_due_on <= due_on:
        return N_("Hạn mới phải sau hạn hiện tại.")
    return ""


def refuse_answer(*, asked_by: int | None, answered_by: int) -> str:
    """Return why this person cannot countersign an exemption, "" when they can: nobody grants the own request."""
    if asked_by is None:
        return N_("Chưa có đề nghị miễn nào chờ trả lời.")
    if asked_by == answered_by:
        return N_("Người đề nghị không tự ký đồng ý. Người khác trong Tiểu ban trả lời đề nghị này.")
    return ""


def cell_of(*, state: FilingState, due_on: date | None, today: date) -> FilingCell | None:
    """Return where an own plan stands on a day; None for one that is no longer asked for.

    A draft that waits for its appraisal is not late: the next step is not the agency's. A draft that passed is the
    agency's again, until it is issued.
    """
    if state == FilingState.WITHDRAWN:
        return None
    if state == FilingState.ISSUED:
        return FilingCell.ISSUED
    if state == FilingState.EXEMPT:
        return FilingCell.EXEMPT
    if state == FilingState.HANDED_IN:
        return FilingCell.WAITING
    return FilingCell.OVERDUE if due_on is not None and due_on < today else FilingCell.OPEN


def days_late(*, state: FilingState, due_on: date | None, issued_on: date | None, today: date) -> int:
    """Return by how many calendar days an own plan is late, or was issued late; 0 when it is or was not."""
    if due_on is None or state in (FilingState.EXEMPT, FilingState.WITHDRAWN, FilingState.HANDED_IN):
        return 0
    until = issued_on if state == FilingState.ISSUED else today
    return max((until - due_on).days, 0) if until is not None else 0


def days_until_due(*, state: FilingState, due_on: date | None, today: date) -> int | None:
    """Return how many days are left when the day is near and the agency has the next step; None otherwise."""
    if (
        due_on is None
        or state not in _WRITING | {FilingState.PASSED}
        or not 0 <= (due_on - today).days <= DUE_SOON_DAYS
    ):
        return None
    return (due_on - today).days


@dataclass(frozen=True, slots=True)
class Counts:
    """How many agencies stand in each cell. `owing` leaves out the exempt ones."""

    issued: int = 0
    overdue: int = 0
    waiting: int = 0
    open: int = 0
    exempt: int = 0

    @property
    def owing(self) -> int:
        """How many agencies owe an own plan, kept or not."""
        return self.issued + self.overdue + self.waiting + self.open

    @property
    def missing(self) -> int:
        """How many agencies have not issued theirs yet."""
        return self.overdue + self.waiting + self.open

    @property
    def total(self) -> int:
        """How many were asked, the exempt ones included."""
        return self.owing + self.exempt


def count(cells: Iterable[FilingCell | None]) -> Counts:
    """Count cells; None counts nowhere."""
    held = [cell for cell in cells if cell is not None]
    return Counts(**{cell.value: held.count(cell) for cell in FilingCell})


def may(
    need: FilingNeed, *, permissions: frozenset[str], is_own: bool, is_appraiser: bool, has_appraiser: bool
) -> bool:
    """Say whether a person with these permissions may do it.

    is_own: stands for the agency that owes the plan; is_appraiser: stands for the agency that appraises it. Where no
    agency appraises, the secretariat does.
    """
    follows = "follow_filings" in permissions
    works = is_own and "report_work" in permissions
    appraises = is_appraiser and "appraise_work" in permissions
    if need == FilingNeed.SEE:
        return "see_all" in permissions or is_own or appraises
    if need == FilingNeed.WORK:
        return works
    if need == FilingNeed.APPRAISE:
        return appraises or (follows and not has_appraiser)
    if need == FilingNeed.ISSUE:
        return works or follows
    if need == FilingNeed.ASK_EXEMPTION:
        return works or follows
    if need == FilingNeed.ANSWER:
        return follows or "decide" in permissions
    return follows
