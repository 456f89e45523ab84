"""The forms in which offices assign work, each filled from a source: what is printed, and the tasks it means."""

from collections.abc import Callable

from tests.plans.generated.sheet import Grid, Sheet
from tests.plans.generated.truth import Source, Task
from tests.plans.generated.vocabulary import AIMS, AREAS, BASES, CLOSINGS, PRAISE, TOWNS

Form = Callable[[Source, Sheet], list[Task]]
_ROMAN = ("I", "II", "III", "IV", "V", "VI")
_LETTERS = "abcdđeghikl"


def section(source: Source, sheet: Sheet) -> list[Task]:
    """Print «1. Nội dung / 2. Cơ quan chủ trì / 3. Thời gian», each section with its items."""
    tasks: list[Task] = []
    _aims(source, sheet)
    sheet.add("II. NỘI DUNG", bold=True)
    for number, area in enumerate(source.random.sample(AREAS, 3), start=1):
        lead = source.lead()
        coordinating = source.partners(without=lead)
        appraising = (source.appraiser(without=lead + coordinating),) if source.chance(0.3) else ()
        deadline = source.deadline(bare=True)
        sheet.add(area, label=f"{number}.", bold=True)
        sheet.add("Nội dung", label=f"{number}.1.")
        for letter in _LETTERS[: source.random.randrange(2, 5)]:
            work = source.work()
            sheet.add(f"{work}.", label=f"{letter})")
            tasks.append(Task(work, lead, coordinating, appraising, deadline))
        captions = [("Cơ quan chủ trì", lead), ("Cơ quan phối hợp", coordinating), ("Cơ quan thẩm định", appraising)]
        at = 2
        for caption, names in captions:
            if names:
                sheet.add(f"{caption}: {_joined(source, names)}.", label=f"{number}.{at}.")
                at += 1
        sheet.add(f"Thời gian thực hiện: {deadline.words}.", label=f"{number}.{at}.")
    _closing(source, sheet)
    return tasks


def captioned(source: Source, sheet: Sheet) -> list[Task]:
    """Print each item with its own captions below it: «- Chủ trì: …», «- Phối hợp: …», «- Thời gian: …»."""
    tasks: list[Task] = []
    _aims(source, sheet)
    sheet.add("II. NHIỆM VỤ", bold=True)
    for number in range(1, source.random.randrange(4, 8)):
        task = _task(source, bare=True)
        sheet.add(f"{task.work}.", label=f"{number}.")
        sheet.add(f"Chủ trì: {_joined(source, task.lead)}.", label="-")
        if task.coordinating:
            sheet.add(f"Phối hợp: {_joined(source, task.coordinating)}.", label="-")
        if task.appraising:
            sheet.add(f"Thẩm định: {_joined(source, task.appraising)}.", label="-")
        sheet.add(f"Thời gian: {_upper(task.deadline.words)}.", label="-")
        tasks.append(task)
    _closing(source, sheet)
    return tasks


def table(source: Source, sheet: Sheet) -> list[Task]:
    """Print one annex: a table of assignments under one of many headings."""
    sheet.add("PHỤ LỤC", bold=True, centred=True)
    sheet.add("PHÂN CÔNG NHIỆM VỤ", bold=True, centred=True)
    return _assignment_table(source, sheet, rows=source.random.randrange(5, 15))


def two_annexes(source: Source, sheet: Sheet) -> list[Task]:
    """Print a short body that points to two annexes, each a table with headings of its own."""
    sheet.add("Nhiệm vụ cụ thể của các cơ quan, đơn vị tại các phụ lục kèm theo.", label="1.")
    _closing(source, sheet)
    tasks: list[Task] = []
    for number in ("I", "II"):
        sheet.add(f"PHỤ LỤC {number}", bold=True, centred=True)
        sheet.add(source.random.choice(AREAS).upper(), bold=True, centred=True)
        tasks += _assignment_table(source, sheet, rows=source.random.randrange(4, 9))
    return tasks


