"""One official paper of each kind, long enough to show every part, for the tests and the measuring of the writers."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from dondoc.papers.layouts import LAYOUTS, Layout
from dondoc.papers.layouts.layout import Align, Family
from dondoc.papers.layouts.parts import Annex, Column, GroupRow, Heading, Paper, Table, Text

PARTY_DAY = {"party_2004": date(2015, 9, 4), "party_2018": date(2020, 9, 4), "party_2026": date(2026, 2, 4)}
STATE_DAY = {"state_2011": date(2015, 9, 4), "state_2020": date(2025, 2, 4)}

ORDER = (
    "Giao {agency} chủ trì, phối hợp với các cơ quan liên quan rà soát toàn bộ phần việc được phân công, hoàn thành "
    "trước ngày {day:02d}/10/2015, báo cáo kết quả về Tiểu ban (qua Văn phòng Tỉnh ủy) để theo dõi, đôn đốc."
)
AGENCIES = (
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Y tế",
    "Công an tỉnh",
    "Ủy ban nhân dân thành phố Kon Tum",
    "Sở Giao thông vận tải",
    "Ban Tuyên giáo Tỉnh ủy",
)
FIELDS = ("Về công tác tuyên truyền", "Về hội trường, khánh tiết", "Về nơi ăn, nghỉ", "Về y tế, vệ sinh môi trường")
PROGRESS_COLUMNS = tuple(
    Column(heading=heading, width_mm=width, align=align)
    for heading, width, align in (
        ("TT", 12, Align.CENTER),
        ("Nhiệm vụ", 76, Align.LEFT),
        ("Chủ trì", 36, Align.LEFT),
        ("Phối hợp", 36, Align.LEFT),
        ("Thời hạn", 24, Align.CENTER),
        ("Kết quả", 36, Align.LEFT),
        ("Trạng thái", 26, Align.LEFT),
    )
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A paper and the layout it is set in."""

    name: str
    paper: Paper
    layout: Layout


def letterhead(layout: Layout, *, code: str, number: int | None = 127) -> dict[str, object]:
    """Return the fields a body of the layout's family puts on its paper of this type ("KH"), dated in its years."""
    given = f"{number}" if number else "      "
    if layout.family is Family.PARTY:
        return {
            "superior": "Tỉnh ủy Kon Tum",
            "issuer": "Tiểu ban Tổ chức phục vụ Đại hội",
            "number": f"{given}-{code}/TBPV",
            "place": "Kon Tum",
            "issued_on": PARTY_DAY[layout.name],
            "authority": ("K/T TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN"),
            "signatory": "Nguyễn Thị Hường",
        }
    return {
        "superior": "",
        "issuer": "Ủy ban nhân dân tỉnh Kon Tum",
        "number": f"{given}/UBND-KGVX" if code == "CV" else f"{given}/{code}-UBND",
        "place": "Kon Tum",
        "issued_on": STATE_DAY[layout.name],
        "authority": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "signatory": "Nguyễn Thị Hường",
    }


def letter(layout: Layout) -> Paper:
    """Return an urging letter to several agencies, framed as urgent."""
    return Paper(
        **letterhead(layout, code="CV"),
        kind="Công văn",
        is_letter=True,
        urgency="KHẨN",
        subject="đôn đốc thực hiện nhiệm vụ chuẩn bị Đại hội đại biểu Đảng bộ tỉnh lần thứ XV",
        addressees=AGENCIES[:3],
        blocks=(
            Text(
                "Thực hiện Kế hoạch số 09-KH/TBPV, ngày 04/5/2015 về bảo đảm cơ sở vật chất phục vụ Đại hội, các cơ quan "
                "được giao chủ trì những nhiệm vụ dưới đây; đến nay đã quá thời hạn nhưng Tiểu ban chưa nhận được báo cáo."
            ),
            *(
                Text(ORDER.format(agency=agency, day=3 + place), f"{place + 1}.")
                for place, agency in enumerate(AGENCIES[:3])
            ),
            Text("Đề nghị các cơ quan khẩn trương thực hiện và báo cáo kết quả trước ngày 10/9/2015."),
        ),
        recipients=("Như trên", "Thường trực Tỉnh ủy (b/c)", "Lưu Văn phòng Tỉnh ủy"),
    )


def invitation(layout: Layout) -> Paper:
    """Return an invitation to one agency on one page, still without its number."""
    return Paper(
        **letterhead(layout, code="GM", number=None),
        kind="Giấy mời",
        subject="dự họp Tiểu ban Tổ chức phục vụ Đại hội lần thứ 5",
        addressees=("Sở Y tế",),
        blocks=(
            Text("Tiểu ban trân trọng kính mời đồng chí Giám đốc Sở dự họp Tiểu ban lần thứ 5."),
            Text("07 giờ 30 phút, ngày 08/9/2015 (thứ Ba).", "", "Thời gian:"),
            Text("Phòng họp số 2, Tỉnh ủy Kon Tum.", "", "Địa điểm:"),
            Text("báo cáo tiến độ các nhiệm vụ quá hạn, những khó khăn, vướng mắc và đề xuất.", "", "Nội dung:"),
        ),
        recipients=("Như trên", "Lưu Văn phòng"),
    )


