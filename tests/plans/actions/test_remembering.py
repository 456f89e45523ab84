"""What a secretary answered for one paper is filled in for the next, says since when, and can be forgotten."""

from datetime import date

import pytest

from dondoc.journal.models import Entry
from dondoc.people.models import AgencyAlias
from dondoc.plans.actions.intake import take_in, take_out
from dondoc.plans.actions.remembering import forget_answer
from dondoc.plans.models import RememberedAnswer
from dondoc.plans.rules.answers import AGENCY, ALIAS, HOLD, YEAR
from dondoc.plans.rules.doubts import YEAR_KEY
from dondoc.tasks.models import Part, Task
from tests.factories.people import make_agency, make_congress, make_member
from tests.plans.drafts import NOW, begin, proposal_for

pytestmark = pytest.mark.django_db

OFFICE = """KẾ HOẠCH
Phục vụ Đại hội

1. Văn phòng in tài liệu {what}, xong trước ngày 12/10/2015.
2. Đồng chí Nguyễn Văn Hùng chuẩn bị báo cáo {what} trước ngày 13/10/2015.
3. Các đơn vị liên quan chuẩn bị xe {what} trước ngày 14/10/2015.
"""
WITHOUT_YEAR = """KẾ HOẠCH
Phục vụ Đại hội

1. Sở Y tế kiểm tra bếp ăn {what}, xong trước ngày 12/10.
"""


@pytest.fixture
def ground():
    congress = make_congress()
    for name in ("Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh", "Sở Y tế"):
        make_agency(congress, name)
    return congress, make_member(congress)


def answered(congress, user, text, answers):
    """Take a paper in with these answers, given by the code of the doubt."""
    intake = begin(congress, user, text=text)
    doubts = proposal_for(intake, congress).doubts
    given = {doubt.key: answers[doubt.code] for doubt in doubts if doubt.code in answers}
    take_in(intake=intake, proposal=proposal_for(intake, congress, given), by_id=user.pk, now=NOW, answers=given)
    return intake


def doubt_of(intake, congress, code):
    return next(doubt for doubt in proposal_for(intake, congress).doubts if doubt.code == code)


ANSWERS = {
    "short": ALIAS + "Văn phòng Tỉnh ủy",
    "person": AGENCY + "Sở Y tế",
    "who_leads": AGENCY + "Văn phòng UBND tỉnh",
}


def test_who_the_office_is_is_filled_in_for_the_next_paper(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    following = begin(congress, user, text=OFFICE.format(what="đợt hai"))

    office = doubt_of(following, congress, "short")
    assert (office.answer, office.remembered_on) == (ALIAS + "Văn phòng Tỉnh ủy", NOW.date())
    person = doubt_of(following, congress, "person")
    assert (person.answer, person.remembered_on) == (AGENCY + "Sở Y tế", NOW.date())


def test_a_generic_name_is_proposed_and_stays_open(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    generic = doubt_of(begin(congress, user, text=OFFICE.format(what="đợt hai")), congress, "who_leads")

    assert (generic.answer, generic.in_force) == ("", HOLD)
    assert generic.proposed == generic.choices[0].value == AGENCY + "Văn phòng UBND tỉnh"
    assert generic.remembered_on == NOW.date()


def test_the_remembered_answer_is_taken_in_without_a_further_word(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    following = begin(congress, user, text=OFFICE.format(what="đợt hai"))
    take_in(intake=following, proposal=proposal_for(following, congress), by_id=user.pk, now=NOW)

    task = Task.objects.get(title__contains="tài liệu đợt hai")
    assert Part.objects.get(task=task).agency.name == "Văn phòng Tỉnh ủy"
    assert RememberedAnswer.objects.count() == 3


def test_an_answer_for_this_paper_goes_before_the_remembered_one_and_replaces_it(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    answered(congress, user, OFFICE.format(what="đợt hai"), {"short": ALIAS + "Văn phòng UBND tỉnh"})

    assert RememberedAnswer.objects.get(kind="name").answer == ALIAS + "Văn phòng UBND tỉnh"


def test_putting_off_teaches_nothing(ground):
    congress, user = ground

    answered(congress, user, OFFICE.format(what="đợt một"), {"person": HOLD, "who_leads": HOLD})

    assert not RememberedAnswer.objects.exists()


def test_a_forgotten_answer_is_asked_for_again_and_the_journal_knows(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    forget_answer(answer=RememberedAnswer.objects.get(kind="name"), by_id=user.pk, now=NOW)

    following = begin(congress, user, text=OFFICE.format(what="đợt hai"))
    assert doubt_of(following, congress, "short").answer == ""
    verbs = Entry.objects.filter(congress_id=congress.pk).values_list("verb", flat=True)
    assert list(verbs).count("plans.answer.remembered") == 3
    assert list(verbs).count("plans.answer.forgotten") == 1


def test_an_undone_intake_teaches_nothing(ground):
    congress, user = ground
    intake = answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)

    intake.refresh_from_db()
    take_out(intake=intake, by_id=user.pk, now=NOW)

    assert not RememberedAnswer.objects.exists()


def test_another_congress_is_not_taught(ground):
    congress, user = ground
    answered(congress, user, OFFICE.format(what="đợt một"), ANSWERS)
    other = make_congress("khac")
    for name in ("Văn phòng Tỉnh ủy", "Văn phòng UBND tỉnh"):
        make_agency(other, name)

    following = begin(other, make_member(other), text=OFFICE.format(what="đợt hai"))

    assert doubt_of(following, other, "short").answer == ""


def test_the_year_of_days_without_one_is_asked_once_and_remembered(ground):
    congress, user = ground
    intake = begin(congress, user, text=WITHOUT_YEAR.format(what="đợt một"), issued_on=None)
    year = doubt_of(intake, congress, "year")
    assert [choice.value for choice in year.choices][:2] == [f"{YEAR}2015", f"{YEAR}2014"]
    assert proposal_for(intake, congress).items[0].due_on is None

    proposal = proposal_for(intake, congress, {YEAR_KEY: f"{YEAR}2015"})
    take_in(intake=intake, proposal=proposal, by_id=user.pk, now=NOW)

    following = begin(congress, user, text=WITHOUT_YEAR.format(what="đợt hai"), issued_on=None)
    again = proposal_for(following, congress)
    assert [item.due_on for item in (*proposal.items, *again.items)] == [date(2015, 10, 12)] * 2
    assert doubt_of(following, congress, "year").remembered_on == NOW.date()


def test_a_spelling_variant_becomes_another_name_in_the_directory(ground):
    congress, user = ground
    make_agency(congress, "Sở Văn hóa, Thể thao và Du lịch")
    text = "KẾ HOẠCH\nPhục vụ\n\n1. Sở VHTTDL treo cờ {what}, xong trước ngày 12/10/2015.\n"

    answered(congress, user, text.format(what="đợt một"), {"near": ALIAS + "Sở Văn hóa, Thể thao và Du lịch"})

    assert AgencyAlias.objects.get(congress=congress).text == "Sở VHTTDL"
    following = begin(congress, user, text=text.format(what="đợt hai"))
    assert proposal_for(following, congress).doubts == ()
