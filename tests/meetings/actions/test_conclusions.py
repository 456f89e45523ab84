"""Lines typed in a meeting: kept once, changed with both texts in sight, locked by the notice."""

from datetime import date
from uuid import uuid4

import pytest

from dondoc.journal.models import Entry
from dondoc.meetings.actions.conclusions import (
    ConclusionRefused,
    agree_conclusion,
    answer_doubt,
    keep_conclusion,
    move_conclusion,
    point_at,
    reread_conclusions,
    strike_conclusion,
)
from dondoc.meetings.actions.meetings import call_off
from dondoc.meetings.enums import ConclusionKind
from dondoc.meetings.models import Conclusion, Meeting
from dondoc.meetings.queries.live import line_of
from dondoc.meetings.rules.typed import DoubtCode
from dondoc.people.actions.agencies import add_agency
from dondoc.web.db import StaleVersion
from tests.factories.meetings import make_agenda_item, make_meeting, make_running
from tests.factories.people import NOW, make_agency, make_congress, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    congress = make_congress()
    make_agency(congress, "Sở Y tế")
    make_agency(congress, "Công an tỉnh")
    make_agency(congress, "Sở Văn hóa, Thể thao và Du lịch", short_name="Sở VHTTDL")
    return make_running(congress)


def keep(meeting, line, **values):
    given = {"key": uuid4(), "by_id": None, "now": NOW} | values
    return keep_conclusion(meeting=meeting, line=line, **given)


def words_ver(meeting) -> int:
    return Meeting.objects.get(pk=meeting.pk).words_ver


def named(conclusion) -> list[tuple[str, str]]:
    rows = conclusion.parties.select_related("agency").order_by("pk")
    return [(row.role, row.agency.name if row.agency else row.group) for row in rows]


def test_a_line_is_kept_as_typed_and_as_understood(meeting):
    kept = keep(meeting, "@Sở Y tế #Công an tỉnh #các huyện trực cấp cứu /18-10")

    row = Conclusion.objects.get()
    assert kept.conclusion == row
    assert row.typed == "@Sở Y tế #Công an tỉnh #các huyện trực cấp cứu /18-10"
    assert (row.text, row.kind, row.due_words, row.due_on) == ("Trực cấp cứu", "assign", "18-10", date(2015, 10, 18))
    assert named(row) == [("lead", "Sở Y tế"), ("coordinating", "Công an tỉnh"), ("coordinating", "các huyện")]
    assert row.words_ver == words_ver(meeting) == 1
    assert Entry.objects.get(verb="meetings.conclusion.kept").target_id == row.pk


def test_the_same_line_sent_twice_is_one(meeting):
    key = uuid4()
    first = keep(meeting, "@Sở Y tế trực cấp cứu", key=key)

    again = keep(meeting, "@Sở Y tế  trực cấp cứu ", key=key)

    assert again.conclusion == first.conclusion
    assert not again.is_changed
    assert Conclusion.objects.count() == 1
    assert words_ver(meeting) == 1
    assert Entry.objects.filter(verb__startswith="meetings.conclusion").count() == 1


def test_the_same_line_arrives_again_after_somebody_agreed_to_it(meeting):
    key = uuid4()
    first = keep(meeting, "Thống nhất chủ trương", key=key).conclusion
    agree_conclusion(conclusion=first, expected_ver=1, is_agreed=True, by_id=None, now=NOW)

    again = keep(meeting, "Thống nhất chủ trương", key=key)

    assert again.conclusion.is_agreed


def test_other_words_with_the_version_that_was_shown_are_a_change(meeting):
    kept = keep(meeting, "@Sở Y tế trực cấp cứu").conclusion

    keep(meeting, "@Công an tỉnh trực ban", key=kept.key, expected_ver=1)

    row = Conclusion.objects.get()
    assert (row.text, row.ver, row.words_ver) == ("Trực ban", 2, 2)
    assert named(row) == [("lead", "Công an tỉnh")]


def test_words_changed_since_they_were_shown_come_back_with_both_texts(meeting):
    kept = keep(meeting, "Một").conclusion
    keep(meeting, "Hai", key=kept.key, expected_ver=1)

    with pytest.raises(StaleVersion) as stale:
        keep(meeting, "Ba", key=kept.key, expected_ver=1)

    assert stale.value.current.typed == "Hai"
    assert Conclusion.objects.get().typed == "Hai"
    assert words_ver(meeting) == 2


