"""Which deadlines govern a piece of work, and where its core ends once they are cut off."""

import re
from dataclasses import replace

from dondoc.plans.reader.deadlines import MEDIUM, STRONG, WEAK, Deadline
from dondoc.plans.reader.scan import shadow

_OLD = re.compile(r"\((?:trước đây|trước đó|thay (?:vì|cho)|cũ|kế hoạch cũ|thay thế)[^()]*\)")
_SUPERSEDED = re.compile(r"(?:thay (?:cho|vì|thế)|trước đây(?: là)?|chứ không phải)\s(?:thời hạn\s|mốc\s)?$")
_OBJECT_BEFORE = re.compile(
    r"(?:diễn ra|khai mạc|họp|được tổ chức|tổ chức vào|ban hành|ký|phê duyệt|(?<!học )(?<!vệ )sinh|thành lập|hiệu lực|"
    r"thi hành|áp dụng|giai đoạn|nhiệm kỳ|tính|đã|lần"
    r"|phục vụ|chào mừng|không khí|hoạt động|kế hoạch|dự toán|ngân sách)(?:\s(?:từ|vào|của|thành phố|tỉnh|"
    r"nhà nước|địa phương|hoạt động))*\s*$"
)
_BUDGET_BEFORE = re.compile(
    r"(?:kế hoạch|dự toán|ngân sách|chương trình|đề án|quy hoạch|chiến lược|chỉ tiêu)[^,;]{0,60}$"
)
# «bảo đảm đến quý IV/2021 mỗi xã có …»: the aim is to be reached by then.
_TARGET_BEFORE = re.compile(r"(?:bảo đảm|đảm bảo|phấn đấu|sao cho)\s$")
_OWN_TIME = re.compile(r"ngày|(?:trong|đến|hết|trước|vào)\s(?:hết\s)?(?:tháng|quý)")
_AFTER_DEADLINE = re.compile(
    r"\s*(?:$|[,;.)/:]|và\b|để\b|nhằm\b|báo cáo|gửi|phải|tại\b|theo\b|trình\b|trên\b|ở\b|phục vụ)"
)
_REPORTING_BEFORE = re.compile(
    r"(?:báo cáo(?:\s[^,;]{0,60})?|tổ chức|thực hiện|duy trì|tiến hành|kiểm tra|giao ban|họp)\s*$"
)
# «chi thường xuyên» and «chuyên mục phát sóng thường xuyên» are things, not ways of doing.
_SPENDING_BEFORE = re.compile(r"\b(?:chi\s|chuyên (?:mục|trang)\b[^,;]*)$")
# Watching is done again and again: «kiểm tra vệ sinh … thường xuyên tại …» tells how the work itself is done.
_WATCHING_BEFORE = re.compile(
    r"\b(?:kiểm tra|theo dõi|giám sát|tuần tra|đôn đốc|cập nhật|trực|vệ sinh|quét dọn|thu gom|nắm tình hình)\b[^,;]{0,60}\s$"
)
# Work done again and again by its nature: «kiểm nghiệm thức ăn, nước uống hằng ngày», «đăng tải bản tin … hằng tuần trên …».
_DAILY_WORK = re.compile(
    r"(?:(?:theo dõi|tổng hợp|chủ động),?\s(?:và\s)?)*(?:kiểm nghiệm|xét nghiệm|kiểm soát|kiểm tra|giám sát|theo dõi|quan trắc|đo|đăng tải|"
    r"công khai|công bố|niêm yết|cập nhật|thu gom|tưới|quét|dọn|lau|vệ sinh|khử khuẩn|khử trùng|phun|tuần tra|trực|báo cáo|gửi|cung cấp|chấm điểm|"
    r"giao ban|nhắc|đôn đốc|thống kê|ghi chép|đối soát)\b"
)
_PLANNED_BEFORE = re.compile(
    r"\b(?:kế hoạch|chương trình|chỉ tiêu|nhiệm vụ|dự toán|ngân sách|kinh phí|chế độ|quy trình|lịch|đề án|danh mục|giải|kỳ|chuyên (?:mục|trang))\b"
    r"[^;]{0,60}$"
)
# «đưa nội dung … vào chương trình kiểm tra hằng năm»: the rhythm is the programme's.
_INTO_PLAN = re.compile(
    r"\b(?:vào|trong|theo) (?:kế hoạch|chương trình|báo cáo|dự toán|lịch|nghị quyết|chỉ tiêu|nội dung)\b[^;]{0,60}$"
)
_AFTER_RHYTHM = re.compile(r"\W*$|\s(?:trên|tại|ở|cho|về|đến|gửi|để|theo)\b")
_TAIL_WORDS = re.compile(
    r"[\s,;.:(\-–—/]+$|\s(?:và|hoàn thành|xong|thời gian|trong|vào|phải|thời hạn|cơ bản|chậm nhất|hoàn thành xong)$"
)
_SENDING = re.compile(
    r"(?:,\s(?:gửi|trình|báo cáo|chuyển|kịp thời báo cáo|và báo cáo|tổng hợp báo cáo|"
    r"tổng hợp, báo cáo)|\svà (?:báo cáo|trình)(?=\s(?:ubnd|ủy ban|chủ tịch|ban|thường trực|tiểu ban|trưởng|lãnh đạo)))"
    r"\s(?!viên|tỉnh viên)"
)
_APPROVAL = re.compile(r"phê duyệt|thẩm định|thẩm tra|xem xét|quyết định|cho ý kiến|ban hành|thông qua|trình\s")
_SEAM = re.compile(r",\s|\s(?:đối với|để|theo|khi|nhằm|trên cơ sở|phù hợp với|đồng thời|đến tất cả|trên địa bàn|tại)\s")
_LONGEST_CORE, _CORE, _SHORTEST_CORE = 40, 34, 9