def notice(layout: Layout) -> Paper:
    """Return a notice of 25 conclusions under four fields."""
    conclusions = []
    for place in range(25):
        if place % 7 == 0:
            conclusions.append(Heading(f"{place // 7 + 1}. {FIELDS[place // 7]}", 2))
        sentence = ORDER.format(agency=AGENCIES[place % len(AGENCIES)], day=1 + place)
        conclusions.append(Text(sentence, f"{place % 7 + 1})", "Nhiệm vụ mới:" if place % 5 == 0 else ""))
    return Paper(
        **letterhead(layout, code="TB"),
        kind="Thông báo",
        subject="kết luận của đồng chí Trưởng Tiểu ban tại cuộc họp lần thứ 5",
        bases=(
            "Ngày 03/9/2015, đồng chí Trưởng Tiểu ban chủ trì cuộc họp lần thứ 5; sau khi nghe báo cáo và ý kiến các thành "
            "viên, đồng chí Trưởng Tiểu ban kết luận như sau:",
        ),
        blocks=(
            Heading("I. ĐÁNH GIÁ CHUNG"),
            Text("Các cơ quan đã chủ động triển khai; một số nhiệm vụ còn chậm so với thời hạn được giao."),
            Heading("II. NHIỆM VỤ TRỌNG TÂM"),
            *conclusions,
            Text("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện."),
        ),
        recipients=("Thường trực Tỉnh ủy (b/c)", "Các thành viên Tiểu ban", *AGENCIES, "Lưu Văn phòng Tỉnh ủy"),
    )