def test_a_new_line_under_a_key_in_use_is_a_clash_not_an_overwrite(meeting):
    kept = keep(meeting, "Một").conclusion

    with pytest.raises(StaleVersion):
        keep(meeting, "Hai", key=kept.key)


def test_a_change_that_arrives_twice_is_one(meeting):
    kept = keep(meeting, "Một").conclusion
    keep(meeting, "Hai", key=kept.key, expected_ver=1)

    again = keep(meeting, "Hai", key=kept.key, expected_ver=1)

    assert not again.is_changed
    assert again.conclusion.ver == 2


def test_a_key_of_another_meeting_is_refused(meeting):
    kept = keep(meeting, "Một").conclusion
    other = make_meeting(meeting.congress)

    with pytest.raises(ConclusionRefused):
        keep(other, "Một", key=kept.key)


@pytest.mark.parametrize("line", ["", "   ", "@ # /", "…"])
def test_nothing_said_is_nothing_to_keep(meeting, line):
    with pytest.raises(ConclusionRefused):
        keep(meeting, line)

    assert words_ver(meeting) == 0


def test_a_meeting_called_off_takes_no_lines():
    meeting = make_meeting(make_congress())
    call_off(meeting=meeting, expected_ver=meeting.ver, by_id=None, now=NOW)

    with pytest.raises(ConclusionRefused, match="hoãn"):
        keep(meeting, "Một")


def test_changed_words_are_agreed_again_only_when_somebody_says_so(meeting):
    kept = keep(meeting, "Một", is_agreed=True).conclusion
    assert kept.is_agreed

    changed = keep(meeting, "Hai", key=kept.key, expected_ver=1).conclusion
    assert not changed.is_agreed

    agreed = keep(meeting, "Ba", key=kept.key, expected_ver=2, is_agreed=True).conclusion
    assert agreed.is_agreed


def test_agreeing_twice_is_once_and_needs_the_words_that_stand(meeting):
    kept = keep(meeting, "Một").conclusion
    agree_conclusion(conclusion=kept, expected_ver=1, is_agreed=True, by_id=None, now=NOW)
    agree_conclusion(conclusion=kept, expected_ver=1, is_agreed=True, by_id=None, now=NOW)
    assert kept.is_agreed
    assert words_ver(meeting) == 2

    keep(meeting, "Hai", key=kept.key, expected_ver=1)
    with pytest.raises(StaleVersion):
        agree_conclusion(conclusion=kept, expected_ver=1, is_agreed=True, by_id=None, now=NOW)


def test_a_struck_line_stays_leaves_the_room_and_can_come_back(meeting):
    kept = keep(meeting, "Một", is_agreed=True).conclusion

    strike_conclusion(conclusion=kept, expected_ver=1, is_struck=True, by_id=None, now=NOW)
    assert (kept.struck_at, kept.is_agreed, kept.ver) == (NOW, False, 2)

    with pytest.raises(ConclusionRefused):
        agree_conclusion(conclusion=kept, expected_ver=2, is_agreed=True, by_id=None, now=NOW)
    strike_conclusion(conclusion=kept, expected_ver=2, is_struck=False, by_id=None, now=NOW)
    assert kept.struck_at is None


def test_words_typed_over_a_struck_line_meet_it_first(meeting):
    kept = keep(meeting, "Một").conclusion
    strike_conclusion(conclusion=kept, expected_ver=1, is_struck=True, by_id=None, now=NOW)

    with pytest.raises(StaleVersion):
        keep(meeting, "Hai", key=kept.key, expected_ver=1)
    again = keep(meeting, "Hai", key=kept.key, expected_ver=2).conclusion

    assert again.struck_at is None


def test_lines_follow_the_agenda_then_each_other(meeting):
    one, two = make_agenda_item(meeting, "Một"), make_agenda_item(meeting, "Hai")
    keep(meeting, "c chung")
    keep(meeting, "b1", agenda_item=two)
    keep(meeting, "a1", agenda_item=one)
    keep(meeting, "b2", agenda_item=two)
    keep(meeting, "a2", agenda_item=one)

    texts = Conclusion.objects.order_by("position").values_list("typed", flat=True)
    assert list(texts) == ["a1", "a2", "b1", "b2", "c chung"]
    assert len(set(Conclusion.objects.values_list("position", flat=True))) == 5


