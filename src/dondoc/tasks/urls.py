"""Addresses below `/c/<congress>/tasks/`."""

from django.urls import path

from dondoc.tasks.views import feed, lists, obstacles, task

app_name = "tasks"

urlpatterns = [
    path("", lists.task_list, name="list"),
    path("obstacles/", lists.obstacle_list, name="obstacles"),
    path("obstacles/new", obstacles.obstacle_new, name="obstacle-new"),
    path("obstacles/<int:number>", obstacles.obstacle, name="obstacle"),
    path("obstacles/<int:number>/answer", obstacles.obstacle_answer, name="obstacle-answer"),
    path("obstacles/<int:number>/clear", obstacles.obstacle_clear, name="obstacle-clear"),
    path("obstacles/<int:number>/card", obstacles.obstacle_card, name="obstacle-card"),
    path("obstacles/<int:number>/merge", obstacles.obstacle_merge, name="obstacle-merge"),
    path("obstacles/<int:number>/decide", obstacles.obstacle_decide, name="obstacle-decide"),
    path("decisions", obstacles.decisions, name="decisions"),
    path("feeds/", feed.feeds, name="feeds"),
    path("feeds/<int:membership_id>/make", feed.feed_make, name="feed-make"),
    path("feeds/<int:membership_id>/revoke", feed.feed_revoke, name="feed-revoke"),
    path("<str:code>", task.task, name="task"),
]
