"""The report of a period: what was achieved, what stands in the way, what comes, what is asked for; and its appendices.

Vietnamese is written here and not translated. Every sentence comes from the register as it stood at the end of the day
the report is «as of»; nothing is judged, so that whoever signs adds the judgement. docs/domain/official-texts.md.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dondoc.papers.layouts.content import Content, annex_note, closed, count_words, short_body, upper_first
from dondoc.papers.layouts.layout import Align
from dondoc.papers.layouts.parts import Annex, Block, Column, Heading, Table, Text
from dondoc.plans.rules.papers import original_words
from dondoc.tasks.enums import TaskState, Timeliness
from dondoc.tasks.rules.statistics import FourWay, count

MOST_NAMED = 12
_ONE_DAY = timedelta(days=1)
_NUMBER = {"width_mm": 21.0, "align": Align.CENTER}
_NUMBER_COLUMNS = (
    Column(heading="TT", width_mm=11, align=Align.CENTER),
    Column(heading="Văn bản giao nhiệm vụ", width_mm=49),
    Column(heading="Tổng số", **_NUMBER),
    Column(heading="Hoàn thành đúng hạn", **_NUMBER),
    Column(heading="Hoàn thành quá hạn", **_NUMBER),
    Column(heading="Chưa hoàn thành, trong hạn", **_NUMBER),
    Column(heading="Chưa hoàn thành, quá hạn", **_NUMBER),
)
_ANNEX_COLUMNS = (
    Column(heading="TT", width_mm=11, align=Align.CENTER),
    Column(heading="Nhiệm vụ", width_mm=68),
    Column(heading="Chủ trì", width_mm=36),
    Column(heading="Phối hợp", width_mm=36),
    Column(heading="Thời hạn", width_mm=26, align=Align.CENTER),
    Column(heading="Kết quả", width_mm=34),
    Column(heading="Trạng thái", width_mm=24),
    Column(heading="Ghi chú", width_mm=22),
)
_STATES = {
    Timeliness.DONE_ON_TIME: "Hoàn thành đúng hạn",
    Timeliness.DONE_LATE: "Hoàn thành quá hạn",
    Timeliness.DONE_WITHOUT_DATE: "Hoàn thành",
    Timeliness.ON_TRACK: "Trong hạn",
    Timeliness.DUE_SOON: "Sắp đến hạn",
    Timeliness.OVERDUE: "Quá hạn",
    Timeliness.WITHOUT_DATE: "Chưa có thời hạn",
    Timeliness.RECURRING: "Thường xuyên",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTask:
    """One task as it stood at the end of the day; was_done: it was finished before the period began.

    paper: the paper that gave it, as other papers name it; "" for none. said: the last report, said_on its day.
    """

    title: str
    paper: str
    state: TaskState | str
    timeliness: Timeliness | str
    was_done: bool = False
    due_on: date | None = None
    original_due_on: date | None = None
    done_on: date | None = None
    deadline_text: str = ""
    is_appraised: bool = False
    leads: Sequence[str] = ()
    coordinating: Sequence[str] = ()
    said_on: date | None = None
    said: str = ""
    percent: int | None = None
    has_obstacle: bool = False

    @property
    def is_done(self) -> bool:
        """Whether it was finished, and passed where it is appraised."""
        return self.state == TaskState.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedObstacle:
    """An obstacle that was open. ask: what is asked for. awaits: a decision of the head, or above."""

    agency: str
    text: str
    ask: str
    opened_on: date
    task: str = ""
    awaits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What a report is written from. from_, on: first and last day of the period, both counted.

    addressee: whom it goes to, or "". number, dated_on: as the draft will carry them.
    """

    body: str
    from_: date
    on: date
    tasks: Sequence[ReportedTask]
    obstacles: Sequence[ReportedObstacle] = ()
    addressee: str = ""
    number: str = ""
    dated_on: date

    @property
    def period(self) -> str:
        """The period in words."""
        return f"từ ngày {_day(self.from_)} đến ngày {_day(self.on)}"

    @property
    def next_days(self) -> tuple[date, date]:
        """First and last day of the next period, as long as this one."""
        return self.on + _ONE_DAY, self.on + (self.on - self.from_) + _ONE_DAY


def report(facts: ReportFacts) -> Content:
    """Return the words of the report of a period, with one appendix per paper that gave tasks."""
    return Content(
        # A blank that does not break keeps «Đại hội» on one line of the title.
        subject=f"kết quả thực hiện nhiệm vụ phục vụ Đại\u00a0hội, {facts.period}",
        addressees=(facts.addressee,) if facts.addressee else (),
        bases=(f"{facts.body} báo cáo kết quả thực hiện nhiệm vụ {facts.period} như sau:",),
        blocks=(*_results(facts), *_obstacles(facts), *_next(facts), *_proposals(facts)),
        annexes=tuple(_annexes(facts)),
    )


