"""Addresses below `/c/<congress>/tasks/`."""

from django.urls import path

from dondoc.tasks.views import lists, task

app_name = "tasks"

urlpatterns = [
    path("", lists.task_list, name="list"),
    path("obstacles/", lists.obstacle_list, name="obstacles"),
    path("<str:code>", task.task, name="task"),
]
