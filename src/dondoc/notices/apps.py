from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dondoc.notices"
    label = "notices"
