"""Addresses below `/c/<congress>/tasks/`."""

from django.urls import path

from dondoc.tasks.views import ladder, lists, task, urging, urging_log

app_name = "tasks"

urlpatterns = [
    path("", lists.task_list, name="list"),
    path("obstacles/", lists.obstacle_list, name="obstacles"),
    path("urging/", urging.desk_page, name="urging"),
    path("urging/agencies/<str:code>", urging.agency_page, name="urging-agency"),
    path("urging/agencies/<str:code>/sent", urging.sent_by_hand, name="urging-by-hand"),
    path("urging/agencies/<str:code>/answer", urging.answer, name="urging-answer"),
    path("urging/check", urging.check, name="urging-check"),
    path("urging/sent/<uuid:batch>", urging_log.sent, name="urging-sent"),
    path("urging/log", urging_log.log, name="urging-log"),
    path("urging/log.xlsx", urging_log.log_sheet, name="urging-log-sheet"),
    path("urging/log/<int:urge_id>", urging_log.record, name="urging-record"),
    path("urging/log/<int:urge_id>/settle", urging_log.settle, name="urging-settle"),
    path("urging/ladder", ladder.ladder, name="urging-ladder"),
    path("urging/ladder/<int:position>", ladder.step, name="urging-step"),
    path("<str:code>", task.task, name="task"),
]
