"""The channels of a congress: how they are set, whether they work, and a trial."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dondoc.notices import access, queries
from dondoc.notices.actions.queue import sends_nothing
from dondoc.notices.actions.tries import try_channel
from dondoc.notices.actions.webhooks import change_webhook, remove_webhook, renew_secret, set_webhook
from dondoc.notices.enums import Channel, DeliveryState
from dondoc.notices.forms import TRY_FORMS, WebhookForm
from dondoc.notices.models import Delivery, Webhook
from dondoc.notices.views.frame import tabs, url_of
from dondoc.people.access import Seat
from dondoc.people.editing import carry_out, clash_page
from dondoc.web.db import StaleVersion
from dondoc.web.pages import render
from dondoc.web.posted import number_of
from dondoc.web.worker import health


@require_http_methods(["GET", "HEAD", "POST"])
def channels(request: HttpRequest) -> HttpResponse:
    """Show the channels; POST sets or changes the address of the gateway."""
    seat = access.channels_for(request.seat)
    hook = queries.webhook_of(seat.congress.pk)
    first = {"url": hook.url, "ver": hook.ver} if hook else {}
    form = WebhookForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        made: list[Webhook] = []
        try:
            done = carry_out(form, partial(_save, seat, hook, form, made))
        except StaleVersion as stale:
            title = _("Cổng tin nhắn vừa được người khác sửa")
            return clash_page(request, form, stale, congress_id=seat.congress.pk, title=title, back_url=request.path)
        if done and made:
            return _show_secret(request, seat, made[0])
        if done:
            messages.success(request, _("Đã lưu địa chỉ cổng tin nhắn."))
            return redirect(request.path)
    return _page(request, seat, hook, form)


@require_POST
def webhook_secret(request: HttpRequest) -> HttpResponse:
    """Make a new secret and show it, once."""
    seat = access.channels_for(request.seat)
    hook = queries.webhook_of(seat.congress.pk)
    if hook is None:
        raise Http404
    ver = request.POST.get("ver", "")
    try:
        renew_secret(hook=hook, expected_ver=number_of(ver) or 0, by_id=seat.user.pk, now=timezone.now())
    except StaleVersion:
        messages.warning(request, _("Cổng tin nhắn vừa được người khác sửa. Xem lại rồi tạo khóa mới."))
        return redirect(url_of(seat, "notices:channels"))
    return _show_secret(request, seat, hook)


@require_POST
def webhook_remove(request: HttpRequest) -> HttpResponse:
    """Take the gateway away."""
    seat = access.channels_for(request.seat)
    remove_webhook(congress_id=seat.congress.pk, by_id=seat.user.pk, now=seat.now)
    messages.success(request, _("Đã bỏ cổng tin nhắn. Tin đang chờ sẽ chờ đến khi đặt cổng mới."))
    return redirect(url_of(seat, "notices:channels"))


@require_POST
def channel_try(request: HttpRequest, channel: str) -> HttpResponse:
    """Send a trial message through one channel."""
    seat = access.channels_for(request.seat)
    kind = TRY_FORMS.get(channel)
    if kind is None:
        raise Http404
    form = kind(request.POST, auto_id=f"id_{channel}_%s")
    rows: list[Delivery] = []
    if not (form.is_valid() and carry_out(form, lambda: rows.append(_try(seat, Channel(channel), form)))):
        hook = queries.webhook_of(seat.congress.pk)
        first = {"url": hook.url, "ver": hook.ver} if hook else {}
        return _page(request, seat, hook, WebhookForm(initial=first), {Channel(channel): form})
    (row,) = rows
    if row.state == DeliveryState.HELD_BACK:
        messages.warning(request, _("Đại hội mẫu không gửi tin đi đâu. Tin thử đã ghi vào nhật ký gửi."))
    else:
        messages.success(request, _("Đang gửi thử. Tải lại trang sau vài giây để xem kết quả."))
    return redirect(url_of(seat, "notices:channels"))


def _page(
    request: HttpRequest,
    seat: Seat,
    hook: Webhook | None,
    form: WebhookForm,
    tried: dict[Channel, Any] | None = None,
) -> HttpResponse:
    tries = queries.last_tries(seat.congress.pk)
    first = {Channel.EMAIL: seat.user.email, Channel.WEBHOOK: seat.user.phone}
    try_forms = {
        channel: (tried or {}).get(channel) or kind(initial={"address": first[channel]}, auto_id=f"id_{channel}_%s")
        for channel, kind in TRY_FORMS.items()
    }
    context = {
        "form": form,
        "hook": hook,
        "smtp": settings.SMTP_SERVER,
        "mail_from": settings.MAIL_FROM,
        "health": health(now=timezone.now()),
        "sends_nothing": sends_nothing(seat.congress.pk),
        "email_form": try_forms[Channel.EMAIL],
        "email_try": tries.get(Channel.EMAIL),
        "webhook_form": try_forms[Channel.WEBHOOK],
        "webhook_try": tries.get(Channel.WEBHOOK),
        "tabs": tabs(seat, "notices:channels"),
    }
    wrong = form.errors or any(one.errors for one in try_forms.values())
    return render(request, "notices/channels.html", context, status=422 if wrong else 200)


def _try(seat: Seat, channel: Channel, form: Any) -> Delivery:
    return try_channel(
        congress_id=seat.congress.pk,
        channel=channel,
        address=form.cleaned_data["address"],
        instance_id=form.cleaned_data["instance_id"],
        by_id=seat.user.pk,
        now=timezone.now(),
    )


def _save(seat: Seat, hook: Webhook | None, form: WebhookForm, made: list[Webhook]) -> None:
    acting = {"by_id": seat.user.pk, "now": timezone.now()}
    url = form.cleaned_data["url"]
    if hook is None:
        made.append(set_webhook(congress_id=seat.congress.pk, url=url, **acting))
    else:
        change_webhook(hook=hook, url=url, expected_ver=form.cleaned_data["ver"] or 0, **acting)


def _show_secret(request: HttpRequest, seat: Seat, hook: Webhook) -> HttpResponse:
    """Show the secret in the answer to the POST that made it; no later page can."""
    back = url_of(seat, "notices:channels")
    context = {"hook": hook, "back": back, "crumbs": [{"label": _("Kênh gửi"), "url": back}]}
    return render(request, "notices/webhook_secret.html", context)
