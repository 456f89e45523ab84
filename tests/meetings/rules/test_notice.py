"""What a notice says, and that the plan reader finds in it what was concluded."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dondoc.desk.demo import directory, plan_06, plan_09
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.rules.notice import ONLY_CONCLUSIONS, notice_text, sentence_of
from dondoc.meetings.rules.said import Known, Said
from dondoc.meetings.rules.work import KnownWork
from dondoc.people.rules.names import matching_key
from tests.meetings.reading_back import (
    SITTING,
    appraiser,
    assign,
    helper,
    lead,
    orders_given,
    orders_read,
    paper_of,
    read_back,
)

AGENCIES = {
    one.code: Known(id=place, name=one.name, kind=one.kind.value)
    for place, one in enumerate(directory.AGENCIES, start=1)
}
NAMES = {one.id: one.name for one in AGENCIES.values()}
CULTURE, POLICE, PROPAGANDA = AGENCIES["SVHTTDL"], AGENCIES["CAT"], AGENCIES["BTGTU"]
DUE = date(2015, 10, 15)

# The conclusion of the seed, with leads where the room was asked for them.
SEED = (
    Said(
        id=90,
        number=None,
        kind=ConclusionKind.NOTE,
        text="Các cơ quan, đơn vị được phân công đã bám sát, chủ động triển khai thực hiện các nhiệm vụ",
    ),
    assign(
        1, "tiếp tục xây dựng kế hoạch cụ thể hóa Kế hoạch 06", lead("các sở, ban, ngành"), due_on=date(2015, 10, 12)
    ),
    assign(2, "kịp thời báo cáo các vướng mắc trong quá trình thực hiện về Tiểu ban", lead("các cơ quan, đơn vị")),
    assign(
        3,
        "xây dựng phóng sự tuyên truyền",
        lead(AGENCIES["DPTTH"]),
        helper(AGENCIES["BAOKT"]),
        appraiser(PROPAGANDA),
        due_on=DUE,
    ),
    assign(4, "trang trí hội trường", lead(CULTURE), helper(AGENCIES["VPTU"]), appraiser(PROPAGANDA), due_on=DUE),
    assign(
        5,
        "Treo pano tuyên truyền, cờ Tổ quốc, cờ Đảng trên các tuyến phố chính, bảo đảm nghiêm trang, đúng vị trí",
        lead(AGENCIES["TP608"]),
        helper(CULTURE),
        helper("các huyện"),
        due_on=DUE,
    ),
    assign(
        6, "thực hiện tốt việc vệ sinh môi trường, bảo đảm xanh, sạch, đẹp", lead("các huyện, thành phố"), due_on=DUE
    ),
    assign(
        7,
        "bố trí nơi ăn, nghỉ, phương tiện đi lại cho đại biểu chu đáo",
        lead(AGENCIES["VPUB"]),
        lead(AGENCIES["SGTVT"]),
        due_on=DUE,
    ),
    assign(8, "chuẩn bị tốt chương trình văn hóa, văn nghệ chào mừng", lead(CULTURE), due_words="trước khai mạc"),
)


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_was_concluded_is_read_back_from_the_notice_of_the_seed(form):
    draft = read_back(paper_of(SEED, names=NAMES), form=form)

    assert orders_read(draft) == orders_given(SEED, names=NAMES)
    assert draft.missed == ()
    assert (draft.head.symbol, draft.head.issued_on) == ("15-TB/TBPV", date(2015, 10, 7))


def test_a_sentence_names_everybody_by_official_name_and_the_day():
    one = assign(
        3,
        "Trang trí hội trường.",
        lead(CULTURE),
        helper(POLICE),
        helper(AGENCIES["SXD"]),
        appraiser(PROPAGANDA),
        due_on=date(2015, 9, 5),
    )

    assert sentence_of(one, names=NAMES) == (
        "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Công an tỉnh và Sở Xây dựng trang trí hội trường, gửi "
        "Ban Tuyên giáo Tỉnh ủy thẩm định; hoàn thành trước ngày 05/09/2015."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Giao kiểm tra bếp ăn", "Công an tỉnh chủ trì kiểm tra bếp ăn."),
        ("Biên dịch tài liệu", "Công an tỉnh chủ trì thực hiện biên dịch tài liệu."),
        ("Kế hoạch bảo vệ Đại hội", "Công an tỉnh chủ trì thực hiện kế hoạch bảo vệ Đại hội."),
        ("LED ngoài trời", "Công an tỉnh chủ trì thực hiện LED ngoài trời."),
        ("  kiểm tra\u00a0bếp ăn ;", "Công an tỉnh chủ trì kiểm tra bếp ăn."),
    ],
)
def test_words_run_on_after_their_agency(text, words):
    assert sentence_of(assign(1, text, lead(POLICE)), names=NAMES) == words


def test_returned_work_names_who_does_it_again_and_its_code():
    again = Said(id=4, number=4, kind=ConclusionKind.RETURN, text="bổ sung nguồn gốc thực phẩm", due_on=DUE)
    work = KnownWork(
        conclusion_id=4,
        number=4,
        task_ids=(1,),
        leads=(AGENCIES["VPUB"].id,),
        titles=("KH09-IV-3 Xây dựng thực đơn",),
        words=again.text,
        new_due_on=DUE,
        sends_back=True,
    )
    paper = paper_of([again], names=NAMES, known={4: work})

    assert sentence_of(again, names=NAMES, work=work) == (
        "Văn phòng UBND tỉnh tiếp tục hoàn thiện, bổ sung nhiệm vụ KH09-IV-3: bổ sung nguồn gốc thực phẩm; hoàn thành "
        "trước ngày 15/10/2015."
    )
    assert orders_read(read_back(paper)) == orders_given([again], names=NAMES, known={4: work})


def test_without_an_assessment_there_is_one_part():
    text = notice_text(replace(SITTING, opening=""), [assign(1, "kiểm tra", lead(POLICE))], names=NAMES)

    assert text.blocks[0].text == ONLY_CONCLUSIONS


def test_sentences_stand_under_the_items_they_belong_to():
    said = [
        assign(1, "kiểm tra", lead(POLICE), heading="Kế hoạch 06"),
        assign(2, "kiểm tra", lead(CULTURE), heading="Kế hoạch 09"),
        assign(3, "rà soát", lead(CULTURE), heading="Kế hoạch 09"),
    ]
    blocks = notice_text(replace(SITTING, opening=""), said, names=NAMES).blocks

    assert [getattr(block, "label", block.text) for block in blocks[1:6]] == [
        "Kế hoạch 06",
        "1.",
        "Kế hoạch 09",
        "2.",
        "3.",
    ]


def test_everybody_named_receives_the_notice_once():
    said = [
        assign(1, "kiểm tra", helper(CULTURE), lead(POLICE)),
        assign(2, "rà soát", lead("các huyện"), helper(POLICE)),
    ]

    assert notice_text(SITTING, said, names=NAMES).recipients == (
        "Công an tỉnh,",
        "Sở Văn hóa, Thể thao và Du lịch,",
        "Các huyện,",
    )


def _labelled(assignments):
    """Return the assignments of a labelled paper as conclusions, those whose parties the directory knows.

    Work that speaks of a second time of its own («phương án … trong thời gian diễn ra Đại hội») is left out: the reader
    takes the time nearer to the verb, and asks.
    """
    by_name = {matching_key(name): AGENCIES[one.code] for one in directory.AGENCIES for name in one.names}
    found = []
    for one in assignments:
        roles = [(lead, one.lead), (helper, one.coordinating), (appraiser, one.appraising)]
        names = [name for _role, group in roles for name in group]
        if (
            not one.lead
            or not all(matching_key(name) in by_name for name in names)
            or one.recurring
            or "trong thời gian" in one.words
        ):
            continue
        parties = {
            (role, by_name[matching_key(name)].id): role(by_name[matching_key(name)]) for role, g in roles for name in g
        }
        leads = {party.agency_id for (role, _id), party in parties.items() if role is lead}
        kept = [p for (role, _id), p in parties.items() if role is not helper or p.agency_id not in leads]
        found.append(assign(len(found) + 1, one.words, *kept, due_on=one.due))
    return found


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("plan", [plan_06, plan_09], ids=["06", "09"])
def test_the_assignments_of_labelled_papers_are_read_back(plan, form):
    said = _labelled(plan.ASSIGNMENTS)
    given_orders, read = orders_given(said, names=NAMES), orders_read(read_back(paper_of(said, names=NAMES), form=form))

    assert len(said) > 20
    assert read == given_orders


PROVINCIAL = [one for one in AGENCIES.values() if one.kind != "area"]
WORKS = (
    "chuẩn bị hội trường", "treo cờ Tổ quốc, cờ Đảng trên các tuyến phố chính", "kiểm tra an toàn thực phẩm",
    "xây dựng phương án bảo vệ", "bố trí 45 xe đưa đón đại biểu", "in 450 bộ tài liệu", "tổ chức tổng duyệt",
    "báo cáo kết quả thực hiện", "rà soát danh sách đại biểu", "trang trí khánh tiết, bảo đảm nghiêm trang, đúng vị trí",
)  # fmt: skip
CLASSES = ("các sở, ban, ngành", "các huyện, thành phố", "các cơ quan, đơn vị", "các doanh nghiệp")


@st.composite
def conclusions(draw):
    """A conclusion that gives work to random agencies of the directory, each in one role."""
    picked = draw(st.lists(st.sampled_from(PROVINCIAL), min_size=1, max_size=6, unique=True))
    lead_count = draw(st.integers(1, min(2, len(picked))))
    appraises = draw(st.booleans()) and len(picked) > lead_count
    leads, others = picked[:lead_count], picked[lead_count:]
    appraisers, helpers = (others[:1], others[1:]) if appraises else ([], others)
    parties = [
        *(lead(one) for one in leads),
        *(helper(one) for one in helpers),
        *(appraiser(one) for one in appraisers),
    ]
    if draw(st.integers(0, 4)) == 0:
        parties = [lead(draw(st.sampled_from(CLASSES))), *parties[lead_count:]]
    due = draw(st.none() | st.dates(date(2015, 10, 7), date(2015, 12, 31)))
    return assign(1, draw(st.sampled_from(WORKS)), *parties, due_on=due)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(conclusions(), min_size=1, max_size=12))
def test_random_conclusions_are_read_back(drawn):
    said = [replace(one, id=place, number=place) for place, one in enumerate(drawn, start=1)]

    assert orders_read(read_back(paper_of(said, names=NAMES))) == orders_given(said, names=NAMES)
