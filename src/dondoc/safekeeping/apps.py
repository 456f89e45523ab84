from datetime import timedelta

from django.apps import AppConfig


class SafekeepingConfig(AppConfig):
    name = "dondoc.safekeeping"
    label = "safekeeping"

    def ready(self) -> None:
        from dondoc.safekeeping import jobs
        from dondoc.web.timetable import hang

        name = "safekeeping.retention"
        hang(name=name, cron="40 2 * * *", job=jobs.erase_what_is_due, made_up_within=timedelta(hours=20))
