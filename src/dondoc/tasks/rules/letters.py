"""The official letter that urges an agency: what was assigned, what has not come, what is asked for and by when.

Vietnamese is written here and not translated: it is what an agency receives. Days are counted and nobody is blamed; the
second letter names the first one and what was promised since, and asks for the cause and the head's own signature.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.kit.dates import add_working_days
from dondoc.papers.layouts.content import Content, annex_note, closed, count_words, short_body, upper_first
from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Block, Column, Table, Text
from dondoc.tasks.enums import Situation, TaskState

MOST_IN_THE_TEXT = 5
FIRST_ANSWER_DAYS = 3
LATER_ANSWER_DAYS = 2
_SITUATIONS = {
    Situation.NOT_STARTED: "chưa triển khai",
    Situation.ON_TRACK: "đang thực hiện",
    Situation.AT_RISK: "đang thực hiện, có khả năng chậm",
    Situation.FINISHED: "đã thực hiện xong, chưa được thẩm định",
}
_COLUMNS = (
    Column(heading="TT", width_mm=12, align=Align.CENTER),
    Column(heading="Nhiệm vụ", width_mm=90),
    Column(heading="Văn bản giao", width_mm=48),
    Column(heading="Thời hạn", width_mm=27, align=Align.CENTER),
    Column(heading="Số ngày quá hạn", width_mm=22, align=Align.CENTER),
    Column(heading="Báo cáo đã nhận", width_mm=58),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The paper that gave a task. paper: as a letter names it, "" when none is known. place: «mục II.3», or ""."""

    paper: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """The last word of the agency on a task."""

    on: date
    situation: Situation | str
    percent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTask:
    """A task an agency leads and is late with. state: REWORKING when it was handed in and returned."""

    title: str
    due_on: date
    original_due_on: date
    source: Source = Source()
    received: Received | None = None
    state: TaskState | str = TaskState.IN_PROGRESS


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLetter:
    """A letter issued before about some of the same work. answer_by: the day it asked for."""

    symbol: str
    issued_on: date
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter is written from.

    body: the name of who writes. by_way_of: through whom an answer goes («Tổ giúp việc»), or "". head: whose office is
    told («Trưởng Tiểu ban»), or "". earlier: the letters before, in order of time. promised_until: the last day
    promised since the last of them. number: how number and symbol read while it is a draft.
    """

    agency: str
    body: str
    tasks: Sequence[LateTask]
    dated_on: date
    answer_by: date
    head: str = ""
    by_way_of: str = ""
    earlier: Sequence[EarlierLetter] = ()
    promised_until: date | None = None
    number: str = ""

    @property
    def times(self) -> int:
        """Which letter about this work it is."""
        return len(self.earlier) + 1

    @property
    def writer(self) -> str:
        """How the writer calls itself after the first mention."""
        return short_body(self.body)


_HEADS = (
    ("Ủy ban", "Chủ tịch {}"),
    ("UBND", "Chủ tịch {}"),
    ("Hội ", "Chủ tịch {}"),
    ("Sở ", "Giám đốc {}"),
    ("Trung tâm", "Giám đốc {}"),
    ("Công ty", "Giám đốc {}"),
    ("Công an", "Giám đốc {}"),
    ("Đài ", "Giám đốc {}"),
    ("Bảo tàng", "Giám đốc {}"),
    ("Thư viện", "Giám đốc {}"),
    ("Bệnh viện", "Giám đốc {}"),
    ("Văn phòng", "Chánh {}"),
    ("Ban ", "Trưởng {}"),
    ("Báo ", "Tổng Biên tập {}"),
)


def head_title(agency: str) -> str:
    """Return the office of an agency's head with its name: «Giám đốc Sở Y tế»; «Thủ trưởng …» where none is usual."""
    pattern = next((words for start, words in _HEADS if agency.startswith(start)), "Thủ trưởng {}")
    return pattern.format(agency)