def paper_of(*, kind: str, symbol: str, issued_on: date | None, title: str) -> str:
    """Return the paper that gave a task as the report names it; the title where it has no number."""
    named = original_words(kind=kind, symbol=symbol, issued_on=issued_on)
    return named or (f"{kind or 'Kế hoạch'} {title}" if title else "")


def numbers_by_paper(facts: ReportFacts) -> list[tuple[str, FourWay]]:
    """Return the four numbers per paper that gave tasks, in the order of the tasks; those of no paper last."""
    return [(paper, count(Timeliness(task.timeliness) for task in tasks)) for paper, tasks in _by_paper(facts)]


def _results(facts: ReportFacts) -> list[Block]:
    by_paper = numbers_by_paper(facts)
    total = sum((numbers for _paper, numbers in by_paper), FourWay())
    blocks: list[Block] = [Heading("I. KẾT QUẢ THỰC HIỆN"), Heading("1. Số liệu tổng hợp", 2)]
    if not total.total:
        return [*blocks, Text(f"Đến hết ngày {_day(facts.on)}, chưa có nhiệm vụ nào được giao.")]
    blocks += [
        Text(
            f"Đến hết ngày {_day(facts.on)}, tổng số nhiệm vụ đã giao là {total.total} nhiệm vụ; đã hoàn thành "
            f"{total.done} nhiệm vụ (đúng hạn {total.done_on_time}, quá hạn {total.done_late}); chưa hoàn thành "
            f"{total.open} nhiệm vụ (trong hạn {total.open_on_track}, quá hạn {total.open_overdue}), cụ thể:"
        ),
        Table(
            _NUMBER_COLUMNS,
            (
                *(
                    (str(place), paper or "Nhiệm vụ ngoài kế hoạch", *_cells(numbers))
                    for place, (paper, numbers) in enumerate(by_paper, start=1)
                ),
                ("", "Tổng cộng", *_cells(total)),
            ),
        ),
        Text("Nhiệm vụ thường xuyên, nhiệm vụ chưa có thời hạn được tính là trong hạn; nhiệm vụ đã hủy không tính."),
        Heading("2. Kết quả trong kỳ", 2),
        *_finished(facts),
        *_late(facts),
    ]
    return blocks


def _finished(facts: ReportFacts) -> list[Block]:
    finished = [task for task in facts.tasks if task.is_done and not task.was_done]
    if not finished:
        return [Text("Trong kỳ chưa có thêm nhiệm vụ hoàn thành.")]
    appraised = sum(1 for task in finished if task.is_appraised)
    passed = f", trong đó {count_words(appraised)} nhiệm vụ đã được thẩm định đạt" if appraised else ""
    return [
        Text(f"Trong kỳ có {count_words(len(finished))} nhiệm vụ hoàn thành{passed}:"),
        *_named(finished, lambda task: f"xong ngày {_day(task.done_on)}" if task.done_on else ""),
    ]


def _late(facts: ReportFacts) -> list[Block]:
    late = sorted(
        (task for task in facts.tasks if task.timeliness == Timeliness.OVERDUE),
        key=lambda task: task.due_on or facts.on,
    )
    if not late:
        return [Heading("3. Nhiệm vụ quá hạn", 2), Text("Không có nhiệm vụ quá hạn.")]
    agencies = len({name for task in late for name in task.leads})
    return [
        Heading("3. Nhiệm vụ quá hạn", 2),
        Text(f"Còn {count_words(len(late))} nhiệm vụ quá hạn của {count_words(agencies)} cơ quan, đơn vị, gồm:"),
        *_named(late, lambda task: f"quá hạn {count_words((facts.on - (task.due_on or facts.on)).days)} ngày"),
    ]


def _obstacles(facts: ReportFacts) -> list[Block]:
    heading = Heading("II. KHÓ KHĂN, VƯỚNG MẮC")
    if not facts.obstacles:
        return [heading, Text("Không có vướng mắc chưa được tháo gỡ.")]
    return [
        heading,
        Text(f"Đến hết ngày {_day(facts.on)}, còn {count_words(len(facts.obstacles))} vướng mắc chưa được tháo gỡ:"),
        *(
            Text(
                closed(f"{one.agency}: {one.text.strip().rstrip('.')}")[:-1]
                + (f"; ảnh hưởng nhiệm vụ: {one.task.strip().rstrip('.')}" if one.task else "")
                + f" (nêu ngày {_day(one.opened_on)}).",
                label="-",
            )
            for one in facts.obstacles
        ),
    ]


