"""Make and change accounts."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from dondoc.kit.vietnamese import one_line
from dondoc.people.models import User
from dondoc.web.db import save_version


@transaction.atomic
def create_account(
    *,
    username: str,
    full_name: str,
    password: str | None,
    may_found: bool = False,
    is_demo: bool = False,
    function_title: str = "",
) -> User:
    """Make an account; without a password nobody can log in to it with one."""
    return User.objects.create_user(
        username,
        password,
        full_name=one_line(full_name),
        may_found=may_found,
        is_demo=is_demo,
        function_title=function_title,
    )


@transaction.atomic
def change_profile(*, user: User, expected_ver: int, changes: Mapping[str, Any]) -> None:
    """Save what a person says of itself. Raises StaleVersion when it was saved elsewhere in between."""
    save_version(user, expected_ver=expected_ver, changes=changes)
