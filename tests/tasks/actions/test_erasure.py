"""A person who is erased goes out of the records of urging, and nobody else does."""

import pytest

from dondoc.tasks.actions.erasure import forget_addressee
from tests.factories.people import make_agency, make_congress
from tests.factories.tasks import make_urge

pytestmark = pytest.mark.django_db


def test_a_name_goes_and_a_longer_name_that_begins_alike_stays():
    urge = make_urge(
        make_agency(make_congress()),
        addressed_to="Nguyễn Văn A, Nguyễn Văn An",
        text="Kính gửi đồng chí Nguyễn Văn A.",
    )

    forget_addressee(full_name="Nguyễn Văn A")

    urge.refresh_from_db()
    assert urge.addressed_to == "người đã được xóa, Nguyễn Văn An"
    assert urge.text == "Kính gửi đồng chí người đã được xóa."


def test_a_name_that_stands_in_the_subject_alone_goes_too():
    urge = make_urge(make_agency(make_congress()), subject="Đôn đốc đồng chí Nguyễn Văn A")

    forget_addressee(full_name="Nguyễn Văn A")

    urge.refresh_from_db()
    assert urge.subject == "Đôn đốc đồng chí người đã được xóa"


def test_nobody_without_a_name_is_looked_for():
    urge = make_urge(make_agency(make_congress()), text="Đề nghị báo cáo.")

    forget_addressee(full_name="")

    urge.refresh_from_db()
    assert urge.text == "Đề nghị báo cáo."
