"""The nine workstreams (mảng việc) of the head's board, and the headings of the plans that belong to each."""

from dataclasses import dataclass

from dondoc.kit.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Workstream:
    """One workstream. headings: pairs of plan number and a heading of it, without its roman numeral."""

    code: str
    name: str
    headings: tuple[tuple[str, str], ...]


WORKSTREAMS: tuple[Workstream, ...] = (
    Workstream(
        "press",
        "Báo chí, phóng sự",
        (
            ("06", "Phóng sự, phim tài liệu"),
            ("06", "Chuyên trang, chuyên mục, ấn phẩm"),
            ("06", "Cổng thông tin điện tử, truyền thanh cơ sở"),
            ("06", "Họp báo, trung tâm báo chí"),
        ),
    ),
    Workstream(
        "display",
        "Cổ động trực quan",
        (
            ("06", "Cổ động trực quan tại thành phố Kon Tum"),
            ("06", "Cổ động trực quan tại các huyện"),
        ),
    ),
    Workstream(
        "culture",
        "Văn hóa, văn nghệ, thi đua",
        (
            ("06", "Văn hóa, văn nghệ, triển lãm"),
            ("06", "Thi đua, hội thi, lấy ý kiến nhân dân"),
        ),
    ),
    Workstream(
        "hall",
        "Hội trường, khánh tiết, tài liệu",
        (
            ("09", "Hội trường, khánh tiết"),
            ("09", "Hội trường, tài liệu"),
        ),
    ),
    Workstream("lodging", "Nơi ăn, nghỉ, y tế", (("09", "Nơi ăn, nghỉ, y tế"),)),
    Workstream("transport", "Lễ tân, phương tiện đi lại", (("09", "Lễ tân, phương tiện đi lại"),)),
    Workstream("security", "An ninh, trật tự, phòng cháy", (("09", "An ninh, trật tự, phòng cháy"),)),
    Workstream(
        "utilities", "Điện, nước, thông tin, vệ sinh môi trường", (("09", "Điện, nước, thông tin, vệ sinh môi trường"),)
    ),
    Workstream(
        "steering",
        "Chỉ đạo, kinh phí, tổng hợp",
        (
            ("06", "Tổ chức thực hiện"),
            ("09", "Kinh phí, nhân lực"),
            ("09", "Tổ chức thực hiện"),
        ),
    ),
)


def workstream_of(*, plan: str, headings: tuple[str, ...]) -> Workstream | None:
    """Return the workstream of a task from the headings it stands under, in any order; None when none of them is known.

    A heading may carry its numeral ("VI. CỔ ĐỘNG …"), be in capitals, or have the title of a table's group row.
    """
    written = [fold(heading) for heading in headings]
    for workstream in WORKSTREAMS:
        for number, title in workstream.headings:
            if number == plan and any(heading.endswith(fold(title)) for heading in written):
                return workstream
    return None
