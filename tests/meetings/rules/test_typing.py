"""What a typed line means: table by table, and for any line at all that nothing of it is lost."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dondoc.kit.vietnamese import nfc
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.typed import DoubtCode, DueHow, Source, Typed
from dondoc.meetings.rules.typing import answered, read_typed
from dondoc.people.enums import AgencyKind
from dondoc.plans.enums import PartyRole
from tests.meetings.rules.directory import CALENDAR, NAMES

VHTT = "Sở Văn hóa, Thể thao và Du lịch"
CA, YT, BTG = "Công an tỉnh", "Sở Y tế", "Ban Tuyên giáo Tỉnh ủy"


def read(line: str, **values) -> Typed:
    return read_typed(line, names=NAMES, calendar=CALENDAR, **values)


def named(typed: Typed) -> list[str]:
    """Return the names in their roles as «@…», «#…», «!…», a class in brackets, an open name with a question mark."""
    marks = {PartyRole.LEAD: "@", PartyRole.COORDINATING: "#", PartyRole.APPRAISING: "!"}
    return [
        f"{marks[one.role]}{f'[{one.group}]' if one.group else one.name}{'' if one.is_settled else '?'}"
        for one in typed.parties
    ]


def codes(typed: Typed) -> list[DoubtCode]:
    return [doubt.code for doubt in typed.doubts]