def parts_of_source(source: str) -> tuple[str, str]:
    """Return paper and place of «Thông báo 15-TB/TBPV, kết luận 3», the paper with «số» as other papers name it."""
    paper, _comma, place = source.partition(", ")
    kind, _blank, symbol = paper.rpartition(" ")
    is_numbered = "/" in symbol and kind and not kind.endswith("số")
    return (f"{kind} số {symbol}" if is_numbered else paper), place


def answer_by(dated_on: date, *, times: int, holidays: Collection[date]) -> date:
    """Return the day a letter asks for: three working days after it, two from the second letter on."""
    days = FIRST_ANSWER_DAYS if times == 1 else LATER_ANSWER_DAYS
    return add_working_days(dated_on, days, holidays=frozenset(holidays))


def letter(facts: LetterFacts) -> Content:
    """Return the words of the letter; more than five tasks go into an annex."""
    in_annex = len(facts.tasks) > MOST_IN_THE_TEXT
    blocks: list[Block] = [Text(sentence) for sentence in _recital(facts, in_annex=in_annex)]
    if not in_annex:
        blocks += _task_lines(facts)
    blocks.append(Text(_what_came(facts)))
    blocks += _demand(facts)
    return Content(
        subject=f"đôn đốc thực hiện {_work(facts)} quá hạn phục vụ Đại hội (lần {facts.times})",
        addressees=(facts.agency,),
        blocks=tuple(blocks),
        recipients=("Như trên", *([f"Đồng chí {facts.head} (để b/c)"] if facts.head else [])),
        annexes=(_annex(facts),) if in_annex else (),
    )


def _recital(facts: LetterFacts, *, in_annex: bool) -> list[str]:
    papers = list(dict.fromkeys(task.source.paper for task in facts.tasks if task.source.paper))
    given = f"Theo phân công tại {'; '.join(papers)}, " if papers else ""
    given += f"{facts.agency} được giao chủ trì {_work(facts)}"
    listed = "có danh mục tại Phụ lục kèm theo" if in_annex else "sau đây"
    if not facts.earlier:
        return [upper_first(f"{given} {listed}, đến nay đã quá thời hạn hoàn thành{'.' if in_annex else ':'}")]
    return [
        closed(upper_first(given) + ", đến nay đã quá thời hạn hoàn thành"),
        _earlier(facts),
        "Danh mục nhiệm vụ quá hạn có tại Phụ lục kèm theo." if in_annex else "Nhiệm vụ quá hạn cụ thể như sau:",
    ]


def _earlier(facts: LetterFacts) -> str:
    letters = [
        f"Công văn số {one.symbol}, ngày {_day(one.issued_on)}" + (f" (lần {place})" if facts.times > 2 else "")
        for place, one in enumerate(facts.earlier, start=1)
    ]
    sentence = f"{facts.writer} đã có {' và '.join(letters)} đôn đốc {facts.agency} thực hiện, đề nghị báo cáo trước "
    sentence += f"ngày {_day(facts.earlier[-1].answer_by)}."
    if facts.promised_until:
        sentence += f" Sau đó, {facts.agency} cam kết hoàn thành chậm nhất ngày {_day(facts.promised_until)}."
    return sentence


def _task_lines(facts: LetterFacts) -> list[Block]:
    is_alone = len(facts.tasks) == 1
    return [
        Text(_task_line(task, facts), label="-" if is_alone else f"{place}.")
        for place, task in enumerate(facts.tasks, start=1)
    ]


def _task_line(task: LateTask, facts: LetterFacts) -> str:
    papers = {one.source.paper for one in facts.tasks}
    named = task.source.paper.partition(", ngày")[0] if len(papers) > 1 else ""
    place = ", ".join(part for part in (task.source.place, named) if part)
    title = upper_first(task.title.strip().rstrip(" .;,"))
    return (
        f"{title}{f' ({place})' if place else ''}; thời hạn hoàn thành: {_due(task)}; quá hạn "
        f"{count_words(_days_late(task, facts))} ngày; {_received(task)}."
    )


