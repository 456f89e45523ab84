"""A directory of names as typed lines of the tests meet it, and the days around their meeting."""

from datetime import date

from dondoc.meetings.rules.typed import Calendar, KnownAgency, Names
from dondoc.people.rules.names import guess_kind, matching_key

# Tuesday, 1 September 2015.
MEETING_ON = date(2015, 9, 1)
CALENDAR = Calendar(
    MEETING_ON,
    opening_on=date(2015, 9, 24),
    closing_on=date(2015, 9, 25),
    events={"dress_rehearsal": date(2015, 9, 22), "press_conference": date(2015, 9, 21)},
)
# Full name, short name, other names.
_AGENCIES = (
    ("Sở Văn hóa, Thể thao và Du lịch", "Sở VHTTDL", "Sở VHTT"),
    ("Sở Y tế",),
    ("Công an tỉnh",),
    ("Ban Tuyên giáo Tỉnh ủy", "BTG", "Ban Tuyên giáo"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Tài chính",),
    ("UBND thành phố Kon Tum", "", "thành phố Kon Tum"),
    ("UBND huyện Đăk Hà",),
    ("UBND huyện Đăk Tô",),
    ("Văn phòng Tỉnh ủy", "VPTU"),
    ("Văn phòng UBND tỉnh",),
    ("Công ty Điện lực Kon Tum", "", "Điện lực"),
    ("Báo Kon Tum",),
    ("Sở Tư pháp", "STP"),
    ("Sở Thông tin và Truyền thông", "Sở TTTT"),
    ("Đài Phát thanh và Truyền hình tỉnh", "Đài PTTH"),
    ("Tỉnh đoàn",),
    ("Trung tâm Thể thao", "TTTT"),
    ("Trung tâm Truyền thông", "TTTT"),
    ("Bộ Chỉ huy Quân sự tỉnh", "BCHQS tỉnh"),
)
GONE = "Sở Thông tin và Truyền thông"
HEIR = "Sở Văn hóa, Thể thao và Du lịch"


def _directory() -> Names:
    ids = {names[0]: number for number, names in enumerate(_AGENCIES, start=1)}
    agencies = {
        ids[names[0]]: KnownAgency(
            agency_id=ids[names[0]],
            name=names[0],
            short_name=names[1] if len(names) > 1 else "",
            kind=guess_kind(names[0]),
            is_gone=names[0] == GONE,
            heir_id=ids[HEIR] if names[0] == GONE else None,
        )
        for names in _AGENCIES
    }
    by_key: dict[str, tuple[int, ...]] = {}
    for names in _AGENCIES:
        for name in filter(None, names):
            key = matching_key(name)
            by_key[key] = tuple(dict.fromkeys((*by_key.get(key, ()), ids[names[0]])))
    return Names(agencies, by_key)


NAMES = _directory()
