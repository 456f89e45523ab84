from datetime import timedelta

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from dondoc.web.nav import NavLink, hang


class TasksConfig(AppConfig):
    name = "dondoc.tasks"
    label = "tasks"

    def ready(self) -> None:
        from dondoc.archive import composers, subjects
        from dondoc.archive.enums import PaperKind
        from dondoc.tasks import access, composing, jobs, receivers  # noqa: F401 -- hearing of plans begins with the import
        from dondoc.web import db_words, timetable

        db_words.keep_words("tasks_task", "folded")
        post_migrate.connect(db_words.mend_after_migrations, sender=self, dispatch_uid="tasks.words")
        subjects.hang("tasks.urging", access.urging_subject)
        composers.hang(PaperKind.LETTER, composing.compose_letter)

        timetable.hang(name="tasks.climb", cron="*/10 * * * *", job=jobs.climb_obstacles)
        timetable.hang(name="tasks.tallies", cron="*/15 * * * *", job=jobs.shorten_tallies)
        timetable.hang(
            name="tasks.weekly", cron="0 8 * * mon,wed", job=jobs.ask_weekly, made_up_within=timedelta(hours=8)
        )

        hang(NavLink(label=_("Nhiệm vụ"), route="tasks:list", need="see_all", order=30))
        hang(NavLink(label=_("Nhiệm vụ"), route="tasks:list", need="see_own", order=30))
        hang(NavLink(label=_("Báo cáo tuần"), route="tasks:report", need="report_work", order=12))
        hang(NavLink(label=_("Thẩm định"), route="tasks:appraisal", need="appraise_work", order=12))
        hang(NavLink(label=_("Vướng mắc"), route="tasks:obstacles", need="see_all", order=40))
        hang(NavLink(label=_("Vướng mắc"), route="tasks:obstacles", need="see_own", order=40))
        hang(NavLink(label=_("Đôn đốc"), route="tasks:urging", need="urge", order=35, key="d"))
