"""Numbers a page sends back outside a form."""

import pytest
from django.http import QueryDict

from dondoc.web.posted import number_in, number_of, numbers_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("0", 0), ("", None), ("-1", None), ("1.5", None), ("x", None), ("9" * 5000, None)],
)
def test_only_digits_an_id_may_have_are_a_number(typed, number):
    assert number_of(typed) == number


def test_what_is_no_number_is_none_of_a_row():
    posted = QueryDict("ver=3&other=x&agency=1&agency=x&agency=2&agency=" + "9" * 30)

    assert (number_in(posted, "ver"), number_in(posted, "other"), number_in(posted, "missing")) == (3, 0, 0)
    assert numbers_in(posted, "agency") == {1, 2}
