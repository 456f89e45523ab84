"""One spelling and one fingerprint for a value."""

import json
import unicodedata
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.kit.digest import canonical_json, sha256_of, sha256_of_bytes

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcđê", max_size=3), inner, max_size=4),
    max_leaves=12,
)


class Colour(Enum):
    RED = "đỏ"


def test_value_has_one_spelling():
    value = {"b": [1, True, None], "a": date(2015, 9, 5), "ă": "Đại hội"}

    assert canonical_json(value).decode() == '{"a":"2015-09-05","b":[1,true,null],"ă":"Đại hội"}'


def test_days_times_decimals_ids_and_members_become_text():
    value = [
        datetime(2015, 9, 5, 7, 30, tzinfo=UTC), time(7, 30), Decimal("1.50"), UUID(int=1), Colour.RED, ("x",),
    ]  # fmt: skip

    assert json.loads(canonical_json(value)) == [
        "2015-09-05T07:30:00+00:00", "07:30:00", "1.50", "00000000-0000-0000-0000-000000000001", "đỏ", ["x"],
    ]  # fmt: skip


def test_decomposed_text_has_the_same_digest():
    assert sha256_of({"tên": "Ủy"}) == sha256_of(
        {unicodedata.normalize("NFD", "tên"): unicodedata.normalize("NFD", "Ủy")}
    )


def test_keys_that_fall_together_are_refused():
    with pytest.raises(ValueError, match="same in NFC"):
        canonical_json({"ê": 1, "e\u0302": 2})


@pytest.mark.parametrize("value", [{1: 2}, {1, 2}, b"x", object(), {"a": [object()]}])
def test_values_without_a_form_are_refused(value):
    with pytest.raises(TypeError):
        canonical_json(value)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800"])
def test_values_json_cannot_say_are_refused(value):
    with pytest.raises(ValueError):
        canonical_json(value)


def test_digest_of_bytes_is_the_published_one():
    assert sha256_of_bytes(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@given(VALUES)
def test_canonical_form_is_a_fixed_point(value):
    once = canonical_json(value)

    assert canonical_json(json.loads(once)) == once


@given(st.dictionaries(st.text("abcđ", min_size=1, max_size=3), st.integers(), min_size=2, max_size=6))
def test_order_of_keys_does_not_matter(value):
    backwards = dict(reversed(value.items()))

    assert sha256_of(value) == sha256_of(backwards)
