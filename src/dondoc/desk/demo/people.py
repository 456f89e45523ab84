"""The made-up people of the demo: functions, never names of persons."""

from dataclasses import dataclass

from dondoc.people.enums import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody a visitor may be. agency_code: whose work this person sees; "" for those who see all."""

    username: str
    full_name: str
    function_title: str
    role: Role
    agency_code: str = ""
    may_found: bool = False


PEOPLE: tuple[DemoPerson, ...] = (
    DemoPerson(
        username="truong-tieu-ban",
        full_name="Trưởng Tiểu ban",
        function_title="Phó Chủ tịch Thường trực UBND tỉnh, Trưởng Tiểu ban",
        role=Role.HEAD,
    ),
    DemoPerson(
        username="thu-ky",
        full_name="Thư ký",
        function_title="Thư ký Tiểu ban, Tổ giúp việc",
        role=Role.SECRETARIAT,
        may_found=True,
    ),
    DemoPerson(
        username="dau-moi",
        full_name="Đầu mối",
        function_title="Đầu mối Sở Văn hóa, Thể thao và Du lịch",
        role=Role.FOCAL,
        agency_code="SVHTTDL",
    ),
    DemoPerson(
        username="tham-dinh",
        full_name="Thẩm định",
        function_title="Thẩm định, Ban Tuyên giáo Tỉnh ủy",
        role=Role.APPRAISER,
        agency_code="BTGTU",
    ),
)

COMMITTEE_FUNCTIONS = (
    "Trưởng Tiểu ban: Phó Chủ tịch Thường trực UBND tỉnh",
    "Phó Trưởng Tiểu ban: Chánh Văn phòng Tỉnh ủy",
    "Thành viên: Trưởng Ban Tuyên giáo Tỉnh ủy",
    "Thành viên: Giám đốc Sở Văn hóa, Thể thao và Du lịch",
    "Thành viên: Giám đốc Sở Tài chính",
    "Thành viên: Giám đốc Công an tỉnh",
    "Thành viên: Giám đốc Sở Y tế",
    "Thư ký: Phó Chánh Văn phòng UBND tỉnh",
)
