"""Addresses and short names are cut between words, and an address is never taken twice."""

import pytest

from dondoc.editions.rules.slugs import propose_short_name, propose_slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XV", "dh-db-tinh-xv"),
        ("Đại hội đại biểu các dân tộc thiểu số và Lễ kỷ niệm", "dh-cac-dan-toc-thieu-so-va-le-ki"),
        ("A" * 50, "a" * 34),
        ("???", "dai-hoi"),
        ("Start", "start-2"),
        ("Hội chợ", "hoi-cho-3"),
    ],
)
def test_an_address_is_made_of_whole_words(name, slug):
    assert propose_slug(name, taken={"hoi-cho", "hoi-cho-2"}, reserved={"start"}) == slug


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Đại hội XV", "Đại hội XV"),
        ("Đại hội đại biểu", "Đại hội đại biểu"),
        ("Đại hội đại biểu toàn tỉnh", "Đại hội đại…"),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIJKLMNO…"),
    ],
)
def test_a_short_name_is_made_of_whole_words(name, short):
    assert propose_short_name(name, most_letters=16) == short
