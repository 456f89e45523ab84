"""Make accounts and change profiles. What an account may do is a matter of its memberships."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.models import User
from dondoc.people.queries import user_by_username
from dondoc.people.rules.logins import is_login
from dondoc.web.db import save_version

INSTALLATION = 0
PROFILE_FIELDS = frozenset({"full_name", "function_title", "email", "phone"})


class AccountRefused(ActionRefused):
    """Raised when an account cannot be made."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, field="username")


@transaction.atomic
def create_account(
    *,
    username: str,
    full_name: str,
    now: datetime | None = None,
    password: str | None = None,
    by_id: int | None = None,
    email: str = "",
    phone: str = "",
    function_title: str = "",
    may_found: bool = False,
    is_demo: bool = False,
) -> User:
    """Make an account; without a password nobody can log in to it.

    The caller has checked the password's strength. by_id: None when the person makes the own account by invitation or
    an administrator makes it on the command line. now: the present moment unless a story of the past is told.
    Raises AccountRefused for a login that is taken or unreadable.
    """
    made_at = now or timezone.now()
    login = username.strip().lower()
    if not is_login(login):
        raise AccountRefused(_("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối"))
    if user_by_username(login) is not None:
        raise AccountRefused(_("Tên đăng nhập này đã có người dùng. Chọn tên khác"))
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                login,
                password,
                full_name=one_line(full_name),
                email=email.strip(),
                phone=phone,
                function_title=one_line(function_title),
                may_found=may_found,
                is_demo=is_demo,
                date_joined=made_at,
            )
    except IntegrityError:
        raise AccountRefused(_("Tên đăng nhập này đã có người dùng. Chọn tên khác")) from None
    _journal(user, "people.account.made", by_id or user.pk, made_at, {"may_found": may_found, "is_demo": is_demo})
    return user


@transaction.atomic
def change_profile(*, user: User, expected_ver: int, changes: Mapping[str, Any], now: datetime) -> None:
    """Save what a person says about themselves. Raises StaleVersion when it was saved elsewhere in between.

    The journal keeps which fields were changed, not what they say.
    """
    strange = set(changes) - PROFILE_FIELDS
    if strange:
        raise ValueError(f"not part of a profile: {sorted(strange)}")
    cleaned = {name: one_line(value) for name, value in changes.items()}
    changed = sorted(name for name, value in cleaned.items() if getattr(user, name) != value)
    save_version(user, expected_ver=expected_ver, changes=cleaned)
    _journal(user, "people.account.changed", user.pk, now, {"fields": changed})


def _journal(user: User, verb: str, by_id: int, now: datetime, details: dict[str, Any]) -> None:
    journal.record(
        congress_id=INSTALLATION, verb=verb, target=user, label=f"#{user.pk}", by_id=by_id, now=now, details=details
    )
