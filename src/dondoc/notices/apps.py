from datetime import timedelta

from django.apps import AppConfig

_EVERY_MINUTE = "* * * * *"


class NoticesConfig(AppConfig):
    name = "dondoc.notices"
    label = "notices"

    def ready(self) -> None:
        from dondoc.notices import jobs
        from dondoc.web import timetable

        soon = {"cron": _EVERY_MINUTE, "made_up_within": timedelta(minutes=2)}
        timetable.hang(name="notices.send", job=jobs.send_what_is_due, **soon)
