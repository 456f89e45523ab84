"""Who has to prove the sign-in twice."""

import pytest

from dondoc.people.enums import Role
from dondoc.people.rules.second_factor import needs_second_factor


@pytest.mark.parametrize(
    ("roles", "may_found", "is_demo", "needed"),
    [
        ({Role.SECRETARIAT}, False, False, True),
        ({Role.HEAD}, False, False, True),
        ({Role.APPRAISER}, False, False, True),
        ({Role.ADMIN}, False, False, True),
        ({Role.FOCAL}, False, False, False),
        ({Role.FOCAL, Role.APPRAISER}, False, False, True),
        (set(), False, False, False),
        (set(), True, False, True),
        ({Role.FOCAL}, True, False, True),
        ({Role.HEAD}, True, True, False),
    ],
)
def test_staff_prove_themselves_twice(roles, may_found, is_demo, needed):
    assert needs_second_factor(roles, may_found=may_found, is_demo=is_demo) is needed
