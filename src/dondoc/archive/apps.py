from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "dondoc.archive"
    label = "archive"
