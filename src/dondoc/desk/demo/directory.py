"""The agencies of the province in 2015, with the names people write for them and what became of some in 2025.

Facts: the names of the agencies and area units, and which bodies merged in 2025. Illustrations: the telephone numbers,
and the day of the mergers, which stands for a span of weeks. Several bodies outside the two plans' core are general
knowledge and may have borne a slightly different name.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dondoc.kit.vietnamese import fold


class Kind(StrEnum):
    """The kinds of agency, with the codes the whole product uses."""

    PARTY = "party"
    STATE = "state"
    UNION = "union"
    AREA = "area"
    ENTERPRISE = "enterprise"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAgency:
    """One agency. Its period is half open: it works from `valid_from` and no more on `valid_until`; None is open.

    area_code: the area unit an agency answers for or lies in, None for the whole province. aliases: abbreviations and
    other spellings. duty_phone: an illustration.
    """

    code: str
    name: str
    short_name: str
    kind: Kind
    duty_phone: str
    aliases: tuple[str, ...] = ()
    area_code: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    successor_code: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every way the agency is written, the official name first."""
        return (self.name, self.short_name, *self.aliases)


MERGED_ON = date(2025, 3, 1)
DISTRICTS_ENDED_ON = date(2025, 7, 1)

# code, official name, short name, aliases parted by "|"
_PARTY = (
    ("VPTU", "Văn phòng Tỉnh ủy", "VP Tỉnh ủy", "VPTU|Văn phòng TU"),
    ("BTGTU", "Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo", "BTGTU|Ban TG Tỉnh ủy|Ban Tuyên giáo TU"),
    ("BTCTU", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "BTCTU|Ban TC Tỉnh ủy"),
    ("BDVTU", "Ban Dân vận Tỉnh ủy", "Ban Dân vận", "BDVTU|Ban DV Tỉnh ủy"),
    ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy", "UBKTTU|Uỷ ban Kiểm tra Tỉnh uỷ"),
    ("BNCTU", "Ban Nội chính Tỉnh ủy", "Ban Nội chính", "BNCTU"),
    ("DUKCQ", "Đảng ủy Khối các cơ quan tỉnh", "Đảng ủy Khối CCQ", "ĐUK các cơ quan tỉnh|Đảng ủy Khối"),
    ("DUKDN", "Đảng ủy Khối Doanh nghiệp tỉnh", "Đảng ủy Khối DN", "ĐUK Doanh nghiệp"),
    ("BAOKT", "Báo Kon Tum", "Báo Kon Tum", "Tòa soạn Báo Kon Tum"),
    ("TCT", "Trường Chính trị tỉnh", "Trường Chính trị", "Trường Chính trị tỉnh Kon Tum"),
    ("BBVSK", "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh", "Ban BVCSSK cán bộ", "Ban Bảo vệ CSSK cán bộ tỉnh"),
)
_STATE = (
    ("VPUB", "Văn phòng UBND tỉnh", "VP UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
    (
        "VPHD",
        "Văn phòng Đoàn đại biểu Quốc hội và HĐND tỉnh",
        "VP HĐND tỉnh",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh|Văn phòng HĐND tỉnh",
    ),
    (
        "SVHTTDL",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở VHTTDL",
        "Sở VHTT&DL|Sở VH,TT&DL|Sở Văn hoá, Thể thao và Du lịch",
    ),
    ("STTTT", "Sở Thông tin và Truyền thông", "Sở TTTT", "Sở TT&TT|Sở TT-TT"),
    ("STC", "Sở Tài chính", "Sở Tài chính", "Sở TC"),
    ("SNV", "Sở Nội vụ", "Sở Nội vụ", "Sở NV"),
    ("SYT", "Sở Y tế", "Sở Y tế", "Ngành Y tế"),
    ("SGTVT", "Sở Giao thông vận tải", "Sở GTVT", "Sở Giao thông Vận tải|Sở GT-VT"),
    ("SXD", "Sở Xây dựng", "Sở Xây dựng", "Sở XD"),
    ("STNMT", "Sở Tài nguyên và Môi trường", "Sở TNMT", "Sở TN&MT|Sở TN-MT"),
    ("SCT", "Sở Công Thương", "Sở Công Thương", "Sở Công thương"),
    ("SKHDT", "Sở Kế hoạch và Đầu tư", "Sở KHĐT", "Sở KH&ĐT|Sở KH-ĐT"),
    ("SGDDT", "Sở Giáo dục và Đào tạo", "Sở GDĐT", "Sở GD&ĐT|Sở GD-ĐT"),
    ("SKHCN", "Sở Khoa học và Công nghệ", "Sở KHCN", "Sở KH&CN|Sở KH-CN"),
    ("SNNPTNT", "Sở Nông nghiệp và Phát triển nông thôn", "Sở NNPTNT", "Sở NN&PTNT|Sở Nông nghiệp và PTNT"),
    ("SLDTBXH", "Sở Lao động - Thương binh và Xã hội", "Sở LĐTBXH", "Sở LĐ-TB&XH|Sở Lao động - TB&XH"),
    ("STP", "Sở Tư pháp", "Sở Tư pháp", "Sở TP"),
    ("SNGV", "Sở Ngoại vụ", "Sở Ngoại vụ", "Sở NgV"),
    ("BDT", "Ban Dân tộc tỉnh", "Ban Dân tộc", "Ban Dân tộc tỉnh Kon Tum"),
    ("TTR", "Thanh tra tỉnh", "Thanh tra tỉnh", "Thanh tra tỉnh Kon Tum"),
    ("CAT", "Công an tỉnh", "Công an tỉnh", "CA tỉnh|Công an tỉnh Kon Tum"),
    ("BCHQS", "Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh", "BCH Quân sự tỉnh|Bộ CHQS"),
    ("BDBP", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "BĐBP tỉnh", "Bộ đội Biên phòng tỉnh|Bộ CH BĐBP tỉnh"),
    ("DPTTH", "Đài Phát thanh và Truyền hình tỉnh", "Đài PTTH tỉnh", "Đài PT-TH tỉnh|Đài PT&TH tỉnh|Đài PTTH"),
    ("BTT", "Bảo tàng tỉnh", "Bảo tàng tỉnh", "Bảo tàng tỉnh Kon Tum"),
    ("TTVH", "Trung tâm Văn hóa tỉnh", "TTVH tỉnh", "Trung tâm VH tỉnh"),
    ("TVT", "Thư viện tỉnh", "Thư viện tỉnh", "Thư viện tỉnh Kon Tum"),
    ("BQLKKT", "Ban Quản lý Khu kinh tế tỉnh", "BQL Khu kinh tế", "Ban QL Khu kinh tế tỉnh"),
    ("CCATTP", "Chi cục An toàn vệ sinh thực phẩm", "Chi cục ATVSTP", "Chi cục ATTP"),
    ("CCQLTT", "Chi cục Quản lý thị trường", "Chi cục QLTT", "Quản lý thị trường tỉnh"),
    ("CCVTLT", "Chi cục Văn thư - Lưu trữ", "Chi cục VTLT", "Chi cục Văn thư, Lưu trữ"),
    ("BTDKT", "Ban Thi đua - Khen thưởng tỉnh", "Ban TĐKT", "Ban Thi đua, Khen thưởng tỉnh"),
    ("BVDK", "Bệnh viện đa khoa tỉnh", "BVĐK tỉnh", "Bệnh viện Đa khoa tỉnh Kon Tum"),
    ("TTYTDP", "Trung tâm Y tế dự phòng tỉnh", "TTYTDP tỉnh", "Trung tâm YTDP tỉnh"),
    ("KBNN", "Kho bạc Nhà nước Kon Tum", "KBNN Kon Tum", "Kho bạc Nhà nước tỉnh|KBNN tỉnh"),
)
_UNIONS = (
    (
        "MTTQ",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Ủy ban MTTQ Việt Nam tỉnh",
        "UBMTTQ tỉnh|UBMTTQVN tỉnh|Ủy ban MTTQ tỉnh",
    ),
    ("LDLD", "Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh", "Liên đoàn LĐ tỉnh"),
    ("HLHPN", "Hội Liên hiệp Phụ nữ tỉnh", "Hội LHPN tỉnh", "Hội Phụ nữ tỉnh"),
    ("TD", "Tỉnh Đoàn", "Tỉnh Đoàn", "Đoàn TNCS Hồ Chí Minh tỉnh|Tỉnh đoàn Kon Tum"),
    ("HND", "Hội Nông dân tỉnh", "Hội ND tỉnh", "Hội Nông dân tỉnh Kon Tum"),
    ("HCCB", "Hội Cựu chiến binh tỉnh", "Hội CCB tỉnh", "Hội CCB"),
    ("HNB", "Hội Nhà báo tỉnh", "Hội Nhà báo tỉnh", "Hội Nhà báo tỉnh Kon Tum"),
    ("HVHNT", "Hội Văn học - Nghệ thuật tỉnh", "Hội VHNT tỉnh", "Hội VH-NT tỉnh"),
    ("HCTD", "Hội Chữ thập đỏ tỉnh", "Hội CTĐ tỉnh", "Hội Chữ thập đỏ"),
    ("LHH", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "Liên hiệp Hội", "Liên hiệp các Hội KH&KT tỉnh"),
)
_ENTERPRISES = (
    ("PCKT", "Công ty Điện lực Kon Tum", "Điện lực Kon Tum", "Công ty Điện lực|PC Kon Tum"),
    ("VNPT", "VNPT Kon Tum", "VNPT", "Viễn thông Kon Tum"),
    ("VIETTEL", "Viettel Kon Tum", "Viettel", "Chi nhánh Viettel Kon Tum"),
    ("MOBI", "MobiFone Kon Tum", "MobiFone", "Mobifone tỉnh Kon Tum"),
    ("BUUDIEN", "Bưu điện tỉnh", "Bưu điện tỉnh", "Bưu điện tỉnh Kon Tum"),
    ("MTDT", "Công ty Môi trường đô thị Kon Tum", "Công ty MTĐT", "Công ty Môi trường đô thị|Công ty MTĐT Kon Tum"),
    ("CAPNUOC", "Công ty Cấp nước Kon Tum", "Cấp nước Kon Tum", "Công ty Cấp nước"),
)
# area code, district, other spellings, founded
_DISTRICTS = (
    ("610", "Đăk Glei", ("Đắk Glei", "Dak Glei", "Đăk Glêi"), None),
    ("611", "Ngọc Hồi", ("Ngọk Hồi",), None),
    ("612", "Đăk Tô", ("Đắk Tô", "Dak To"), None),
    ("613", "Kon Plông", ("Kon Plong", "KonPlông"), None),
    ("614", "Kon Rẫy", ("Kon Rây", "KonRẫy"), None),
    ("615", "Đăk Hà", ("Đắk Hà", "Dak Ha"), None),
    ("616", "Sa Thầy", ("Sa Thày",), None),
    ("617", "Tu Mơ Rông", ("Tumơrông", "Tu Mơ Rong"), date(2005, 6, 9)),
    ("618", "Ia H'Drai", ("Ia H' Drai", "Ia H’Drai", "Ia Hdrai"), date(2015, 3, 11)),
)
_SUCCESSORS = {
    "BTGTU": "BTGDVTU",
    "BDVTU": "BTGDVTU",
    "STTTT": "SKHCN",
    "SGTVT": "SXD",
    "SKHDT": "STC",
    "STNMT": "SNNMT",
    "SNNPTNT": "SNNMT",
}
_FOUNDED_BY_MERGER = (
    ("BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", "Ban Tuyên giáo và Dân vận", Kind.PARTY),
    ("SNNMT", "Sở Nông nghiệp và Môi trường", "Sở NNMT", Kind.STATE),
)


def _phone(order: int) -> str:
    """Return a number that is plainly an illustration: 0260 3000 001, 0260 3000 002, …"""
    return f"0260 3000 {order:03d}"


def _provincial(rows: tuple[tuple[str, str, str, str], ...], *, kind: Kind, first: int) -> list[DemoAgency]:
    return [
        DemoAgency(
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            duty_phone=_phone(first + order),
            aliases=tuple(aliases.split("|")),
            valid_until=MERGED_ON if code in _SUCCESSORS else None,
            successor_code=_SUCCESSORS.get(code),
        )
        for order, (code, name, short_name, aliases) in enumerate(rows)
    ]


def _district(area_code: str, name: str, spellings: tuple[str, ...], founded: date | None, order: int) -> DemoAgency:
    return DemoAgency(
        code=f"H{area_code}",
        name=f"Ủy ban nhân dân huyện {name}",
        short_name=f"UBND huyện {name}",
        kind=Kind.AREA,
        duty_phone=_phone(order),
        aliases=(f"huyện {name}", *(f"UBND huyện {spelling}" for spelling in spellings)),
        area_code=area_code,
        valid_from=founded,
        valid_until=DISTRICTS_ENDED_ON,
    )


def _areas(*, first: int) -> list[DemoAgency]:
    city = DemoAgency(
        code="TP608",
        name="Ủy ban nhân dân thành phố Kon Tum",
        short_name="UBND thành phố Kon Tum",
        kind=Kind.AREA,
        duty_phone=_phone(first),
        aliases=("UBND TP Kon Tum", "UBND TP. Kon Tum", "UBND Thành phố", "thành phố Kon Tum"),
        area_code="608",
        valid_until=DISTRICTS_ENDED_ON,
    )
    return [city, *(_district(*row, first + order) for order, row in enumerate(_DISTRICTS, start=1))]


def _merged(*, first: int) -> list[DemoAgency]:
    return [
        DemoAgency(
            code=code,
            name=name,
            short_name=short_name,
            kind=kind,
            duty_phone=_phone(first + order),
            valid_from=MERGED_ON,
        )
        for order, (code, name, short_name, kind) in enumerate(_FOUNDED_BY_MERGER)
    ]


AGENCIES: tuple[DemoAgency, ...] = (
    *_provincial(_PARTY, kind=Kind.PARTY, first=101),
    *_provincial(_STATE, kind=Kind.STATE, first=201),
    *_provincial(_UNIONS, kind=Kind.UNION, first=301),
    *_provincial(_ENTERPRISES, kind=Kind.ENTERPRISE, first=401),
    *_areas(first=501),
    *_merged(first=601),
)

# area code: name, number of communes, longitude and latitude of the centre
AREAS: dict[str, tuple[str, int, float, float]] = {
    "608": ("Thành phố Kon Tum", 21, 107.970, 14.341),
    "610": ("Huyện Đăk Glei", 12, 107.735, 15.137),
    "611": ("Huyện Ngọc Hồi", 8, 107.651, 14.739),
    "612": ("Huyện Đăk Tô", 9, 107.820, 14.684),
    "613": ("Huyện Kon Plông", 9, 108.336, 14.803),
    "614": ("Huyện Kon Rẫy", 7, 108.222, 14.550),
    "615": ("Huyện Đăk Hà", 11, 108.002, 14.614),
    "616": ("Huyện Sa Thầy", 11, 107.654, 14.305),
    "617": ("Huyện Tu Mơ Rông", 11, 107.967, 14.887),
    "618": ("Huyện Ia H'Drai", 3, 107.510, 14.150),
}


def agencies_on(day: date) -> tuple[DemoAgency, ...]:
    """Return the agencies that exist on `day`."""
    return tuple(
        agency
        for agency in AGENCIES
        if (agency.valid_from is None or agency.valid_from <= day)
        and (agency.valid_until is None or day < agency.valid_until)
    )


def agency_named(name: str) -> DemoAgency | None:
    """Return the agency written like this by name, short name or alias, marks and case aside; None when nobody is."""
    wanted = fold(name)
    return next((agency for agency in AGENCIES if any(fold(other) == wanted for other in agency.names)), None)
