"""What a plan gives an agency is told once, however many tasks these are."""

from dondoc.notices.models import Notice
from dondoc.people.queries import user_by_username
from tests.support.demo import USERNAMES


def test_a_focal_point_is_told_of_each_plan_once(demo):
    focal = user_by_username(USERNAMES["focal"])

    told = Notice.objects.filter(recipient=focal, kind="tasks.assigned").order_by("pk")

    assert [notice.title.rpartition(" của ")[2] for notice in told] == ["06-KH/TBPV", "09-KH/TBPV"]
    assert {notice.path for notice in told} == {f"/c/{demo.congress.slug}/tasks/report"}