# line, text, names, day
MARKED = [
    (
        "@Sở VHTT #Công an tỉnh #các huyện !Ban Tuyên giáo hoàn thành treo cờ các tuyến phố chính /15-9",
        "Hoàn thành treo cờ các tuyến phố chính",
        [f"@{VHTT}", f"#{CA}", "#[các huyện]", f"!{BTG}"],
        date(2015, 9, 15),
    ),
    # A mark stands anywhere.
    ("treo cờ các tuyến phố @Sở Y tế /15-9", "Treo cờ các tuyến phố", [f"@{YT}"], date(2015, 9, 15)),
    ("/15-9 @Sở Y tế treo cờ", "Treo cờ", [f"@{YT}"], date(2015, 9, 15)),
    ("treo cờ /15-9 các tuyến phố chính @Sở Y tế", "Treo cờ các tuyến phố chính", [f"@{YT}"], date(2015, 9, 15)),
    ("@Sở Y tế /15-9", "", [f"@{YT}"], date(2015, 9, 15)),
    ("treo cờ, @Sở Y tế, /15-9.", "Treo cờ", [f"@{YT}"], date(2015, 9, 15)),
    ("treo cờ (@Sở Y tế)", "Treo cờ", [f"@{YT}"], None),
    # Without accents, without capitals, in short, with another name.
    ("@so y te truc cap cuu", "Truc cap cuu", [f"@{YT}"], None),
    ("@SO Y TE trực", "Trực", [f"@{YT}"], None),
    ("@sở vhttdl làm maket", "Làm maket", [f"@{VHTT}"], None),
    ("@so vhtt làm maket", "Làm maket", [f"@{VHTT}"], None),
    ("@Sở VHTT&DL làm maket", "Làm maket", [f"@{VHTT}"], None),
    ("@Sở VH,TT và DL làm maket", "Làm maket", [f"@{VHTT}"], None),
    ("@btg duyệt khẩu hiệu", "Duyệt khẩu hiệu", [f"@{BTG}"], None),
    ("@ban tuyen giao tinh uy duyệt", "Duyệt", [f"@{BTG}"], None),
    ("@Điện lực cấp điện", "Cấp điện", ["@Công ty Điện lực Kon Tum"], None),
    ("@dien luc cấp điện", "Cấp điện", ["@Công ty Điện lực Kon Tum"], None),
    ("@VPTU in tài liệu", "In tài liệu", ["@Văn phòng Tỉnh ủy"], None),
    ("@UBND TP Kon Tum chỉnh trang", "Chỉnh trang", ["@UBND thành phố Kon Tum"], None),
    ("@thành phố Kon Tum chỉnh trang", "Chỉnh trang", ["@UBND thành phố Kon Tum"], None),
    ("@ủy ban nhân dân huyện đăk hà dọn vệ sinh", "Dọn vệ sinh", ["@UBND huyện Đăk Hà"], None),
    ("@Đài PTTH làm phóng sự", "Làm phóng sự", ["@Đài Phát thanh và Truyền hình tỉnh"], None),
    # The longest name of the directory wins.
    ("@Văn phòng UBND tỉnh tổng hợp", "Tổng hợp", ["@Văn phòng UBND tỉnh"], None),
    ("@Văn phòng Tỉnh ủy UBND tỉnh họp", "UBND tỉnh họp", ["@Văn phòng Tỉnh ủy"], None),
    (f"@{VHTT} và du khách", "Và du khách", [f"@{VHTT}"], None),
    ("@Sở Y tế và các cơ quan họp", "Và các cơ quan họp", [f"@{YT}"], None),
    ("@Sở Y tế tỉnh Kon Tum trực", "Trực", [f"@{YT}"], None),
    # Several of one role: one mark each, or a list behind one mark.
    ("@Sở Y tế @Công an tỉnh trực", "Trực", [f"@{YT}", f"@{CA}"], None),
    ("@Sở Y tế, Công an tỉnh trực", "Trực", [f"@{YT}", f"@{CA}"], None),
    ("@Sở Y tế, Công an tỉnh và Điện lực trực", "Trực", [f"@{YT}", f"@{CA}", "@Công ty Điện lực Kon Tum"], None),
    ("#Sở Y tế, #Công an tỉnh @VPTU họp", "Họp", [f"#{YT}", f"#{CA}", "@Văn phòng Tỉnh ủy"], None),
    ("@các sở: Y tế, Xây dựng rà soát", "Rà soát", [f"@{YT}", "@Sở Xây dựng"], None),
    # Quotes.
    ('@"Sở Y tế" trực', "Trực", [f"@{YT}"], None),
    ("@«Sở Y tế» trực", "Trực", [f"@{YT}"], None),
    ("@“so y te” trực", "Trực", [f"@{YT}"], None),
    (f'@"{VHTT}" #"Công an tỉnh" trực', "Trực", [f"@{VHTT}", f"#{CA}"], None),
    # Classes.
    ("@các cơ quan ban hành kế hoạch /20-9", "Ban hành kế hoạch", ["@[các cơ quan]"], date(2015, 9, 20)),
    ("@các cơ quan, đơn vị ban hành kế hoạch", "Ban hành kế hoạch", ["@[các cơ quan, đơn vị]"], None),
    ("@các sở, ban, ngành báo cáo", "Báo cáo", ["@[các sở, ban, ngành]"], None),
    ("@các địa bàn tổng vệ sinh", "Tổng vệ sinh", ["@[các địa bàn]"], None),
    ("@các huyện, thành phố treo cờ", "Treo cờ", ["@[các huyện, thành phố]"], None),
    ("@các xã, phường treo cờ", "Treo cờ", ["@[các xã, phường]"], None),
    ("@UBND các huyện, thành phố treo cờ", "Treo cờ", ["@[UBND các huyện, thành phố]"], None),
    ("@Sở Y tế #các đơn vị liên quan trực", "Trực", [f"@{YT}", "#[các đơn vị liên quan]"], None),
    # A name inside a sentence stays a word of it.
    ("Đề nghị @Sở Y tế bố trí xe /15-9", "Đề nghị Sở Y tế bố trí xe", [f"@{YT}"], date(2015, 9, 15)),
    ("Giao @Sở Y tế trực", "Giao Sở Y tế trực", [f"@{YT}"], None),
    ("@Sở Y tế phối hợp #Công an tỉnh trực", "Phối hợp Công an tỉnh trực", [f"@{YT}", f"#{CA}"], None),
    ("Nội dung này giao @Sở Y tế", "Nội dung này giao Sở Y tế", [f"@{YT}"], None),
    # What no mark says is read as in a plan.
    ("@Sở Y tế phối hợp với Công an tỉnh trực", "Phối hợp với Công an tỉnh trực", [f"@{YT}", f"#{CA}"], None),
    ("@Sở Y tế trực cấp cứu xong trước 15/9", "Trực cấp cứu xong trước 15/9", [f"@{YT}"], date(2015, 9, 15)),
    ("trực cấp cứu, hoàn thành trước ngày 15/9 @Sở Y tế", "Trực cấp cứu, hoàn thành trước ngày 15/9", [f"@{YT}"], date(2015, 9, 15)),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "names", "day"), MARKED, ids=[case[0] for case in MARKED])
