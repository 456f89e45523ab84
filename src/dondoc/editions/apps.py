from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "dondoc.editions"
    label = "editions"
