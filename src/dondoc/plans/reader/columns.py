"""Which column of an assignment table says what, from its headings in all their wordings.

A heading is matched by its words, tone marks and order of «cơ quan / đơn vị» aside; the first rule that fits is taken.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from dondoc.papers.tree import Cell, Table
from dondoc.plans.reader.lines import cell_line
from dondoc.plans.reader.scan import shadow


class Column(StrEnum):
    """What a column holds."""

    NUMBER = "number"
    TASK = "task"
    LEAD = "lead"
    COORDINATING = "coordinating"
    BOTH = "both"
    DOER = "doer"
    APPRAISING = "appraising"
    TIME = "time"
    START = "start"
    PRODUCT = "product"
    OTHER = "other"


_RULES: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"^(?:tt|stt|số tt|số thứ tự|số|no|mục|mã số|mã)\W*$"),
    (
        Column.OTHER,
        r"chịu trách nhiệm cao nhất|lãnh đạo|theo dõi|chỉ đạo|ghi chú|trạng thái|khó khăn|vướng mắc|đề xuất|"
        r"kiến nghị|địa điểm|kinh phí|kế hoạch vốn|nguồn|dự toán|số lượng|đvt|đơn vị tính|căn cứ|điện thoại|"
        r"tình hình|cấp trình|cơ quan trình|thành phần|văn bản giao|hình thức",
    ),
    (
        Column.BOTH,
        r"chủ trì.{0,25}phối hợp|phân công(?:\sthực hiện|\snhiệm vụ)?$|đơn vị, cá nhân (?:thực hiện|phụ trách)",
    ),
    (Column.APPRAISING, r"thẩm định|thẩm tra"),
    (Column.COORDINATING, r"phối hợp|tham vấn|tham gia|hỗ trợ|cùng (?:thực hiện|làm|tham mưu)"),
    (
        Column.LEAD,
        r"chủ trì|đầu mối|chịu trách nhiệm|phụ trách|được giao|trách nhiệm|(?:cơ quan|đơn vị|bộ phận|phòng|ban).{0,20}tham mưu|đảm (?:nhiệm|nhận)|^(?:ai làm|ai lo|giao cho|giao)$",
    ),
    (Column.START, r"(?:thời gian|ngày)\sbắt đầu|^bắt đầu|^từ ngày"),
    (
        Column.TIME,
        r"thời gian|thời hạn|hạn hoàn thành|ngày hoàn thành|hoàn thành|hạn xử lý|thời điểm|kết thúc|^đến ngày|"
        r"mốc|^hạn|^(?:bao giờ|khi nào)(?:\sxong|\shoàn thành)?$|^ngày(?:,? tháng)?(?:\s(?:thực hiện|xong|tổ chức|làm))?$|^ngày, giờ$|^lịch$",
    ),
    (
        Column.DOER,
        r"thực hiện$|(?:cơ quan|đơn vị|địa phương|bộ phận|người)[^.]{0,30}(?:thực hiện|triển khai|làm)|"
        r"^(?:cơ quan|đơn vị|đơn vị, địa phương|cơ quan, đơn vị)$",
    ),
    (Column.PRODUCT, r"sản phẩm|kết quả|đầu ra|yêu cầu"),
    (
        Column.TASK,
        r"nhiệm vụ|nội dung|công việc|phần việc|hoạt động|tên việc|danh mục|đầu việc|hạng mục|giải pháp|"
        r"việc (?:cần|phải) làm|^việc$|^tên$|^công tác",
    ),
    (Column.OTHER, r"tiến độ|ngày|tỷ lệ"),
)
_COMPILED = tuple((column, re.compile(pattern)) for column, pattern in _RULES)
_DOERS = frozenset({Column.LEAD, Column.DOER, Column.BOTH, Column.COORDINATING})
_DEEPEST_HEADER = 6
_LONGEST_HEADING = 90
_PURE_TASK = re.compile(r"^(?:tên\s)?(?:các\s)?(?:nhiệm vụ|nội dung|công việc|nội dung công việc|nội dung nhiệm vụ)")
# Typed headings lose letters; these are compared by distance when no rule fits.
_TYPICAL = (
    ("cơ quan chủ trì", Column.LEAD),
    ("đơn vị chủ trì", Column.LEAD),
    ("cơ quan phối hợp", Column.COORDINATING),
    ("đơn vị phối hợp", Column.COORDINATING),
    ("thời gian hoàn thành", Column.TIME),
    ("nội dung công việc", Column.TASK),
    ("nhiệm vụ", Column.TASK),
    ("sản phẩm", Column.PRODUCT),
    ("cơ quan thẩm định", Column.APPRAISING),
)
_CLOSE = 88


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table by index, and the first row below its headings."""

    columns: tuple[Column, ...]
    first_row: int

    def first(self, column: Column) -> int | None:
        """Return the index of the first column of a kind."""
        return next((index for index, here in enumerate(self.columns) if here is column), None)