def test_a_marked_line(line, text, names, day):
    typed = read(line)

    assert typed.text == text
    assert named(typed) == names
    assert typed.due_on == day


PROSE = [
    (
        "Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh xây dựng phương án, hoàn thành trước ngày 15/9",
        [f"@{YT}", f"#{CA}"],
        date(2015, 9, 15),
    ),
    ("Sở VHTTDL chủ trì treo cờ các tuyến phố chính xong trước 15/9", [f"@{VHTT}"], date(2015, 9, 15)),
    ("Yêu cầu các cơ quan, đơn vị ban hành kế hoạch cụ thể hóa trước 20/9", ["@[các cơ quan, đơn vị]"], date(2015, 9, 20)),
    ("giao sở y tế chủ trì phối hợp công an tỉnh trực cấp cứu thường xuyên", [f"@{YT}", f"#{CA}"], None),
    ("Các huyện treo cờ từ 10/9 đến 20/9", ["@[Các huyện]"], date(2015, 9, 20)),
    ("Thống nhất chủ trương bổ sung 12 xe 16 chỗ", [], None),
    ("Ghi nhận kết quả của Sở Y tế", [], None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names", "day"), PROSE, ids=[case[0] for case in PROSE])
def test_a_line_without_marks_is_read_as_a_sentence_of_a_plan(line, names, day):
    typed = read(line)

    assert named(typed) == names
    assert typed.due_on == day
    assert typed.text.lower() == line.lower()
    assert all(party.inside for party in typed.parties)


# words behind the slash, day, how
DAYS = [
    ("15-9", date(2015, 9, 15), DueHow.NEXT),
    ("15/9", date(2015, 9, 15), DueHow.NEXT),
    ("15.9", date(2015, 9, 15), DueHow.NEXT),
    ("1-9", date(2015, 9, 1), DueHow.NEXT),
    ("31-8", date(2016, 8, 31), None),
    ("15-9-2015", date(2015, 9, 15), DueHow.SAID),
    ("15/9/15", date(2015, 9, 15), DueHow.SAID),
    ("15 tháng 9", date(2015, 9, 15), DueHow.NEXT),
    ("trước 15/9", date(2015, 9, 15), DueHow.NEXT),
    ("trước ngày 15/9", date(2015, 9, 15), DueHow.NEXT),
    ("sáng 15/9", date(2015, 9, 15), DueHow.NEXT),
    ("16h ngày 15/9", date(2015, 9, 15), DueHow.NEXT),
    ("thứ sáu", date(2015, 9, 4), DueHow.WEEKDAY),
    ("thu sau", date(2015, 9, 4), DueHow.WEEKDAY),
    ("chiều thứ sáu", date(2015, 9, 4), DueHow.WEEKDAY),
    ("trước thứ sáu", date(2015, 9, 4), DueHow.WEEKDAY),
    ("thứ sáu tuần sau", date(2015, 9, 11), DueHow.WEEKDAY),
    ("chủ nhật", date(2015, 9, 6), DueHow.WEEKDAY),
    ("ngày mai", date(2015, 9, 2), DueHow.NEXT),
    ("cuối tháng 9", date(2015, 9, 30), DueHow.PERIOD),
    ("tháng 9", date(2015, 9, 30), DueHow.PERIOD),
    ("quý III", date(2015, 9, 30), DueHow.PERIOD),
    ("9/2015", date(2015, 9, 30), None),
    ("từ 10/9 đến 15/9", date(2015, 9, 15), DueHow.NEXT),
    ("trước khai mạc 05 ngày", date(2015, 9, 19), DueHow.EVENT),
    ("trước khai mạc 5 ngày", date(2015, 9, 19), DueHow.EVENT),
    ("trước đại hội 10 ngày", date(2015, 9, 14), DueHow.EVENT),
    ("trước khai mạc", date(2015, 9, 23), DueHow.EVENT),
    ("khai mạc", date(2015, 9, 24), DueHow.EVENT),
    ("sau bế mạc 10 ngày", date(2015, 10, 5), DueHow.EVENT),
    ("trong đại hội", date(2015, 9, 25), DueHow.EVENT),
    ("thường xuyên", None, DueHow.RECURRING),
    ("hằng tuần", None, DueHow.RECURRING),
]


@pytest.mark.parametrize(("words", "day", "how"), DAYS, ids=[case[0] for case in DAYS])
def test_a_day_behind_a_slash(words, day, how):
    typed = read(f"@Sở Y tế trực cấp cứu /{words}")

    assert typed.due.words == words
    assert typed.due.due_on == day
    assert how is None or typed.due.how is how
    assert typed.text == "Trực cấp cứu"


@pytest.mark.parametrize("words", [case[0] for case in DAYS])
def test_the_day_ends_where_other_words_begin(words):
    typed = read(f"/{words} trực cấp cứu tại bệnh viện @Sở Y tế")

    assert (typed.due.words, typed.text) == (words, "Trực cấp cứu tại bệnh viện")


def test_rhythm_is_kept_beside_the_day():
    assert read("@Sở Y tế báo cáo /thường xuyên").due.recurring


# words, doubt, days offered, where they come from
UNCLEAR = [
    ("31-2", DoubtCode.DAY_IMPOSSIBLE, [], None),
    ("32/13", DoubtCode.DAY_IMPOSSIBLE, [], None),
    ("99h", DoubtCode.DAY_UNREADABLE, [], None),
    ("15", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 15)], Source.CALENDAR),
    ("31", DoubtCode.DAY_UNCLEAR, [date(2015, 10, 31)], Source.CALENDAR),
    ("tuần sau", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 11), date(2015, 9, 13)], Source.CALENDAR),
    ("tuần này", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 4), date(2015, 9, 6)], Source.CALENDAR),
    ("tháng sau", DoubtCode.DAY_UNCLEAR, [date(2015, 10, 31)], Source.CALENDAR),
    ("trước tổng duyệt", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 21), date(2015, 9, 22)], Source.PROGRAMME),
    ("trước tổng duyệt 3 ngày", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 19)], Source.PROGRAMME),
    ("trước họp báo", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 20), date(2015, 9, 21)], Source.PROGRAMME),
    ("trước sơ duyệt", DoubtCode.DAY_UNCLEAR, [], None),
    ("15/8/2015", DoubtCode.DAY_PAST, [date(2016, 8, 15), date(2015, 8, 15)], Source.CALENDAR),
    ("thứ sáu 15/9", DoubtCode.DAY_UNCLEAR, [date(2015, 9, 15), date(2015, 9, 4)], Source.CALENDAR),
]


