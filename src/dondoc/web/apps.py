from datetime import timedelta

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "dondoc.web"
    label = "web"

    def ready(self) -> None:
        from dondoc.web import jobs, timetable

        timetable.hang(name="web.sweep", cron="40 2 * * *", job=jobs.sweep, made_up_within=timedelta(hours=20))