def governs(
    deadline: Deadline, low: str, start: int, end: int, action: int, *, first: bool, direct: bool = False
) -> bool:
    """Say whether a deadline governs the work of the clause on letters start … end-1 whose work begins at `action`.

    first: the clause is the first of its doer; a rhythm before a later verb («…; định kỳ tổng hợp») is that verb's own.
    direct: only verbs stand between `action` and the deadline («kiểm tra thường xuyên các bếp ăn»).
    """
    before, after = low[start : deadline.start], low[deadline.end : end]
    if _SUPERSEDED.search(before):
        return False
    if deadline.strength == STRONG:
        of_figures = re.search(r"(?:số liệu|tính)\s$", before) and re.match(
            r"(?:tính\s)?(?:đến|tới|hết)\b", low[deadline.start : deadline.end]
        )
        return not of_figures and not re.search(r"\bđã\b[^,]{0,20}\s$", before)
    at_start = deadline.start <= action or not before.strip(" ,;:")
    if deadline.strength == WEAK and (_INTO_PLAN.search(before) or (not at_start and after.startswith(" của "))):
        # «dự toán hằng năm của Đề án»: what has an owner is a thing, not a way of doing.
        return False
    if deadline.strength == MEDIUM and _TARGET_BEFORE.search(before):
        return True
    if deadline.strength == MEDIUM:
        of_budget = _BUDGET_BEFORE.search(before) and not before.rstrip().endswith(",")
        if _OBJECT_BEFORE.search(before) or (of_budget and not _OWN_TIME.search(shadow(deadline.text))):
            return False
        return at_start or bool(_AFTER_DEADLINE.match(after))
    if at_start:
        return first
    if direct and not _SPENDING_BEFORE.search(before):
        return True
    if before.rstrip().endswith((",", "(")) and not after.strip(" .,;)/"):
        return True
    if _WATCHING_BEFORE.search(before) and re.match(r"\s*(?:$|[,;.)]|tại\b|ở\b|trên\b|để\b|nhằm\b|theo\b)", after):
        return True
    if _DAILY_WORK.match(low, action) and not _PLANNED_BEFORE.search(before) and _AFTER_RHYTHM.match(after):
        return True
    rhythm = low[deadline.start : deadline.end].removeprefix("định kỳ ").startswith(("hằng", "hàng", "mỗi"))
    return (
        rhythm and bool(_REPORTING_BEFORE.search(before)) and bool(re.match(r"\s*(?:$|[,;.)]|gửi|về|cho|theo)", after))
    )