def progress_table(count: int) -> Table:
    """Return the annex of a report over so many tasks, in groups of twelve."""
    rows: list[GroupRow | tuple[str, ...]] = []
    for place in range(count):
        if place % 12 == 0:
            rows.append(GroupRow("I" * (place // 12 % 3 + 1), f"Nhóm nhiệm vụ {place // 12 + 1}"))
        agency = AGENCIES[place % len(AGENCIES)]
        task = "Rà soát, hoàn thiện phương án bảo đảm phục vụ đại biểu, trình Tiểu ban xem xét"
        row = (
            str(place + 1),
            task,
            agency,
            AGENCIES[(place + 2) % 6],
            f"{1 + place % 28:02d}/9/2015",
            "Đã trình dự thảo",
        )
        rows.append((*row, "Quá hạn 3 ngày" if place % 4 == 0 else "Trong hạn"))
    return Table(PROGRESS_COLUMNS, tuple(rows))


def report(layout: Layout, *, tasks: int = 60) -> Paper:
    """Return a progress report with its table of tasks on sheets held sideways."""
    return Paper(
        **letterhead(layout, code="BC"),
        kind="Báo cáo",
        subject="tiến độ thực hiện nhiệm vụ phục vụ Đại hội đến ngày 31/8/2015",
        addressees=("Thường trực Tỉnh ủy Kon Tum",),
        blocks=(
            Heading("I. KẾT QUẢ THỰC HIỆN"),
            *(Text(ORDER.format(agency=agency, day=9), "-") for agency in AGENCIES),
            Heading("II. KHÓ KHĂN, VƯỚNG MẮC"),
            Text("Kinh phí sửa chữa hội trường được cấp chậm; phương án giao thông còn phải điều chỉnh."),
            Heading("III. NHIỆM VỤ THỜI GIAN TỚI"),
            *(Text(ORDER.format(agency=agency, day=19), "-") for agency in AGENCIES[:4]),
            Heading("IV. ĐỀ XUẤT, KIẾN NGHỊ"),
            Text("Kính trình Thường trực Tỉnh ủy xem xét, cho ý kiến chỉ đạo."),
        ),
        recipients=("Như trên", "Các thành viên Tiểu ban", "Lưu Văn phòng Tỉnh ủy"),
        annexes=(
            Annex(
                title="Phụ lục I",
                subject="Tiến độ thực hiện nhiệm vụ",
                note="(Kèm theo Báo cáo số 127-BC/TBPV, ngày 04 tháng 9 năm 2015)",
                blocks=(progress_table(tasks),),
            ),
        ),
    )


def plan(layout: Layout) -> Paper:
    """Return a plan with grounds, three depths of headings, an annex held sideways and one held upright."""
    narrow = Table(
        (Column(heading="TT", width_mm=15, align=Align.CENTER), Column(heading="Cơ quan", width_mm=150)),
        tuple((str(place), agency) for place, agency in enumerate(AGENCIES, start=1)),
    )
    return Paper(
        **letterhead(layout, code="KH"),
        kind="Kế hoạch",
        subject="bảo đảm cơ sở vật chất phục vụ Đại hội đại biểu Đảng bộ tỉnh Kon Tum lần thứ XV, nhiệm kỳ 2015 - 2020",
        bases=(
            "Căn cứ Chỉ thị số 36-CT/TW, ngày 30/5/2014 của Bộ Chính trị về đại hội đảng bộ các cấp;",
            "Căn cứ chức năng, nhiệm vụ của Tiểu ban Tổ chức phục vụ Đại hội.",
        ),
        blocks=(
            Heading("I. MỤC ĐÍCH, YÊU CẦU"),
            *(
                Text(ORDER.format(agency=agency, day=5), f"{place}.")
                for place, agency in enumerate(AGENCIES[:4], start=1)
            ),
            Heading("II. NỘI DUNG"),
            Heading("1. Hội trường", 2),
            Heading("1.1. Âm thanh, ánh sáng", 3),
            *(
                Text(ORDER.format(agency=agency, day=8), f"{letter})")
                for letter, agency in zip("abcdđe", AGENCIES, strict=True)
            ),
            Heading("III. TỔ CHỨC THỰC HIỆN"),
            Text("Các cơ quan, đơn vị căn cứ Kế hoạch này tổ chức thực hiện."),
        ),
        recipients=("Thường trực Tỉnh ủy (b/c)", *AGENCIES, "Lưu Văn phòng"),
        annexes=(
            Annex(title="Phụ lục I", subject="Phân công nhiệm vụ", blocks=(progress_table(30),)),
            Annex(title="Phụ lục II", subject="Danh sách cơ quan", blocks=(narrow,), landscape=False),
        ),
    )


def assignment(layout: Layout) -> Paper:
    """Return a notice that assigns members of the committee, its table standing in the body."""
    columns = tuple(
        Column(heading=heading, width_mm=width, align=align)
        for heading, width, align in (
            ("TT", 12, Align.CENTER),
            ("Họ và tên", 50, Align.LEFT),
            ("Nhiệm vụ", 103, Align.LEFT),
        )
    )
    rows = tuple(
        (str(place + 1), f"Đồng chí Trần Văn {name}", f"{FIELDS[place % 4]}; theo dõi {AGENCIES[place % 6]}.")
        for place, name in enumerate(
            ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nam", "Oanh", "Phúc"]
        )
    )
    return Paper(
        **letterhead(layout, code="TB"),
        kind="Thông báo",
        subject="phân công nhiệm vụ thành viên Tiểu ban",
        blocks=(
            Text("Tiểu ban phân công nhiệm vụ các thành viên như sau:"),
            Table(columns, rows),
            Text("Các thành viên chịu trách nhiệm trước Tiểu ban về phần việc được phân công."),
        ),
        recipients=("Các thành viên Tiểu ban", "Lưu Văn phòng"),
    )


def coverage(layout: Layout) -> Paper:
    """Return the list of agencies without a plan of their own, as a report with an annex held upright."""
    columns = tuple(
        Column(heading=heading, width_mm=width, align=align)
        for heading, width, align in (
            ("TT", 12, Align.CENTER),
            ("Cơ quan, đơn vị", 75, Align.LEFT),
            ("Kế hoạch 06", 39, Align.CENTER),
            ("Kế hoạch 09", 39, Align.CENTER),
        )
    )
    rows = tuple((str(n + 1), f"{AGENCIES[n % 6]} ({n + 1})", "Chưa ban hành", "04/KH-SYT") for n in range(64))
    return Paper(
        **letterhead(layout, code="BC"),
        kind="Báo cáo",
        subject="các cơ quan, đơn vị chưa ban hành kế hoạch cụ thể hóa",
        blocks=(Text("Đến ngày 31/8/2015 còn 64 cơ quan, đơn vị chưa ban hành kế hoạch (danh sách kèm theo)."),),
        recipients=("Thường trực Tỉnh ủy (b/c)", "Lưu Văn phòng"),
        annexes=(Annex(title="Phụ lục", subject="Danh sách", blocks=(Table(columns, rows),), landscape=False),),
    )


KINDS = {
    "letter": letter,
    "invitation": invitation,
    "notice": notice,
    "report": report,
    "plan": plan,
    "assignment": assignment,
    "coverage": coverage,
}


def samples() -> list[Sample]:
    """Return every kind of paper in every layout, the report a short one."""
    makers = {**KINDS, "report": partial(report, tasks=20)}
    return [
        Sample(f"{layout.name}-{kind}", make(layout), layout) for layout in LAYOUTS for kind, make in makers.items()
    ]