@pytest.mark.parametrize(("words", "code", "days", "source"), UNCLEAR, ids=[case[0] for case in UNCLEAR])
def test_a_day_that_is_not_certain_is_asked(words, code, days, source):
    typed = read(f"@Sở Y tế trực /{words}")

    doubt = next(one for one in typed.doubts if one.start == typed.line.index("/") + 1)
    assert doubt.code is code
    assert [choice.day for choice in doubt.choices] == days
    assert {choice.source for choice in doubt.choices} == ({source} if source else set())


# line, doubt, subject, names offered
UNSURE = [
    ("@Sở Văn hóa làm maket", DoubtCode.SHORT_NAME, "Sở Văn hóa", [VHTT]),
    ("@sở văn h làm maket", None, "", []),
    ("@Tổ giúp việc in tài liệu", DoubtCode.UNKNOWN_NAME, "Tổ giúp việc", []),
    ('@"Tổ giúp việc" in tài liệu', DoubtCode.UNKNOWN_NAME, "Tổ giúp việc", []),
    ("@TTTT chuẩn bị sân", DoubtCode.SHARED_NAME, "TTTT", ["Trung tâm Thể thao", "Trung tâm Truyền thông"]),
    ("@Sở TTTT đăng tin", DoubtCode.CEASED, "Sở TTTT", [VHTT]),
    ("@Đồng chí Nguyễn Văn A chỉ đạo", DoubtCode.NOT_AN_AGENCY, "Đồng chí Nguyễn Văn A", []),
    ("@Sở Xây dưnggg sửa đường", DoubtCode.NEAR_NAME, "Sở Xây dưnggg", ["Sở Xây dựng"]),
    ("Giao Văn phòng chủ trì in tài liệu", DoubtCode.SHORT_NAME, "Văn phòng", ["Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code", "subject", "offered"), UNSURE, ids=[case[0] for case in UNSURE])
def test_a_name_that_is_not_certain_is_asked_and_never_invented(line, code, subject, offered):
    typed = read(line)

    assert typed.parties == () or all(party.agency_id is None for party in typed.parties)
    if code is None:
        assert typed.doubts
        return
    doubt = next(one for one in typed.doubts if one.code is code)
    assert doubt.subject == subject
    assert [choice.label for choice in doubt.choices][: len(offered)] == offered


# Signs that are no marks.
PLAIN = [
    "Thống nhất kế hoạch số 06-KH/TBPV ngày 15/9 và/hoặc bổ sung",
    "Gửi về thuky@tinh.gov.vn",
    "Dùng phòng #3 và sảnh #12",
    "Khẩn trương ! Không chờ",
    "Bổ sung 12 xe / 16 chỗ",
    "Tỷ lệ 1/2, điểm 8/10",
    "Chia 2 ca /hoặc 3 ca",
    "@",
    "# ! / @",
    "Xong!",
]


@pytest.mark.parametrize("line", PLAIN)
def test_a_sign_inside_words_or_alone_is_no_mark(line):
    typed = read(line)

    assert typed.parties == ()
    assert typed.due is None
    assert typed.text in (line, line.strip("!. "), line.rstrip("!"))


KINDS = [
    ("@Sở Y tế trực", None, ConclusionKind.ASSIGN),
    ("Thống nhất chủ trương", None, ConclusionKind.DECIDE),
    ("gn: Sở Y tế đã trực tốt", None, ConclusionKind.NOTE),
    ("qd: @Sở Y tế được bổ sung xe", None, ConclusionKind.DECIDE),
    ("QĐ: bổ sung xe", None, ConclusionKind.DECIDE),
    ("gv: trực cấp cứu", None, ConclusionKind.ASSIGN),
    ("tl: @Sở Y tế làm lại báo cáo", None, ConclusionKind.RETURN),
    ("gn: Sở Y tế đã trực tốt", ConclusionKind.RETURN, ConclusionKind.RETURN),
    ("Thống nhất", ConclusionKind.NOTE, ConclusionKind.NOTE),
]


@pytest.mark.parametrize(("line", "chosen", "kind"), KINDS)
def test_the_kind_is_said_by_a_button_a_prefix_or_the_line_itself(line, chosen, kind):
    typed = read(line, kind=chosen)

    assert typed.kind is kind
    assert not typed.text.lower().startswith(("qd", "qđ", "gn", "gv", "tl"))


GROUPS = [
    ("các huyện", AgencyKind.AREA),
    ("các địa bàn", AgencyKind.AREA),
    ("các xã, phường", AgencyKind.AREA),
    ("các sở", AgencyKind.STATE),
    ("các sở, ban, ngành", AgencyKind.STATE),
    ("các đoàn thể", AgencyKind.UNION),
    ("các doanh nghiệp", AgencyKind.ENTERPRISE),
    ("các cơ quan", None),
    ("các cơ quan, đơn vị", None),
]


@pytest.mark.parametrize(("words", "kind"), GROUPS)
def test_a_class_of_one_kind_says_which(words, kind):
    (party,) = read(f"@{words} họp").parties

    assert (party.group, party.agency_kind) == (words, kind)


def test_an_agency_has_one_role_and_the_loss_is_told():
    typed = read("@Sở Y tế #Sở Y tế #Công an tỉnh trực")

    assert named(typed) == [f"@{YT}", f"#{CA}"]
    assert codes(typed) == [DoubtCode.NAMED_TWICE]


def test_two_days_keep_the_last_and_tell():
    typed = read("@Sở Y tế trực /15-9 /20-9")

    assert typed.due_on == date(2015, 9, 20)
    assert codes(typed) == [DoubtCode.TWO_DAYS]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("gv: trực cấp cứu", DoubtCode.NOBODY),
        ("#Công an tỉnh trực", DoubtCode.NOBODY),
        ("@Sở Y tế /15-9", DoubtCode.NO_WORK),
        ("Giao Sở Y tế lập phương án; giao Công an tỉnh bảo đảm an ninh", DoubtCode.SEVERAL_WORKS),
    ],
)
def test_what_the_whole_line_lacks_is_asked(line, code):
    assert code in codes(read(line))