def _due(task: LateTask) -> str:
    extended = f" (đã gia hạn, hạn ban đầu {_day(task.original_due_on)})" if task.due_on != task.original_due_on else ""
    return f"ngày {_day(task.due_on)}{extended}"


def _received(task: LateTask) -> str:
    if task.state == TaskState.REWORKING:
        return "kết quả đã nộp phải bổ sung, chưa nộp lại"
    if task.received is None:
        return "chưa có báo cáo"
    words = _SITUATIONS.get(Situation(task.received.situation), "đang thực hiện")
    percent = f", đạt {task.received.percent}%" if task.received.percent is not None else ""
    return f"báo cáo gần nhất ngày {_day(task.received.on)}: {words}{percent}"


def _what_came(facts: LetterFacts) -> str:
    heard = sum(1 for task in facts.tasks if task.received is not None or task.state == TaskState.REWORKING)
    count = len(facts.tasks)
    above = "nhiệm vụ nêu trên" if count == 1 else "các nhiệm vụ nêu trên"
    still = "vẫn " if facts.earlier else ""
    start = f"Đến nay, {facts.writer} "
    if not heard:
        return f"{start}{still}chưa nhận được báo cáo của {facts.agency} về kết quả thực hiện {above}."
    share = "" if heard == count else f" đối với {count_words(heard)}/{count_words(count)} nhiệm vụ"
    return f"{start}mới nhận được báo cáo tiến độ{share}, {still}chưa nhận được báo cáo kết quả hoàn thành {above}."


def _demand(facts: LetterFacts) -> list[Block]:
    way = f" (qua {facts.by_way_of})" if facts.by_way_of else ""
    above = "nhiệm vụ nêu trên" if len(facts.tasks) == 1 else "các nhiệm vụ nêu trên"
    day = f"trước ngày {_day(facts.answer_by)}"
    if not facts.earlier:
        return [
            Text(
                f"Để bảo đảm tiến độ chuẩn bị Đại hội, {facts.writer} đề nghị {facts.agency} khẩn trương hoàn thành "
                f"{above}, báo cáo kết quả bằng văn bản về {facts.writer}{way} {day}."
            ),
            Text(
                f"Trường hợp có khó khăn, vướng mắc, đề nghị {facts.agency} báo cáo rõ nội dung, đề xuất hướng giải "
                f"quyết để {facts.writer} kịp thời xem xét, chỉ đạo."
            ),
        ]
    return [
        Text(f"{facts.writer} đề nghị đồng chí {head_title(facts.agency)}:"),
        Text(f"Trực tiếp chỉ đạo, hoàn thành dứt điểm {above}.", label="-"),
        Text(
            f"Báo cáo {facts.writer}{way} {day}, bằng văn bản do người đứng đầu cơ quan ký, nêu rõ kết quả, nguyên "
            "nhân chậm, trách nhiệm của tập thể, cá nhân liên quan và thời điểm hoàn thành từng nhiệm vụ.",
            label="-",
        ),
        Text(f"Kết quả thực hiện sẽ được báo cáo tại phiên họp gần nhất của {facts.writer}."),
    ]


def _annex(facts: LetterFacts) -> Annex:
    rows = tuple(
        (
            str(place),
            closed(upper_first(task.title.strip())),
            "; ".join(part for part in (task.source.paper, task.source.place) if part),
            _day(task.due_on),
            str(_days_late(task, facts)),
            upper_first(_received(task)),
        )
        for place, task in enumerate(facts.tasks, start=1)
    )
    return Annex(
        title="PHỤ LỤC",
        subject=f"Danh mục nhiệm vụ quá hạn do {facts.agency} chủ trì",
        note=annex_note(kind="Công văn", number=facts.number, issued_on=facts.dated_on),
        blocks=(Table(_COLUMNS, rows),),
    )


def _work(facts: LetterFacts) -> str:
    return f"{count_words(len(facts.tasks))} nhiệm vụ"


def _days_late(task: LateTask, facts: LetterFacts) -> int:
    return max(0, (facts.dated_on - task.due_on).days)


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