def test_a_line_moved_to_another_point_goes_behind_its_lines(meeting):
    one, two = make_agenda_item(meeting, "Một"), make_agenda_item(meeting, "Hai")
    moved = keep(meeting, "x", agenda_item=two).conclusion
    keep(meeting, "a1", agenda_item=one)

    keep(meeting, "x", key=moved.key, agenda_item=one, expected_ver=1)

    assert list(Conclusion.objects.order_by("position").values_list("typed", flat=True)) == ["a1", "x"]


def test_a_line_moves_before_another_and_to_the_end(meeting):
    first, second, third = (keep(meeting, word).conclusion for word in ("một", "hai", "ba"))

    move_conclusion(conclusion=third, before_key=first.key, by_id=None, now=NOW)
    assert list(Conclusion.objects.order_by("position").values_list("typed", flat=True)) == ["ba", "một", "hai"]

    move_conclusion(conclusion=first, before_key=None, by_id=None, now=NOW)
    assert list(Conclusion.objects.order_by("position").values_list("typed", flat=True)) == ["ba", "hai", "một"]
    assert second.ver == Conclusion.objects.get(pk=second.pk).ver

    with pytest.raises(ConclusionRefused):
        move_conclusion(conclusion=first, before_key=uuid4(), by_id=None, now=NOW)


def test_an_answer_is_typed_into_the_line(meeting):
    kept = keep(meeting, "@Sở Văn hóa làm maket /tuần sau", is_agreed=True).conclusion
    assert named(kept) == []
    name = line_of(meeting, kept).read.doubts[0]
    assert name.code == DoubtCode.SHORT_NAME

    answer = str(name.choices[0].agency_id)
    kept = answer_doubt(
        conclusion=kept, expected_ver=1, start=name.start, answer=answer, by_id=None, now=NOW
    ).conclusion
    day = line_of(meeting, kept).read.doubts[0]
    kept = answer_doubt(
        conclusion=kept, expected_ver=2, start=day.start, answer="2015-10-23", by_id=None, now=NOW
    ).conclusion

    assert kept.typed == '@"Sở Văn hóa, Thể thao và Du lịch" làm maket /23-10-2015'
    assert named(kept) == [("lead", "Sở Văn hóa, Thể thao và Du lịch")]
    assert kept.due_on == date(2015, 10, 23)
    assert kept.is_agreed
    assert line_of(meeting, kept).read.doubts == ()


def test_an_answer_nobody_offered_is_refused(meeting):
    kept = keep(meeting, "@Sở Văn hóa làm maket").conclusion

    with pytest.raises(ConclusionRefused):
        answer_doubt(conclusion=kept, expected_ver=1, start=1, answer="999999", by_id=None, now=NOW)


def test_a_kind_said_by_a_button_stays_when_the_words_change(meeting):
    kept = keep(meeting, "@Sở Y tế báo cáo", kind=ConclusionKind.RETURN).conclusion
    changed = keep(meeting, "@Sở Y tế báo cáo lại", key=kept.key, expected_ver=1).conclusion
    assert changed.kind == "return"

    plain = keep(meeting, "@Sở Y tế trực").conclusion
    changed = keep(meeting, "Thống nhất", key=plain.key, expected_ver=1).conclusion
    assert changed.kind == "decide"


def test_an_agency_added_later_is_no_gap_in_a_line(meeting):
    kept = keep(meeting, "@Trung tâm Hội nghị chuẩn bị hội trường").conclusion
    assert named(kept) == []
    add_agency(congress_id=meeting.congress_id, name="Trung tâm Hội nghị", by_id=None, now=NOW)

    assert reread_conclusions(meeting=meeting, by_id=None, now=NOW) == 1
    assert reread_conclusions(meeting=meeting, by_id=None, now=NOW) == 0

    assert named(kept) == [("lead", "Trung tâm Hội nghị")]
    assert words_ver(meeting) == 2


def test_the_room_is_pointed_at_a_point_once(meeting):
    item = make_agenda_item(meeting)

    point_at(meeting=meeting, agenda_item=item)
    point_at(meeting=meeting, agenda_item=item)

    assert Meeting.objects.get(pk=meeting.pk).current_item == item
    assert words_ver(meeting) == 1


def test_who_typed_it_is_kept_by_id(meeting):
    secretary = make_member(meeting.congress)

    kept = keep(meeting, "Một", by_id=secretary.pk).conclusion

    assert kept.typed_by == secretary