def prose(source: Source, sheet: Sheet) -> list[Task]:
    """Print «A chủ trì, phối hợp với B, C làm X, trước ngày D.», one sentence an item."""
    tasks: list[Task] = []
    _aims(source, sheet)
    sheet.add("II. PHÂN CÔNG THỰC HIỆN", bold=True)
    for number in range(1, source.random.randrange(5, 10)):
        text, task = _sentence(source)
        sheet.add(text, label=f"{number}.")
        tasks.append(task)
    _closing(source, sheet)
    return tasks


def agency_headings(source: Source, sheet: Sheet) -> list[Task]:
    """Print the agencies as headings, their work as dashes below or behind the colon."""
    tasks: list[Task] = []
    _aims(source, sheet)
    sheet.add("II. TỔ CHỨC THỰC HIỆN", bold=True)
    names = dict.fromkeys(source.lead()[0] for _ in range(5))
    for number, name in enumerate(names, start=1):
        if source.chance(0.25):
            deadline, work = source.deadline(), source.work()
            sheet.add(f"{name}: {work}, {deadline.words}.", label=f"{number}.")
            tasks.append(Task(work, (name,), deadline=deadline))
            continue
        sheet.add(name, label=f"{number}.", bold=source.chance(0.5))
        for _ in range(source.random.randrange(1, 4)):
            deadline, work = source.deadline(), source.work()
            partners = source.partners(without=(name,), most=2) if source.chance(0.4) else ()
            words = f"Chủ trì, phối hợp với {_listed(partners)} {_lower(work)}" if partners else work
            sheet.add(f"{words}, {deadline.words}.", label="-")
            tasks.append(Task(work, (name,), partners, deadline=deadline))
    _closing(source, sheet)
    return tasks


def brackets(source: Source, sheet: Sheet) -> list[Task]:
    """Print the work first and who does it in brackets behind it."""
    tasks: list[Task] = []
    _aims(source, sheet)
    sheet.add("II. NỘI DUNG CÔNG VIỆC", bold=True)
    for number in range(1, source.random.randrange(4, 9)):
        lead, deadline, work = source.lead()[:1], source.deadline(open_ended=False), source.work()
        partners = source.partners(without=lead, most=2)
        helped = f", {_listed(partners)} phối hợp" if partners else ""
        sheet.add(f"{work}, {deadline.words} (giao {lead[0]} chủ trì{helped}).", label=f"{number}.")
        tasks.append(Task(work, lead, partners, deadline=deadline))
    _closing(source, sheet)
    return tasks


def letter(source: Source, sheet: Sheet) -> list[Task]:
    """Print a letter whose addressees do the work of its items."""
    lead = source.lead()
    if len(lead) == 1 and source.chance(0.6):
        sheet.add(f"Kính gửi: {lead[0]}.")
    else:
        sheet.add("Kính gửi:")
        for name in lead:
            sheet.add(f"{name};" if name != lead[-1] else f"{name}.", label="-")
    sheet.add(
        "Thực hiện Kế hoạch số 09-KH/TBPV ngày 05/01/2015, Tiểu ban đề nghị quý cơ quan thực hiện một số nội dung sau:"
    )
    tasks: list[Task] = []
    for number in range(1, source.random.randrange(3, 7)):
        deadline, work = source.deadline(), source.work()
        sheet.add(f"{work}, {deadline.words}.", label=f"{number}.")
        tasks.append(Task(work, lead, deadline=deadline))
    sheet.add("Đề nghị quý cơ quan quan tâm, phối hợp thực hiện./.")
    return tasks