def column_of(heading: str) -> Column:
    """Return what a column with this heading holds."""
    low = re.sub(r"\s+", " ", shadow(heading)).strip(" .:*()")
    if not low or re.fullmatch(r"[\d\W]+", low):
        return Column.OTHER
    if _PURE_TASK.match(low) and "chủ trì" not in low:
        return Column.TASK
    for column, pattern in _COMPILED:
        if pattern.search(low):
            return column
    best = max(_TYPICAL, key=lambda typical: fuzz.ratio(low, typical[0]))
    return best[1] if fuzz.ratio(low, best[0]) >= _CLOSE else Column.OTHER


def find_header(table: Table) -> Header | None:
    """Return the header of an assignment table, None when the table assigns nothing.

    Headings may stand in two rows («Cơ quan» over «Chủ trì», «Phối hợp») and above them may be titles.
    """
    for row in range(min(len(table.rows), _DEEPEST_HEADER)):
        columns = _columns(table.rows[row : row + 1])
        if not _assigns(columns) and not _half(columns):
            continue
        depth = _depth(table, row)
        whole = _columns(table.rows[row : row + depth])
        if _assigns(whole) or (_half(whole) and Column.NUMBER in whole):
            return Header(whole, _past_numbers(table, row + depth))
    return None


def is_header_again(table: Table, row: int, header: Header) -> bool:
    """Whether a row repeats the headings, as on the next page."""
    return _columns(table.rows[row : row + 1]) == header.columns


def _columns(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Column, ...]:
    width = len(rows[0]) if rows else 0
    found = []
    for index in range(width):
        texts = list(dict.fromkeys(cell_line(0, row[index]).text for row in rows))
        found.append(_column_of_texts(texts))
    return tuple(found)


def _column_of_texts(texts: list[str]) -> Column:
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return Column.OTHER
    narrow = column_of(texts[-1]) if texts else Column.OTHER
    return narrow if narrow is not Column.OTHER else column_of(" ".join(texts))


def _assigns(columns: tuple[Column, ...]) -> bool:
    doers = [c for c in columns if c in _DOERS]
    return (
        Column.TASK in columns
        and bool(doers)
        and (len(columns) > 2 or Column.LEAD in columns or Column.BOTH in columns)
    )


def _half(columns: tuple[Column, ...]) -> bool:
    return Column.TASK in columns and Column.TIME in columns


def _depth(table: Table, row: int) -> int:
    """Return 2 when the row below still belongs to the headings: cells merged down beside cells with narrower names."""
    if row + 1 >= len(table.rows):
        return 1
    upper, lower = table.rows[row], table.rows[row + 1]
    continued = [not b.origin and a.text == b.text for a, b in zip(upper, lower, strict=True)]
    news = [column_of(b.text) for b, same in zip(lower, continued, strict=True) if not same and b.text.strip()]
    if any(continued) and news and all(column is not Column.OTHER for column in news) and not all(continued):
        return 2
    below = [column_of(b.text) for b in lower if b.text.strip()]
    if len(below) > 1 and len(below) < len(lower) and all(column in _DOERS for column in below):
        # Text tables know no merged cells: «Phân công | (empty)» over «Chủ trì | Phối hợp», the rest empty.
        return 2
    spread = any(a.text and a.text == b.text for a, b in zip(upper, upper[1:], strict=False))
    return 2 if spread and news and any(column in _DOERS for column in news) else 1


def _past_numbers(table: Table, row: int) -> int:
    """Pass the row «(1) (2) (3)» some tables have below their headings."""
    if row < len(table.rows):
        texts = [cell.text.strip(" ()") for cell in table.rows[row] if cell.text.strip()]
        if texts and all(re.fullmatch(r"\d{1,2}(?:\s?=.*)?", text) for text in texts) and len(texts) > 2:
            return row + 1
    return row
