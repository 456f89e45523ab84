"""Addresses below `/c/<congress>/notices/`."""

from django.urls import path

from dondoc.notices.views import channels, inbox, log, preferences

app_name = "notices"

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("seen", inbox.seen, name="seen"),
    path("preferences", preferences.preferences, name="preferences"),
    path("log", log.log, name="log"),
    path("log/<int:delivery_id>", log.settle, name="settle"),
    path("channels", channels.channels, name="channels"),
    path("channels/webhook/secret", channels.webhook_secret, name="webhook-secret"),
    path("channels/webhook/remove", channels.webhook_remove, name="webhook-remove"),
    path("channels/<str:channel>/try", channels.channel_try, name="channel-try"),
]
