"""What happened around the tasks until 07:30 on 8 October 2015: obstacles, urging, extensions, what is new.

Everything here is illustration. Agencies are named by their code in `directory`, tasks by plan and words as in `states`.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from dondoc.desk.demo import plan_06, plan_09
from dondoc.desk.demo.assignments import Assignment
from dondoc.desk.demo.doubts import DOUBTS
from dondoc.desk.demo.states import STATES, Stage, TaskState
from dondoc.kit.vietnamese import fold

NOW = datetime(2015, 10, 8, 7, 30)
LAST_LOOK = datetime(2015, 10, 7, 16, 40)
PLANS: dict[str, tuple[Assignment, ...]] = {"06": plan_06.ASSIGNMENTS, "09": plan_09.ASSIGNMENTS}


class Ask(StrEnum):
    """What an obstacle asks for."""

    FUNDING = "funding"
    DECISION = "decision"
    PEOPLE = "people"
    TIME = "time"
    OTHER_AGENCY = "other_agency"


class Channel(StrEnum):
    """How an agency was urged."""

    PHONE = "phone"
    ZALO = "zalo"
    LETTER = "letter"


class Rung(StrEnum):
    """The step of the ladder of urging."""

    REMINDER = "reminder"
    DUE_DAY = "due_day"
    CONTACT = "contact"
    LEADER = "leader"
    LETTER = "letter"


class ChangeKind(StrEnum):
    """What can be new since the last look."""

    FINISHED = "finished"
    TURNED_OVERDUE = "turned_overdue"
    NEW_OBSTACLE = "new_obstacle"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoObstacle:
    """One open obstacle. proposal: what the agency asks in words. handler_code: who works on it, None for the head.

    card: the text of the decision card when it waits for the head, else "".
    """

    code: str
    text: str
    agency_code: str
    plan: str
    words: str
    ask: Ask
    proposal: str
    opened_at: datetime
    priority: int
    handler_code: str | None = None
    card: str = ""

    @property
    def waits_for_head(self) -> bool:
        """Say whether only the head can settle it."""
        return bool(self.card)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoUrging:
    """One time an agency was urged. promise_until: the day it promised to be done, None without a promise."""

    agency_code: str
    urged_at: datetime
    channel: Channel
    rung: Rung
    outcome: str
    promise_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoExtension:
    """A later date the head agreed to; the date in the plan stays beside it."""

    plan: str
    words: str
    new_due: date
    decided_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new; `subject` is the task's words or the obstacle's code."""

    kind: ChangeKind
    at: datetime
    plan: str
    subject: str


