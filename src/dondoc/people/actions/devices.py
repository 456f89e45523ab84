"""Enrol a device with a PIN, check the PIN there, unlock it by the password, take it away."""

import secrets
from datetime import datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.journal import actions as journal
from dondoc.kit.digest import sha256_of_bytes
from dondoc.kit.vietnamese import one_line
from dondoc.people.actions.accounts import INSTALLATION
from dondoc.people.actions.refusals import ActionRefused
from dondoc.people.models import Device, User
from dondoc.people.queries import live_roles
from dondoc.people.rules.pins import MOST_TRIES, DeviceState, PinProblem, device_state, may_use_pin, refuse_pin

_TOKEN_BYTES = 32


class PinRefused(ActionRefused):
    """Raised when a PIN is not taken or not right."""


class PinLocked(Exception):
    """Raised when a device takes no PIN any more: tried too often, taken away, unused too long, or not its person's."""


@transaction.atomic
def enrol_device(*, user: User, pin: str, label: str, now: datetime) -> tuple[Device, str]:
    """Let this person log in with a PIN on the device at hand; return the device and the secret for its cookie.

    The caller has proved who the person is. Raises PinRefused.
    """
    problem = refuse_pin(pin)
    if problem is not None:
        raise PinRefused(_words(problem), field="pin")
    if not may_use_pin(live_roles(user.pk)):
        raise PinRefused(_("Mã PIN dành cho đầu mối cơ quan. Vai trò khác đăng nhập bằng mật khẩu."))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    device = Device.objects.create(
        user=user,
        token_hash=hash_of_token(token),
        label=one_line(label)[:80],
        pin_hash=make_password(pin),
        enrolled_at=now,
        last_used_at=now,
    )
    _note(device, "people.device.enrolled", user.pk, now)
    return device, token


def use_pin(*, device: Device, pin: str, now: datetime) -> User:
    """Return the person a right PIN on this device stands for. Raises PinRefused when it is wrong, PinLocked.

    A try is counted before the PIN is looked at, by one conditional update of its own: however many guesses come at
    once, no more than MOST_TRIES are looked at. So this stands in no transaction.
    """
    if not is_usable(device, now=now):
        raise PinLocked
    counted = Device.objects.filter(pk=device.pk, revoked_at__isnull=True, tries__lt=MOST_TRIES)
    if counted.update(tries=F("tries") + 1) != 1:
        raise PinLocked
    if not check_password(pin, device.pin_hash):
        left = MOST_TRIES - Device.objects.values_list("tries", flat=True).get(pk=device.pk)
        if left <= 0:
            _note_alone(device, "people.device.locked", now)
            raise PinLocked
        sentence = ngettext("Mã PIN chưa đúng. Còn %(left)s lần thử", "Mã PIN chưa đúng. Còn %(left)s lần thử", left)
        raise PinRefused(sentence % {"left": left}, field="pin")
    if Device.objects.filter(pk=device.pk, revoked_at__isnull=True).update(tries=0, last_used_at=now) != 1:
        raise PinLocked
    return device.user


def unlock_device(*, user: Any, token: str, now: datetime) -> None:
    """Let a device take PINs again after its person has logged in there with the password."""
    mine = Device.objects.filter(user_id=user.pk, token_hash=hash_of_token(token), revoked_at__isnull=True)
    mine.update(tries=0, last_used_at=now)


@transaction.atomic
def revoke_device(*, device: Device, by_id: int, now: datetime) -> None:
    """Take a device away: neither PIN nor open session works there from the next request on. Twice changes nothing."""
    if Device.objects.filter(pk=device.pk, revoked_at__isnull=True).update(revoked_at=now) == 1:
        _note(device, "people.device.revoked", by_id, now)


def is_usable(device: Device, *, now: datetime) -> bool:
    """Say whether a PIN can be asked for on a device: it is open, its person too, and no more than a focal point."""
    state = device_state(revoked_at=device.revoked_at, last_used_at=device.last_used_at, tries=device.tries, now=now)
    if state is not DeviceState.OPEN or not device.user.is_active:
        return False
    return may_use_pin(live_roles(device.user_id))


def hash_of_token(token: str) -> str:
    """Return what is stored of a device's secret."""
    return sha256_of_bytes(token.encode())


@transaction.atomic
def _note_alone(device: Device, verb: str, now: datetime) -> None:
    _note(device, verb, device.user_id, now)


def _note(device: Device, verb: str, by_id: int, now: datetime) -> None:
    journal.record(congress_id=INSTALLATION, verb=verb, target=device, label=f"#{device.user_id}", by_id=by_id, now=now)


def _words(problem: PinProblem) -> str:
    return {
        PinProblem.NOT_SIX_DIGITS: _("Nhập mã PIN gồm 6 chữ số"),
        PinProblem.TOO_PLAIN: _("Mã PIN này dễ đoán. Chọn 6 chữ số khác"),
    }[problem]
