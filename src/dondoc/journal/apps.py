from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "dondoc.journal"
    label = "journal"