@pytest.mark.parametrize(
    "line",
    ["@Sở Y tế trực /15-9", "Thống nhất chủ trương", "gn: kết quả tốt", MARKED[0][0], PROSE[0][0]],
)
def test_a_clear_line_asks_nothing(line):
    assert read(line).doubts == ()


ANSWERED = [
    ("@Sở Văn hóa làm maket /20-9", f'@"{VHTT}" làm maket /20-9'),
    ("@Sở Y tế trực /tuần sau nhé", "@Sở Y tế trực /11-9-2015 nhé"),
    ("Giao Văn phòng chủ trì in tài liệu", "Giao Văn phòng Tỉnh ủy chủ trì in tài liệu"),
    ("Giao Sở Y tế trực trong tuần tới", "Giao Sở Y tế trực trong tuần tới /11-9-2015"),
]


@pytest.mark.parametrize(("line", "after"), ANSWERED)
def test_an_answer_is_typed_into_the_line_and_settles_it(line, after):
    typed = read(line)
    doubt = next(one for one in typed.doubts if one.choices)

    now = answered(typed.line, doubt, doubt.choices[0])

    assert now == after
    assert doubt.code not in codes(read(now))


def test_composed_and_decomposed_letters_mean_the_same():
    import unicodedata

    line = MARKED[0][0]
    assert read(unicodedata.normalize("NFD", line)) == read(line)


