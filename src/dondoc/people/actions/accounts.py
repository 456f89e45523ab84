"""Make accounts and change profiles. What an account may do is a matter of its memberships."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
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


@transaction.atomic
def note_second_factor(*, user: User, what: str, kind: str, now: datetime, by_id: int | None = None) -> None:
    """Note in the journal that a second factor was added, removed or renewed; kind: "totp", "webauthn" …"""
    _journal(user, f"people.second_factor.{what}", by_id or user.pk, now, {"kind": kind})


@transaction.atomic
def end_session(*, session: UserSession, now: datetime) -> None:
    """End one session of an account: its next request meets the login page."""
    user = session.user
    session.end()
    _journal(user, "people.session.ended", user.pk, now, {})


@transaction.atomic
def reset_second_factor(*, user: User, by_id: int | None, now: datetime) -> int:
    """Take every second factor of an account away, for somebody who lost them; return how many there were.

    Ends the account's sessions, so that whoever holds a stolen one does not stay.
    """
    held = Authenticator.objects.filter(user=user)
    count = held.exclude(type=Authenticator.Type.RECOVERY_CODES).count()
    held.delete()
    for session in UserSession.objects.filter(user=user):
        session.end()
    _journal(user, "people.second_factor.reset", by_id or user.pk, now, {"count": count})
    return count


def _journal(user: User, verb: str, by_id: int, now: datetime, details: dict[str, Any]) -> None:
    journal.record(
        congress_id=INSTALLATION, verb=verb, target=user, label=f"#{user.pk}", by_id=by_id, now=now, details=details
    )
