"""Addresses below `/c/<congress>/tasks/`."""

from django.urls import path

from dondoc.tasks.views import feed, lists, task

app_name = "tasks"

urlpatterns = [
    path("", lists.task_list, name="list"),
    path("obstacles/", lists.obstacle_list, name="obstacles"),
    path("feeds/", feed.feeds, name="feeds"),
    path("feeds/<int:membership_id>/make", feed.feed_make, name="feed-make"),
    path("feeds/<int:membership_id>/revoke", feed.feed_revoke, name="feed-revoke"),
    path("<str:code>", task.task, name="task"),
]
