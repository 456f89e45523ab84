from datetime import timedelta

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "dondoc.notices"
    label = "notices"

    def ready(self) -> None:
        from dondoc.notices import jobs, receivers  # noqa: F401 -- hearing of people begins with the import
        from dondoc.web.timetable import hang

        hang(name="notices.send", cron="* * * * *", job=jobs.send_what_is_due, made_up_within=timedelta(minutes=2))
        hang(name="notices.morning", cron="45 6 * * *", job=jobs.morning_digests, made_up_within=timedelta(hours=4))
        hang(name="notices.daily", cron="0 8 * * *", job=jobs.daily_digests, made_up_within=timedelta(hours=6))