def conclusions(source: Source, sheet: Sheet) -> list[Task]:
    """Print a notice of conclusions: praise, work ordered earlier, and orders of one or two agencies an item."""
    sheet.add("Sau khi nghe báo cáo và ý kiến của các thành viên, Trưởng Tiểu ban kết luận như sau:")
    sheet.add(source.random.choice(PRAISE), label="1.")
    tasks: list[Task] = []
    for number, area in enumerate(source.random.sample(AREAS, source.random.randrange(3, 6)), start=2):
        text, task = _sentence(source, giao=True)
        tasks.append(task)
        text = text[:-1]
        if source.chance(0.3):
            name = source.lead()[0]
            deadline, work = source.deadline(open_ended=False), source.work()
            text += f"; giao {name} {_lower(work)}, {deadline.words}"
            tasks.append(Task(work, (name,), deadline=deadline))
        told = (
            " Trước đó, Tiểu ban đã giao Sở Tư pháp hoàn thành việc này trước ngày 05/01." if source.chance(0.2) else ""
        )
        sheet.add(f"Về {area.lower()}: {text}.{told}", label=f"{number}.")
    sheet.add("Văn phòng thông báo để các cơ quan, đơn vị biết, thực hiện./.")
    return tasks


def mixed(source: Source, sheet: Sheet) -> list[Task]:
    """Print sentences, agencies as headings, and an annex, all in one plan."""
    tasks = agency_headings(source, sheet)
    sheet.add("PHỤ LỤC", bold=True, centred=True)
    sheet.add("DANH MỤC CÔNG VIỆC", bold=True, centred=True)
    return tasks + _assignment_table(source, sheet, rows=source.random.randrange(3, 7))


FORMS: dict[str, Form] = {
    "section": section, "captioned": captioned, "table": table, "two annexes": two_annexes, "prose": prose,
    "agency headings": agency_headings, "brackets": brackets, "letter": letter, "conclusions": conclusions,
    "mixed": mixed,
}  # fmt: skip
TABLES_ALONE = ("table",)
KINDS = {"letter": "", "conclusions": "THÔNG BÁO"}


