"""Erase what an installation knows about a person. What the person did in office stays, under no name."""

from datetime import datetime

from django.apps import apps
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.people.actions.accounts import INSTALLATION
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.models import Device, FeedToken, Invitation, Membership, User
from dondoc.people.signals import person_erased
from dondoc.web.db import locked, save_version

ERASED_NAME = "người đã được xóa"
_LOGIN = "da-xoa-{}"
_LOGIN_APPS = frozenset({"account", "mfa", "socialaccount", "usersessions"})


class ErasureRefused(ActionRefused):
    """Raised when a person still has a role."""


@transaction.atomic
def erase_person(*, user: User, by_id: int | None, now: datetime) -> None:
    """Take name, addresses, login, devices, calendar links and sessions of a person away, here and in the rooms above.

    The account stays without a name, so that what was done in office keeps its author and the journal, which knows
    people as ids, stays whole. Erasing twice changes nothing. Raises ErasureRefused while a role is held.
    """
    held = locked(User.objects.filter(pk=user.pk)).get()
    if held.username == _LOGIN.format(held.pk):
        return
    if Membership.objects.filter(user=held, ended_at__isnull=True).exists():
        raise ErasureRefused(_("Người này còn vai trò. Thu hồi các vai trò ở trang Thành viên trước khi xóa."))
    before = {name: getattr(held, name) for name in ("username", "full_name", "function_title", "email", "phone")}
    save_version(
        held,
        expected_ver=held.ver,
        changes={
            "username": _LOGIN.format(held.pk),
            "full_name": ERASED_NAME,
            "function_title": "",
            "email": "",
            "phone": "",
            "password": make_password(None),
            "last_login": None,
            "is_active": False,
            "may_found": False,
        },
    )
    Device.objects.filter(user=held).delete()
    FeedToken.objects.filter(membership__user=held).delete()
    Membership.objects.filter(user=held).update(function_title="")
    Invitation.objects.filter(used_by=held).update(full_name="")
    Invitation.objects.filter(full_name__iexact=before["full_name"]).update(full_name="")
    _forget_login(held.pk)
    person_erased.send(sender=User, user_id=held.pk, before=before, by_id=by_id, now=now)
    journal.record(
        congress_id=INSTALLATION, verb="people.account.erased", target=held, label=f"#{held.pk}", by_id=by_id, now=now
    )


def _forget_login(user_id: int) -> None:
    """Remove what the login keeps of an account. Sessions know their person only inside; there are as many as people
    logged in during the last days.
    """
    for model in apps.get_models():
        if model._meta.app_label in _LOGIN_APPS:
            for field in model._meta.concrete_fields:
                if field.related_model is User:
                    model._base_manager.filter(**{field.attname: user_id}).delete()
    mine = [row.pk for row in Session.objects.iterator() if row.get_decoded().get(SESSION_KEY) == str(user_id)]
    Session.objects.filter(pk__in=mine).delete()