def _next(facts: ReportFacts) -> list[Block]:
    first, last = facts.next_days
    due = [
        task
        for task in facts.tasks
        if not task.is_done
        and task.timeliness in (Timeliness.ON_TRACK, Timeliness.DUE_SOON)
        and task.due_on is not None
        and first <= task.due_on <= last
    ]
    late = sum(1 for task in facts.tasks if task.timeliness == Timeliness.OVERDUE)
    blocks: list[Block] = [Heading("III. NHIỆM VỤ THỜI GIAN TỚI")]
    days = f"Từ ngày {_day(first)} đến ngày {_day(last)}"
    if due:
        blocks.append(Text(f"{days}, có {count_words(len(due))} nhiệm vụ đến hạn:"))
        blocks += _named(sorted(due, key=lambda task: task.due_on or last), lambda task: f"hạn {_day(task.due_on)}")
    else:
        blocks.append(Text(f"{days}, không có nhiệm vụ đến hạn."))
    if late:
        blocks.append(Text(f"{short_body(facts.body)} tiếp tục đôn đốc {count_words(late)} nhiệm vụ đã quá hạn."))
    return blocks


def _proposals(facts: ReportFacts) -> list[Block]:
    asked = [one for one in facts.obstacles if one.awaits]
    heading = Heading("IV. ĐỀ XUẤT, KIẾN NGHỊ")
    if not asked:
        return [heading, Text(f"{short_body(facts.body)} chưa có đề xuất, kiến nghị.")]
    return [
        heading,
        Text(f"Còn {count_words(len(asked))} nội dung chờ quyết định:"),
        *(Text(closed(f"{one.agency}: {one.ask.strip()}"), label="-") for one in asked),
    ]


def _named(tasks: Sequence[ReportedTask], tail: Callable[[ReportedTask], str]) -> list[Block]:
    """Return the tasks one by one, and how many more the appendix holds."""
    lines: list[Block] = [
        Text(
            f"{upper_first(task.title.strip().rstrip(' .;,'))} ({'; '.join(task.leads) or 'chưa có cơ quan chủ trì'}), "
            f"{tail(task)}.",
            label="-",
        )
        for task in tasks[:MOST_NAMED]
    ]
    if len(tasks) > MOST_NAMED:
        lines.append(Text(f"Và {count_words(len(tasks) - MOST_NAMED)} nhiệm vụ khác nêu tại Phụ lục."))
    return lines


def _annexes(facts: ReportFacts) -> Iterable[Annex]:
    groups = _by_paper(facts)
    for place, (paper, tasks) in enumerate(groups, start=1):
        rows = tuple(_annex_row(number, task) for number, task in enumerate(tasks, start=1))
        yield Annex(
            title="PHỤ LỤC TIẾN ĐỘ" + (f" {place}" if len(groups) > 1 else ""),
            subject=f"Tiến độ thực hiện {paper}" if paper else "Tiến độ thực hiện nhiệm vụ ngoài kế hoạch",
            note=annex_note(kind="Báo cáo", number=facts.number, issued_on=facts.dated_on),
            blocks=(Table(_ANNEX_COLUMNS, rows),),
        )


def _annex_row(number: int, task: ReportedTask) -> tuple[str, ...]:
    notes = [
        f"Hạn ban đầu {_day(task.original_due_on)}"
        if task.original_due_on and task.due_on and task.original_due_on != task.due_on
        else "",
        "Có vướng mắc" if task.has_obstacle else "",
    ]
    return (
        str(number),
        upper_first(task.title.strip()),
        "; ".join(task.leads),
        "; ".join(task.coordinating),
        _day(task.due_on) if task.due_on else task.deadline_text,
        _result(task),
        "Chờ thẩm định" if task.state == TaskState.IN_APPRAISAL else _STATES[Timeliness(task.timeliness)],
        "; ".join(note for note in notes if note),
    )


def _result(task: ReportedTask) -> str:
    if task.is_done:
        return f"Xong ngày {_day(task.done_on)}" if task.done_on else "Đã xong"
    if task.state == TaskState.IN_APPRAISAL and task.done_on:
        return f"Đã nộp ngày {_day(task.done_on)}"
    if task.said_on is None:
        return "Chưa có báo cáo"
    said = task.said.strip() or (f"Đạt {task.percent}%" if task.percent is not None else "Đang thực hiện")
    return f"{upper_first(said.rstrip('.'))} (báo cáo ngày {_day(task.said_on)})"


def _by_paper(facts: ReportFacts) -> list[tuple[str, list[ReportedTask]]]:
    groups: dict[str, list[ReportedTask]] = {}
    for task in sorted(facts.tasks, key=lambda task: not task.paper):
        groups.setdefault(task.paper, []).append(task)
    return list(groups.items())


def _cells(numbers: FourWay) -> tuple[str, ...]:
    return tuple(
        str(number)
        for number in (
            numbers.total,
            numbers.done_on_time,
            numbers.done_late,
            numbers.open_on_track,
            numbers.open_overdue,
        )
    )


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