def _assignment_table(source: Source, sheet: Sheet, *, rows: int) -> list[Task]:
    chosen = source.random.choice(_HEADINGS)
    has_appraiser = "appraising" in chosen
    tasks: list[Task] = []
    printed: list[tuple[str | None, ...]] = []
    until_group = source.random.randrange(2, 6) if source.chance(0.5) else 0
    groups = source.random.sample(AREAS, len(AREAS))
    number = 0
    for at in range(rows):
        starts_group = until_group and at % until_group == 0 and groups
        if starts_group:
            number = 0
            printed.append((_ROMAN[min(at // until_group, 5)] + ". " + groups.pop().upper(),))
        number += 1
        task = _task(source, bare=True, appraised=has_appraiser)
        before = tasks[-1] if tasks and not starts_group else None
        lead_cell: str | None = _cell(source, task.lead)
        if before and source.chance(0.2):
            task = Task(task.work, before.lead, _less(task.coordinating, before.lead), task.appraising, task.deadline)
            lead_cell = None if source.chance(0.5) else source.random.choice(("nt", "Nt", "như trên"))
        if "both" in chosen:
            lead_cell = f"Chủ trì: {_cell(source, task.lead)}"
            if task.coordinating:
                lead_cell += f"\nPhối hợp: {_cell(source, task.coordinating)}"
        cells: dict[str, str | None] = {
            "number": str(number), "task": task.work, "lead": lead_cell, "both": lead_cell,
            "coordinating": _cell(source, task.coordinating), "appraising": _cell(source, task.appraising),
            "time": _upper(task.deadline.words), "product": source.random.choice(("Báo cáo", "Kế hoạch", "Danh sách", "")),
            "note": "",
        }  # fmt: skip
        tasks.append(task)
        printed.append(tuple(cells[column] for column in chosen))
    heading, spans = _heading_rows(source, chosen)
    sheet.blocks.append(Grid(heading, tuple(printed), spans))
    return tasks


_HEADINGS: tuple[dict[str, tuple[str, ...]], ...] = (
    {"number": ("TT", "STT"), "task": ("Nhiệm vụ", "Nội dung công việc"), "lead": ("Cơ quan chủ trì", "Chủ trì"),
     "coordinating": ("Cơ quan phối hợp", "Phối hợp"), "time": ("Thời gian hoàn thành", "Thời hạn")},
    {"number": ("STT",), "task": ("Nội dung",), "lead": ("Đơn vị chủ trì",), "coordinating": ("Đơn vị phối hợp",),
     "appraising": ("Đơn vị thẩm định", "Cơ quan thẩm định"), "time": ("Thời gian",), "product": ("Sản phẩm",)},
    {"number": ("TT",), "task": ("Công việc",), "time": ("Thời gian thực hiện",), "lead": ("Đầu mối chủ trì",),
     "coordinating": ("Cơ quan, đơn vị phối hợp",), "note": ("Ghi chú",)},
    {"number": ("TT",), "task": ("Nội dung công việc", "Nhiệm vụ"), "both": ("Cơ quan chủ trì, phối hợp", "Chủ trì / phối hợp"),
     "time": ("Thời hạn",)},
    {"number": ("Số TT",), "task": ("Tên nhiệm vụ",), "product": ("Kết quả",), "lead": ("Cơ quan chủ trì",),
     "coordinating": ("Cơ quan phối hợp",), "time": ("Hạn hoàn thành",)},
)  # fmt: skip


def _heading_rows(
    source: Source, chosen: dict[str, tuple[str, ...]]
) -> tuple[tuple[tuple[str | None, ...], ...], tuple[tuple[int, int], ...]]:
    names = tuple(source.random.choice(choices) for choices in chosen.values())
    columns = list(chosen)
    if "coordinating" not in columns or "lead" not in columns or source.chance(0.6):
        return (names,), ()
    first, last = columns.index("lead"), columns.index("coordinating")
    if last != first + 1:
        return (names,), ()
    upper = tuple("Cơ quan thực hiện" if at in (first, last) else name for at, name in enumerate(names))
    lower = tuple({first: "Chủ trì", last: "Phối hợp"}.get(at) for at in range(len(names)))
    return (upper, lower), ((first, last),)


def _task(source: Source, *, bare: bool, appraised: bool = True) -> Task:
    lead = source.districts() if source.chance(0.06) else source.lead()
    coordinating = source.partners(without=lead)
    appraising = (source.appraiser(without=lead + coordinating),) if appraised and source.chance(0.35) else ()
    return Task(source.work(), lead, coordinating, appraising, source.deadline(bare=bare))


def _sentence(source: Source, *, giao: bool = False) -> tuple[str, Task]:
    """Return one sentence that assigns, and its task."""
    order = "Giao " if giao or source.chance(0.4) else ""
    deadline, work = source.deadline(), source.work()
    if source.chance(0.1):
        lead: tuple[str, ...] = tuple(f"Sở {name}" for name in source.random.sample(TOWNS, 2))
        words = "các Sở: " + ", ".join(name.removeprefix("Sở ") for name in lead)
        words = words if order else _upper(words)
        partners: tuple[str, ...] = ()
    else:
        lead = source.lead()[:1]
        words, partners = lead[0], source.partners(without=lead, most=3)
    appraiser = (source.appraiser(without=lead + partners),) if source.chance(0.2) else ()
    helped = f" chủ trì, phối hợp với {_listed(partners)}" if partners else ""
    sent = f", gửi {appraiser[0]} thẩm định" if appraiser else ""
    return (
        f"{order}{words}{helped} {_lower(work)}{sent}, {deadline.words}.",
        Task(work, lead, partners, appraiser, deadline),
    )


def _aims(source: Source, sheet: Sheet) -> None:
    sheet.add(source.random.choice(BASES))
    sheet.add("Tiểu ban xây dựng kế hoạch thực hiện như sau:")
    sheet.add("I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    for number, aim in enumerate(source.random.sample(AIMS, 2), start=1):
        sheet.add(aim, label=f"{number}.")


def _closing(source: Source, sheet: Sheet) -> None:
    sheet.add(source.random.choice(CLOSINGS))


def _joined(source: Source, names: tuple[str, ...]) -> str:
    return source.random.choice(("; ", ", ")).join(names)


def _cell(source: Source, names: tuple[str, ...]) -> str:
    return source.random.choice(("; ", ", ", "\n", ";\n")).join(names)


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def _less(names: tuple[str, ...], without: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in without)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
