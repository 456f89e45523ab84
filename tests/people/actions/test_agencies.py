"""Keeping the directory: once, seen, noted, never two agencies under one name."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dondoc.journal.actions import SubmissionRefused
from dondoc.journal.models import Entry
from dondoc.people import queries, signals
from dondoc.people.actions.agencies import add_agency, change_agency
from dondoc.people.actions.aliases import add_alias, remove_alias
from dondoc.people.actions.directory import AgencyRefused
from dondoc.people.actions.succession import succeed_agency
from dondoc.people.actions.withdrawals import remove_unused_agencies
from dondoc.people.enums import AgencyKind, Role
from dondoc.people.models import Agency, AgencyAlias
from dondoc.web.db import StaleVersion
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db
MARCH = date(2025, 3, 1)


def verbs(congress) -> list[str]:
    return list(Entry.objects.filter(congress_id=congress.pk).order_by("sequence").values_list("verb", flat=True))


def test_a_new_agency_gets_code_kind_and_search_text_from_its_name():
    congress = make_congress()

    agency = make_agency(congress, "  Sở Văn hóa,  Thể thao và Du lịch ", short_name="Sở VHTTDL")

    assert (agency.name, agency.code, agency.kind) == ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", AgencyKind.STATE)
    assert agency.folded == "so van hoa, the thao va du lich so vhttdl svhttdl"
    assert verbs(congress)[-1] == "people.agency.added"


def test_aliases_come_along_and_those_that_repeat_the_name_are_left_out():
    congress = make_congress()

    agency = make_agency(
        congress, "Đài Phát thanh và Truyền hình tỉnh", aliases=["Đài PT-TH tỉnh", "Đài tỉnh", "Dài Tinh"]
    )

    assert [alias.text for alias in queries.aliases_of(agency.pk)] == ["Đài tỉnh"]


@pytest.mark.parametrize("name", ["SỞ Y TẾ", "Sở  Y tế", "So Y te"])
def test_a_second_agency_of_the_same_name_is_refused(name):
    congress = make_congress()
    make_agency(congress, "Sở Y tế")

    with pytest.raises(AgencyRefused) as refused:
        make_agency(congress, name)

    assert str(refused.value) == "Danh bạ đã có cơ quan mang tên này: Sở Y tế (mã SYT)"


def test_a_name_that_is_another_agencys_alias_is_refused():
    congress = make_congress()
    make_agency(congress, "Sở Y tế", aliases=["Ngành Y tế"])

    with pytest.raises(AgencyRefused):
        make_agency(congress, "Ngành y tế")


def test_a_new_agency_may_inherit_the_name_of_one_that_ended():
    congress = make_congress()
    make_agency(congress, "Sở Nội vụ", valid_until=MARCH)

    heir = make_agency(congress, "Sở Nội vụ", valid_from=MARCH)

    assert heir.code == "SNV-2"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"code": "S Y T"}, "code"),
        ({"code": "snv"}, "code"),
        ({"valid_from": MARCH, "valid_until": MARCH}, "valid_until"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(values, field):
    congress = make_congress()
    make_agency(congress, "Sở Nội vụ")

    with pytest.raises(AgencyRefused) as refused:
        make_agency(congress, **({"name": "Sở Y tế"} | values))

    assert refused.value.field == field
    assert Agency.objects.count() == 1


def test_the_same_submission_makes_one_agency_and_gets_the_same_answer():
    congress = make_congress()
    instance = uuid.uuid4()

    first = make_agency(congress, "Sở Y tế", instance_id=instance)
    again = make_agency(congress, "Sở Y tế", instance_id=instance)

    assert first.pk == again.pk
    assert Agency.objects.count() == 1
    assert verbs(congress).count("people.agency.added") == 1


def test_a_submission_repeated_with_other_content_is_refused():
    congress = make_congress()
    instance = uuid.uuid4()
    make_agency(congress, "Sở Y tế", instance_id=instance)

    with pytest.raises(SubmissionRefused):
        make_agency(congress, "Sở Tài chính", instance_id=instance)


def test_a_submission_whose_agency_is_gone_is_refused():
    congress = make_congress()
    instance = uuid.uuid4()
    make_agency(congress, "Sở Y tế", instance_id=instance).delete()

    with pytest.raises(SubmissionRefused):
        make_agency(congress, "Sở Y tế", instance_id=instance)


def test_a_refused_submission_may_be_sent_again_corrected():
    congress = make_congress()
    make_agency(congress, "Sở Y tế")
    instance = uuid.uuid4()
    with pytest.raises(AgencyRefused):
        make_agency(congress, "Sở Y tế", instance_id=instance)

    corrected = make_agency(congress, "Sở Tài chính", instance_id=instance)

    assert corrected.code == "STC"


def test_a_change_is_saved_with_a_new_version_and_what_changed_is_noted():
    congress = make_congress()
    user = make_member(congress)
    agency = make_agency(congress, "Sở Y tế")

    change_agency(agency=agency, expected_ver=1, changes={"phone": "02603000201"}, by_id=user.pk, now=NOW)

    stored = Agency.objects.get(pk=agency.pk)
    entry = Entry.objects.filter(congress_id=congress.pk).latest("sequence")
    assert (stored.ver, stored.phone) == (2, "02603000201")
    assert (entry.verb, entry.actor_id) == ("people.agency.changed", user.pk)
    assert entry.details == {"before": {"phone": ""}, "after": {"phone": "02603000201"}}


def test_a_change_of_an_old_version_is_refused_and_nothing_is_written():
    congress = make_congress()
    user = make_member(congress)
    agency = make_agency(congress, "Sở Y tế")
    change_agency(agency=agency, expected_ver=1, changes={"phone": "1"}, by_id=user.pk, now=NOW)
    before = verbs(congress)

    with pytest.raises(StaleVersion):
        change_agency(agency=agency, expected_ver=1, changes={"phone": "2"}, by_id=user.pk, now=NOW)

    assert Agency.objects.get(pk=agency.pk).phone == "1"
    assert verbs(congress) == before


def test_a_changed_name_can_be_searched():
    congress = make_congress()
    user = make_member(congress)
    agency = make_agency(congress, "Sở Y tế")

    change_agency(agency=agency, expected_ver=1, changes={"name": "Sở Sức khỏe"}, by_id=user.pk, now=NOW)

    assert [row.pk for row in queries.directory(congress.pk, words="suc khoe")] == [agency.pk]


def test_the_successor_is_not_changed_in_passing():
    congress = make_congress()
    agency = make_agency(congress)

    with pytest.raises(ValueError, match="successor"):
        change_agency(agency=agency, expected_ver=1, changes={"successor": None}, by_id=1, now=NOW)


def test_an_alias_means_one_agency_and_can_be_taken_away():
    congress = make_congress()
    user = make_member(congress)
    health, finance = make_agency(congress, "Sở Y tế"), make_agency(congress, "Sở Tài chính")
    common = {"congress_id": congress.pk, "by_id": user.pk, "now": NOW}

    alias = add_alias(agency_id=health.pk, text="Ngành Y tế", **common)
    again = add_alias(agency_id=health.pk, text="ngành y tế", **common)
    with pytest.raises(AgencyRefused):
        add_alias(agency_id=finance.pk, text="Ngành Y tế", **common)
    with pytest.raises(AgencyRefused):
        add_alias(agency_id=finance.pk, text="Sở Y tế", **common)
    assert again == alias
    remove_alias(alias=alias, by_id=user.pk, now=NOW)

    assert AgencyAlias.objects.count() == 0
    assert verbs(congress)[-2:] == ["people.agency.alias_added", "people.agency.alias_removed"]


def test_every_name_of_the_directory_is_known_by_its_matching_key():
    congress = make_congress()
    health = make_agency(congress, "Sở Y tế", short_name="SYT", aliases=["Ngành Y tế"])
    one = make_agency(congress, "Hội Nông dân tỉnh", short_name="Hội")
    other = make_agency(congress, "Hội Phụ nữ tỉnh", short_name="Hội")

    assert queries.names_in_directory(congress.pk) == {
        "so y te": health.pk,
        "syt": health.pk,
        "nganh y te": health.pk,
        "hoi nong dan tinh": one.pk,
        "hoi phu nu tinh": other.pk,
    }


def test_a_succession_ends_the_agency_and_is_told_above():
    congress = make_congress()
    user = make_member(congress)
    old, new = make_agency(congress, "Ban Dân vận"), make_agency(congress, "Ban Tuyên giáo và Dân vận")
    heard = []

    def hear(**news):
        heard.append((news["agency"].pk, news["successor"].pk, news["on"], news["by_id"], news["now"]))

    signals.agency_succeeded.connect(hear)
    try:
        succeed_agency(agency=old, successor=new, on=MARCH, by_id=user.pk, now=NOW)
    finally:
        signals.agency_succeeded.disconnect(hear)

    stored = Agency.objects.get(pk=old.pk)
    assert (stored.successor_id, stored.valid_until, stored.ver) == (new.pk, MARCH, 2)
    assert heard == [(old.pk, new.pk, MARCH, user.pk, NOW)]
    assert verbs(congress)[-1] == "people.agency.succeeded"


def test_a_succession_in_a_circle_is_refused():
    congress = make_congress()
    user = make_member(congress)
    old, new = make_agency(congress, "Ban Dân vận"), make_agency(congress, "Ban Tuyên giáo")
    succeed_agency(agency=old, successor=new, on=MARCH, by_id=user.pk, now=NOW)

    with pytest.raises(AgencyRefused) as refused:
        succeed_agency(agency=new, successor=old, on=MARCH, by_id=user.pk, now=NOW)

    assert refused.value.field == "successor"


def test_agencies_of_an_undone_intake_go_unless_somebody_stands_for_them():
    congress = make_congress()
    make_agency(congress, "Sở Y tế", intake_id=5, aliases=["Ngành Y tế"])
    used = make_agency(congress, "Sở Tài chính", intake_id=5)
    kept = make_agency(congress, "Sở Nội vụ")
    make_member(congress, Role.FOCAL, used)

    removed = remove_unused_agencies(intake_id=5)

    assert removed == 1
    assert set(Agency.objects.values_list("pk", flat=True)) == {used.pk, kept.pk}


def test_another_congress_has_a_directory_of_its_own():
    make_agency(make_congress("mot"), "Sở Y tế")

    twin = make_agency(make_congress("hai"), "Sở Y tế")

    assert twin.code == "SYT"


@pytest.mark.parametrize(
    "values",
    [
        {"code": "SYT"},
        {"valid_from": MARCH, "valid_until": MARCH},
        {"successor": True},
    ],
    ids=["one_agency_per_code", "an_agency_ends_after_it_begins", "only_an_ended_agency_has_a_successor"],
)
def test_the_database_keeps_the_promises_of_an_agency(values):
    congress = make_congress()
    first = make_agency(congress, "Sở Y tế")
    given = {"code": "KHAC", "name": "Khác", "folded": "khac"} | values
    if values.get("successor"):
        given["successor"] = first

    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(congress=congress, **given)


def test_the_database_lets_an_alias_mean_one_agency_only():
    congress = make_congress()
    agency = make_agency(congress, aliases=["Ngành Y tế"])

    with pytest.raises(IntegrityError), transaction.atomic():
        AgencyAlias.objects.create(congress=congress, agency=agency, text="x", folded="nganh y te")


def test_an_action_that_fails_later_leaves_neither_row_nor_entry():
    congress = make_congress()
    before = verbs(congress)

    with pytest.raises(RuntimeError), transaction.atomic():
        add_agency(congress_id=congress.pk, name="Sở Y tế", by_id=None, now=NOW, instance_id=uuid.uuid4())
        raise RuntimeError("power cut")

    assert verbs(congress) == before
    assert not Agency.objects.exists()
