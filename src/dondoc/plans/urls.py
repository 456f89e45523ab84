from django.urls import path

from dondoc.plans.views import intake, plans, remembered, review, revision

app_name = "plans"

urlpatterns = [
    path("", plans.plan_list, name="list"),
    path("intake/new", intake.intake_new, name="intake-new"),
    path("intake/<uuid:instance_id>", review.intake_review, name="intake-review"),
    path("intake/<uuid:instance_id>/undo", intake.intake_undo, name="intake-undo"),
    path("intake/<uuid:instance_id>/discard", intake.intake_discard, name="intake-discard"),
    path("intake/<uuid:instance_id>/changes", revision.intake_changes, name="intake-changes"),
    path("remembered/", remembered.remembered_list, name="remembered"),
    path("remembered/<int:answer_id>/forget", remembered.remembered_forget, name="remembered-forget"),
    path("<slug:code>/revise", revision.plan_revise, name="plan-revise"),
    path("<slug:code>/versions", revision.plan_versions, name="plan-versions"),
    path("<slug:code>", plans.plan_page, name="plan"),
]