# --- any line at all

_WORDS = st.sampled_from(
    [
        "@Sở Y tế", "#Công an tỉnh", "!Ban Tuyên giáo", "@Sở Văn", "#các huyện", "/15-9", "/thứ sáu", "/trước khai mạc 5 ngày",
        "/tuần sau", "treo cờ", "giao", "phối hợp với", "Sở Tài chính", "chủ trì", "và", ",", ".", "(", ")", '"', "@«", "15/9", "06-KH/TB",
        "qd:", "gn:", "@", "#", "!", "/", "//", "@@Sở Y tế", "hoàn thành trước ngày 20/9", "thẩm định", "UBND các huyện", "@các sở: Y tế, Xây dựng",
    ]
)  # fmt: skip
_LINES = st.one_of(st.text(max_size=120), st.lists(st.one_of(_WORDS, st.text(max_size=8)), max_size=14).map(" ".join))


@settings(max_examples=400, deadline=None)
@given(_LINES)
@example("@")
@example("@SO:Y:TE @CÁC SỞ:Y TE")
@example('@"')
@example("/ /15 @ Sở")
@example("@Sở Y tế,")
@example("﻿@Sở Y tế\u200b trực")
@example("@\x00 /\ud7ff")
def test_no_line_breaks_the_reader_and_no_word_is_lost(line):
    typed = read(line)

    said = " ".join(
        [
            typed.text,
            *(party.words for party in typed.parties),
            typed.due_words,
            *(doubt.subject for doubt in typed.doubts),
        ]
    )
    kept = _letters(said)
    for word in re.findall(r"[^\W_]+", re.sub(r"^\s*(?:q[dđ]|gv|gn|tl)\s*:", "", nfc(line), flags=re.IGNORECASE)):
        joins_names = word.lower() == "và" and len(typed.parties) > 1
        assert joins_names or _letters(word) <= kept or word.lower() in said.lower(), (word, typed)
    for party in typed.parties:
        assert party.agency_id is None or party.agency_id in NAMES.agencies
    for doubt in typed.doubts:
        assert 0 <= doubt.start <= doubt.end <= len(typed.line)


@settings(max_examples=150, deadline=None)
@given(_LINES)
def test_reading_what_was_cleaned_is_reading_the_same(line):
    typed = read(line)

    assert read(typed.line) == typed


def _letters(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))
