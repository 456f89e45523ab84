"""What the login library tells: somebody came in, a second factor was set up or taken away."""

import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa_signals
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils import timezone

from dondoc.people.actions.accounts import note_second_factor
from dondoc.people.rules.sessions import BEGAN_KEY, SEEN_KEY
from dondoc.people.second_factor import NEEDS_SECOND_KEY, has_one, is_needed


@receiver(user_logged_in, dispatch_uid="people.ask_for_second_factor")
def ask_for_second_factor(*, request: Any, user: Any, **_: Any) -> None:
    """Note in the session when it began, and that a second factor has to be set up before anything else."""
    request.session[SEEN_KEY] = request.session[BEGAN_KEY] = int(time.time())
    if is_needed(user) and not has_one(user) and not _came_by_the_office(request, user):
        request.session[NEEDS_SECOND_KEY] = True


@receiver(user_logged_in, dispatch_uid="people.list_session")
def list_session(*, request: Any, user: Any, **_: Any) -> None:
    """List the session with the account, by whatever door the person came in: form, PIN or invitation.

    The library lists only those of its own form. The demo's accounts are everybody's; a login without a request has no
    address.
    """
    if not user.is_demo and request.META.get("REMOTE_ADDR"):
        UserSession.objects.create_from_request(request)


@receiver(mfa_signals.authenticator_added, dispatch_uid="people.second_factor_added")
def second_factor_added(*, user: Any, authenticator: Any, **_: Any) -> None:
    """Note that one was set up."""
    note_second_factor(user=user, what="added", kind=str(authenticator.type), now=timezone.now())


@receiver(mfa_signals.authenticator_removed, dispatch_uid="people.second_factor_removed")
def second_factor_removed(*, user: Any, authenticator: Any, **_: Any) -> None:
    """Note that one was taken away."""
    note_second_factor(user=user, what="removed", kind=str(authenticator.type), now=timezone.now())


@receiver(mfa_signals.authenticator_reset, dispatch_uid="people.second_factor_renewed")
def second_factor_renewed(*, user: Any, authenticator: Any, **_: Any) -> None:
    """Note that the spare codes were made anew."""
    note_second_factor(user=user, what="renewed", kind=str(authenticator.type), now=timezone.now())


def _came_by_the_office(request: Any, user: Any) -> bool:
    """Say whether the office's own login let the person in; the second factor is then its matter."""
    records = get_authentication_records(request, user)
    return any(record.get("method") == "socialaccount" for record in records)
