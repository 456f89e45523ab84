"""Set, change and remove the gateway of a congress."""

import secrets
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dondoc.journal import actions as journal
from dondoc.notices.channels.webhook import words_of_refusal
from dondoc.notices.models import Webhook
from dondoc.people.actions.refusals import ActionRefused
from dondoc.web.db import locked, save_version
from dondoc.web.outbound import OutboundRefused, check_url, house_policy

_SECRET_BYTES = 32


class WebhookRefused(ActionRefused):
    """Raised when the address may not be called, or somebody else has set the gateway in the meantime."""


@transaction.atomic
def set_webhook(*, congress_id: int, url: str, by_id: int, now: datetime) -> Webhook:
    """Set the gateway of a congress that has none, with a new secret. Raises WebhookRefused."""
    address = _checked(url)
    values = {"url": address, "secret": _new_secret(), "changed_at": now}
    try:
        with transaction.atomic():
            hook = Webhook.objects.create(congress_id=congress_id, **values)
    except IntegrityError:
        raise WebhookRefused(_("Cổng tin nhắn vừa được người khác đặt. Xem lại trang này")) from None
    _note(hook, "notices.webhook.set", by_id=by_id, now=now)
    return hook


@transaction.atomic
def change_webhook(*, hook: Webhook, url: str, expected_ver: int, by_id: int, now: datetime) -> None:
    """Send to another address from now on; the secret stays. Raises WebhookRefused, StaleVersion."""
    save_version(hook, expected_ver=expected_ver, changes={"url": _checked(url), "changed_at": now})
    _note(hook, "notices.webhook.set", by_id=by_id, now=now)


@transaction.atomic
def renew_secret(*, hook: Webhook, expected_ver: int, by_id: int, now: datetime) -> None:
    """Sign with a new secret from now on; the old one is worth nothing any more. Raises StaleVersion."""
    save_version(hook, expected_ver=expected_ver, changes={"secret": _new_secret(), "changed_at": now})
    _note(hook, "notices.webhook.renewed", by_id=by_id, now=now)


@transaction.atomic
def remove_webhook(*, congress_id: int, by_id: int, now: datetime) -> None:
    """Take the gateway away; what waits for it goes on waiting. Without one this changes nothing."""
    hook = locked(Webhook.objects.filter(congress_id=congress_id)).first()
    if hook is None:
        return
    _note(hook, "notices.webhook.removed", by_id=by_id, now=now)
    hook.delete()


def _checked(url: str) -> str:
    try:
        check_url(url.strip(), policy=house_policy())
    except OutboundRefused as refused:
        raise WebhookRefused(words_of_refusal(str(refused)), field="url") from None
    return url.strip()


def _new_secret() -> str:
    return secrets.token_urlsafe(_SECRET_BYTES)


def _note(hook: Webhook, verb: str, *, by_id: int, now: datetime) -> None:
    journal.record(congress_id=hook.congress_id, verb=verb, target=hook, label=hook.url, by_id=by_id, now=now)