OBSTACLES: tuple[DemoObstacle, ...] = (
    DemoObstacle(
        code="VM-01", text="Thiếu 12 xe 16 chỗ; các cơ quan của tỉnh không còn xe để huy động", agency_code="SGTVT",
        plan="09", words="Huy động 45 xe", ask=Ask.FUNDING, proposal="Bổ sung kinh phí thuê 12 xe 16 chỗ trong 05 ngày",
        opened_at=datetime(2015, 10, 2, 9, 15), priority=1,
        card="Bổ sung 12 xe 16 chỗ: thuê trong 05 ngày, dự toán 108 triệu đồng (số liệu minh họa). Nếu không thuê, 140 "
        "đại biểu phải đi hai lượt.",
    ),
    DemoObstacle(
        code="VM-02", text="Giá thuê 02 màn hình LED vượt dự toán được duyệt", agency_code="SVHTTDL", plan="06",
        words="Lắp đặt 02 màn hình LED", ask=Ask.DECISION, proposal="Cho phép chỉ lắp 01 màn hình tại Quảng trường 16/3",
        opened_at=datetime(2015, 9, 28, 14, 0), priority=2,
        card="Lắp 01 màn hình LED tại Quảng trường 16/3, bỏ điểm bờ kè sông Đăk Bla: trong dự toán. Lắp đủ 02 màn hình: "
        "bổ sung 64 triệu đồng (số liệu minh họa).",
    ),
    DemoObstacle(
        code="VM-03", text="Thiếu phát thanh viên tiếng Giẻ - Triêng để thu thanh lời bình", agency_code="DPTTH",
        plan="06", words="Biên dịch, thu thanh lời bình", ask=Ask.PEOPLE,
        proposal="Cử 01 người đọc tiếng Giẻ - Triêng trong 03 ngày", opened_at=datetime(2015, 9, 29, 8, 30), priority=2,
        handler_code="BDT",
    ),
    DemoObstacle(
        code="VM-04", text="Hai nơi phục vụ ăn chưa có hồ sơ nguồn gốc thực phẩm theo yêu cầu thẩm định",
        agency_code="VPUB", plan="09", words="Xây dựng thực đơn", ask=Ask.OTHER_AGENCY,
        proposal="Sở Công Thương giới thiệu đơn vị cung ứng đủ hồ sơ", opened_at=datetime(2015, 10, 5, 15, 20),
        priority=2, handler_code="SCT",
    ),
    DemoObstacle(
        code="VM-05", text="Danh sách khách mời còn thay đổi, chưa chốt để in thẻ", agency_code="VPTU", plan="09",
        words="in thẻ đại biểu", ask=Ask.TIME, proposal="Lùi thời hạn in thẻ khách mời đến ngày 11/10/2015",
        opened_at=datetime(2015, 10, 6, 10, 40), priority=3, handler_code="BTCTU",
    ),
    DemoObstacle(
        code="VM-06", text="Mưa lớn chiều 07/10 làm lún móng 03 pano tại bờ kè sông Đăk Bla", agency_code="SVHTTDL",
        plan="06", words="Dựng 24 pano", ask=Ask.OTHER_AGENCY, proposal="Sở Xây dựng kiểm tra, gia cố móng trước ngày 10/10",
        opened_at=datetime(2015, 10, 7, 19, 20), priority=2, handler_code="SXD",
    ),
)

URGINGS: tuple[DemoUrging, ...] = (
    DemoUrging(agency_code="TP608", urged_at=datetime(2015, 9, 28, 8, 30), channel=Channel.ZALO, rung=Rung.CONTACT,
               outcome="Đã gặp, hứa ngày 02/10", promise_until=date(2015, 10, 2)),
    DemoUrging(agency_code="TP608", urged_at=datetime(2015, 10, 5, 9, 0), channel=Channel.PHONE, rung=Rung.LEADER,
               outcome="Đã gặp, chưa hứa ngày"),
    DemoUrging(agency_code="DPTTH", urged_at=datetime(2015, 10, 5, 14, 10), channel=Channel.PHONE, rung=Rung.CONTACT,
               outcome="Đã gặp, hứa ngày 09/10", promise_until=date(2015, 10, 9)),
    DemoUrging(agency_code="SGDDT", urged_at=datetime(2015, 10, 2, 10, 0), channel=Channel.PHONE, rung=Rung.CONTACT,
               outcome="Không nghe máy"),
    DemoUrging(agency_code="SGDDT", urged_at=datetime(2015, 10, 6, 10, 5), channel=Channel.PHONE, rung=Rung.LEADER,
               outcome="Không nghe máy"),
    DemoUrging(agency_code="SNNPTNT", urged_at=datetime(2015, 10, 2, 15, 0), channel=Channel.ZALO, rung=Rung.CONTACT,
               outcome="Cho biết chưa nhận được việc"),
    DemoUrging(agency_code="SNNPTNT", urged_at=datetime(2015, 10, 6, 16, 0), channel=Channel.LETTER, rung=Rung.LETTER,
               outcome="Đã gửi công văn đôn đốc lần 1"),
    DemoUrging(agency_code="TTYTDP", urged_at=datetime(2015, 10, 7, 8, 20), channel=Channel.PHONE, rung=Rung.CONTACT,
               outcome="Đã gặp, hứa ngày 09/10", promise_until=date(2015, 10, 9)),
    DemoUrging(agency_code="H616", urged_at=datetime(2015, 10, 5, 8, 45), channel=Channel.ZALO, rung=Rung.CONTACT,
               outcome="Đã gặp, hứa ngày 07/10", promise_until=date(2015, 10, 7)),
    DemoUrging(agency_code="H618", urged_at=datetime(2015, 10, 5, 8, 50), channel=Channel.ZALO, rung=Rung.CONTACT,
               outcome="Không trả lời"),
    DemoUrging(agency_code="SVHTTDL", urged_at=datetime(2015, 10, 7, 8, 0), channel=Channel.ZALO, rung=Rung.DUE_DAY,
               outcome="Nêu vướng mắc"),
    DemoUrging(agency_code="TTVH", urged_at=datetime(2015, 10, 7, 8, 5), channel=Channel.ZALO, rung=Rung.REMINDER,
               outcome="Không trả lời"),
)

