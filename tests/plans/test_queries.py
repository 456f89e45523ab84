"""The register and a plan's page take the same number of queries, whatever their length."""

import pytest

from dondoc.plans.actions.intake import take_in
from tests.factories.people import browser_of, make_congress, make_member
from tests.plans.drafts import NOW, PLAN, begin, proposal_for

pytestmark = pytest.mark.django_db

PAGE_QUERIES = 10
ONE_ITEM = PLAN.split("\n\n2. Giao")[0] + "\n"


@pytest.mark.parametrize("text", [ONE_ITEM, PLAN], ids=["one item", "three items"])
def test_a_plan_page_asks_the_same_of_one_item_and_three(text, django_assert_max_num_queries):
    congress = make_congress("dh")
    user = make_member(congress)
    intake = begin(congress, user, text=text)
    plan = take_in(intake=intake, proposal=proposal_for(intake, congress), by_id=user.pk, now=NOW)
    client = browser_of(congress)

    with django_assert_max_num_queries(PAGE_QUERIES):
        assert client.get(f"/c/dh/plans/{plan.code}").status_code == 200
