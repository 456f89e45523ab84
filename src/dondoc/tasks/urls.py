"""Addresses below `/c/<congress>/tasks/`."""

from django.urls import path

from dondoc.tasks.views import appraisal, direct, feed, lists, obstacles, rounds, task, weekly, work

app_name = "tasks"

urlpatterns = [
    path("", lists.task_list, name="list"),
    path("obstacles/", lists.obstacle_list, name="obstacles"),
    path("report", weekly.report, name="report"),
    path("receipts/<str:code>", weekly.receipt, name="receipt"),
    path("appraisal", appraisal.queue, name="appraisal"),
    path("requests/", direct.requests, name="requests"),
    path("requests/<int:extension_id>", direct.extension, name="request"),
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
    path("<str:code>/report", work.report, name="task-report"),
    path("<str:code>/part", work.part, name="task-part"),
    path("<str:code>/points", work.points, name="task-points"),
    path("<str:code>/extension", work.extension, name="task-extension"),
    path("<str:code>/parts/<int:part_id>/person", work.person, name="task-person"),
    path("<str:code>/evidence/<int:evidence_id>", work.evidence, name="evidence"),
    path("<str:code>/verdict", appraisal.verdict, name="task-verdict"),
    path("<str:code>/rounds", rounds.rounds, name="task-rounds"),
    path("<str:code>/due", direct.due, name="task-due"),
    path("<str:code>/roles", direct.roles, name="task-roles"),
    path("<str:code>/cancel", direct.cancel, name="task-cancel"),
]