EXTENSIONS: tuple[DemoExtension, ...] = (
    DemoExtension(plan="06", words="xây dựng kế hoạch cụ thể hóa", new_due=date(2015, 10, 12),
                  decided_on=date(2015, 10, 5), reason="Một số cơ quan, đơn vị chưa xây dựng kế hoạch cụ thể"),
)

# plan: agencies that have not sent a concretised plan of their own
WITHOUT_OWN_PLAN: dict[str, tuple[str, ...]] = {
    "06": ("H617", "H618", "SGDDT", "TTVH", "HNB", "SNGV"),
    "09": ("CAPNUOC", "TTYTDP", "SNNPTNT"),
}


def assignment_of(*, plan: str, words: str) -> Assignment:
    """Return the one assignment of the plan that has these words. Raises LookupError for none or several."""
    found = [one for one in PLANS[plan] if fold(words) in fold(one.words)]
    if len(found) != 1:
        raise LookupError(f"{len(found)} tasks of plan {plan} have the words {words!r}")
    return found[0]


def state_of(*, plan: str, text: str) -> TaskState | None:
    """Return the state of a task from its plan and its text as read, however much of the sentence was taken."""
    read = fold(text)
    found = [state for state in STATES if state.plan == plan and fold(state.words) in read]
    return max(found, key=lambda state: len(state.words), default=None)


def due_of(state: TaskState) -> date | None:
    """Return the day that counts: an extension before the secretary's answer before the plan; None for none or an event."""
    here = (state.plan, state.words)
    extended = next((one.new_due for one in EXTENSIONS if (one.plan, one.words) == here), None)
    answered = next((one.due for one in DOUBTS if (one.plan, one.words) == here), None)
    return extended or answered or assignment_of(plan=state.plan, words=state.words).due


def overdue_states(*, as_of: date) -> tuple[TaskState, ...]:
    """Return the states of open tasks whose day lies before `as_of`."""
    return tuple(
        state
        for state in STATES
        if state.stage is not Stage.DONE and (due := due_of(state)) is not None and due < as_of
    )


def changes(*, since: datetime, until: datetime) -> tuple[Change, ...]:
    """Return what is new after `since` and not after `until`, oldest first. A task turns overdue at midnight after its day."""
    found = [
        *(Change(ChangeKind.FINISHED, s.done_at, s.plan, s.words) for s in STATES if s.done_at is not None),
        *(Change(ChangeKind.TURNED_OVERDUE, _midnight_after(s), s.plan, s.words) for s in overdue_states(as_of=until.date())),
        *(Change(ChangeKind.NEW_OBSTACLE, one.opened_at, one.plan, one.code) for one in OBSTACLES),
    ]
    return tuple(sorted((one for one in found if since < one.at <= until), key=lambda one: (one.at, one.subject)))


def _midnight_after(state: TaskState) -> datetime:
    due = due_of(state)
    if due is None:
        raise ValueError(f"{state.words!r} has no day")
    return datetime.combine(due + timedelta(days=1), time())