def wordings(governing: list[list[Deadline]]) -> set[str]:
    """Return the different deadlines that govern the clauses of one doer."""
    return {d.text for found in governing for d in found if d.dated or d.recurring}


def groups_of(governing: list[list[Deadline]], apart: frozenset[int] = frozenset()) -> list[list[int]]:
    """Say which clauses of one doer form a task: all, unless several dates govern or one leaves work after it.

    apart: clauses that begin with a rhythm of their own and so are tasks of their own.
    """
    count = len(governing)
    if apart:
        rest = [k for k in range(count) if k not in apart]
        inner = [[rest[k] for k in group] for group in groups_of([governing[k] for k in rest])] if rest else []
        return sorted([*inner, *([k] for k in apart)])
    dated = [k for k, found in enumerate(governing) if any(d.dated or d.recurring for d in found)]
    texts = {d.text for k in dated for d in governing[k]}
    if len(dated) > 1 and len(texts) > 1:
        return [[k] for k in range(count)]
    if len(dated) == 1 and dated[0] not in (0, count - 1) and any(d.due for d in governing[dated[0]]):
        return [list(range(dated[0] + 1)), list(range(dated[0] + 1, count))]
    return [list(range(count))]


def choose(found: list[Deadline]) -> tuple[Deadline | None, tuple[Deadline, ...]]:
    """Return the deadline that counts and, when two compete, its rivals; a rhythm beside a date is kept with it."""
    if not found:
        return None, ()
    dated = [d for d in found if d.dated]
    if not dated:
        strong = max(found, key=lambda d: d.strength)
        return strong, ()
    chosen = dated[0]
    if any(d.recurring for d in found) and not chosen.recurring:
        chosen = replace(chosen, recurring=True)
    rivals = tuple(d for d in dated[1:] if d.due != chosen.due or d.event != chosen.event)
    return chosen, rivals


def trim(text: str, start: int, end: int) -> int:
    """Return where the text ends without punctuation and dangling small words."""
    while True:
        found = _TAIL_WORDS.search(text[start:end].rstrip() and text[start:end])
        if found and found.group() == " vào" and text[end : end + 1] in (",", ";", "."):
            # «nội quy ra vào, trước ngày …»: the comma shows that «vào» is not the deadline's.
            return end
        if found and found.start() < found.end():
            end = start + found.start()
        elif text.count("(", start, end) > text.count(")", start, end):
            end = text.rindex("(", start, end)
        else:
            return end


def before_sending(low: str, start: int, end: int) -> int:
    """Cut «…, trình B phê duyệt», «…, gửi C thẩm định» off work that stands before it."""
    found = _SENDING.search(low, start, end)
    if found is None:
        return end
    before, tail = low[start : found.start()].split(), low[found.start() : end]
    if len(before) <= 2:
        return end
    # A short core before a long report is not the whole work: «thống kê thiệt hại, báo cáo về Sở … số liệu …».
    told = len(before) * 2 < len(tail.split()) and not _APPROVAL.search(tail)
    return end if told else found.start()


def shortened(low: str, start: int, end: int) -> int:
    """Return the end of the core: a very long text stops at a seam, its quote keeps the rest."""
    words = [found.end() + start for found in re.finditer(r"\S+", low[start:end])]
    if len(words) <= _LONGEST_CORE:
        return end
    limit = words[_CORE - 1]
    seams = [found.start() for found in _SEAM.finditer(low, start, limit) if found.start() >= words[_SHORTEST_CORE]]
    return seams[-1] if seams else end


def outside_old(text: str, deadlines: list[Deadline]) -> list[Deadline]:
    """Return the deadlines without those in a bracket that recalls the superseded ones."""
    old = [match.span() for match in _OLD.finditer(shadow(text))]
    return [d for d in deadlines if not any(start <= d.start < end for start, end in old)]


def mask(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with blanks in place of the spans, its length unchanged."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
