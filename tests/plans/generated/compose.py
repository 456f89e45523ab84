"""Whole papers from a seed: a form with its tasks between a head of Party or State and a foot, as one file."""

from dataclasses import dataclass
from datetime import date

from tests.plans.generated.forms import FORMS, KINDS, TABLES_ALONE
from tests.plans.generated.printers import to_docx, to_pdf, to_txt, to_xlsx
from tests.plans.generated.sheet import Line, Sheet
from tests.plans.generated.truth import Source, Task
from tests.plans.generated.vocabulary import AREAS

_STEP = 1_000_003


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with its known tasks. issued_on: only where the paper itself does not print its day."""

    seed: int
    form: str
    file: str
    content: bytes
    tasks: tuple[Task, ...]
    issued_on: date | None

    @property
    def name(self) -> str:
        return f"{self.seed}-{self.form}.{self.file.partition(' ')[0]}"


def papers(*, count: int, seed: int):
    """Yield papers in all forms and files in turn; the same count and seed always give the same papers."""
    forms = list(FORMS)
    for at in range(count):
        yield paper(seed * _STEP + at, forms[at % len(forms)], turn=at // len(forms))


def paper(seed: int, form: str, *, turn: int = 0) -> Paper:
    """Return the paper of a seed in a form; `turn` chooses the kind of file in turn."""
    source, sheet = Source(seed), Sheet()
    alone = form in TABLES_ALONE and source.chance(0.5)
    files = ["docx", "pdf", "txt", "docx", "docx vni", "txt vni"]
    if form in TABLES_ALONE:
        files = ["xlsx", "docx", "pdf", "xlsx", "txt", "docx vni"]
    file = files[turn % len(files)]
    if not alone and file != "xlsx":
        _head(source, sheet, form)
        if form in TABLES_ALONE:
            sheet.add("Tiểu ban phân công nhiệm vụ chuẩn bị Đại hội theo phụ lục kèm theo.")
    tasks = FORMS[form](source, sheet)
    dated = bool(sheet.head)
    if dated:
        _foot(source, sheet)
    content = {
        "docx": lambda: to_docx(sheet, source.random),
        "docx vni": lambda: to_docx(sheet, source.random, old_font=True),
        "xlsx": lambda: to_xlsx(sheet, source.random),
        "pdf": lambda: to_pdf(sheet),
        "txt": lambda: to_txt(sheet, source.random),
        "txt vni": lambda: to_txt(sheet, source.random, old_font=True),
    }[file]()
    return Paper(seed, form, file, content, tuple(tasks), None if dated else source.issued_on)


def _head(source: Source, sheet: Sheet, form: str) -> None:
    kind = KINDS.get(form, "KẾ HOẠCH")
    short = {"KẾ HOẠCH": "KH", "THÔNG BÁO": "TB", "": "CV"}[kind]
    number, day = source.random.randrange(10, 99), source.issued_on
    dated = f"Kon Tum, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    about = f"V/v {source.random.choice(AREAS).lower()} phục vụ Đại hội" if not kind else ""
    if source.chance(0.6):
        sheet.head = [
            ("TỈNH ỦY KON TUM", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            ("TIỂU BAN TỔ CHỨC PHỤC VỤ ĐẠI HỘI", ""),
            ("*", dated),
            (f"Số {number}-{short}/TBPV", ""),
            (about, ""),
        ]
    else:
        sheet.head = [
            ("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
            ("TỈNH KON TUM", "Độc lập - Tự do - Hạnh phúc"),
            (f"Số: {number}/{short}-UBND" if kind else f"Số: {number}/UBND-VX", dated),
            (about, ""),
        ]
    if kind:
        sheet.add(kind, bold=True, centred=True)
        sheet.add(f"{source.random.choice(AREAS).lower()} phục vụ Đại hội", bold=True, centred=True)


def _foot(source: Source, sheet: Sheet) -> None:
    """Put recipients and signer below the body, which is above the first annex."""
    lines = [
        Line("Nơi nhận:", bold=True),
        Line("Thường trực Tỉnh ủy (b/c);", "-"),
        Line("Các cơ quan, đơn vị liên quan;", "-"),
        Line("Lưu: VT.", "-"),
        Line("T/M TIỂU BAN" if source.chance(0.6) else "KT. CHỦ TỊCH", bold=True),
        Line("TRƯỞNG TIỂU BAN" if source.chance(0.6) else "PHÓ CHỦ TỊCH", bold=True),
    ]
    annex = next(
        (at for at, block in enumerate(sheet.blocks) if isinstance(block, Line) and block.text.startswith("PHỤ LỤC")),
        len(sheet.blocks),
    )
    sheet.blocks[annex:annex] = lines
