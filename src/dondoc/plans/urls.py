from django.urls import path

from dondoc.plans.views import filing, filings, intake, papers, plans, remembered, review, revision

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
    path("matrix", filings.matrix, name="matrix"),
    path("matrix.xlsx", filings.matrix_sheet, name="matrix-sheet"),
    path("own", filings.own, name="own"),
    path("<slug:code>", plans.plan_page, name="plan"),
    path("<slug:code>/paper", papers.plan_draft, name="plan-paper"),
    path("<slug:code>/filings/paper", papers.coverage_draft, name="filings-paper"),
    path("<slug:code>/filings", filings.filing_list, name="filings"),
    path("<slug:code>/filings.xlsx", filings.filing_sheet, name="filings-sheet"),
    path("<slug:code>/filings/open", filings.filings_open, name="filings-open"),
    path("<slug:code>/items", filings.item_list, name="items"),
    path("<slug:code>/filings/<str:agency>", filing.filing_page, name="filing"),
    path("<slug:code>/filings/<str:agency>/begin", filing.begin, name="filing-begin"),
    path("<slug:code>/filings/<str:agency>/draft", filing.draft_new, name="filing-draft"),
    path("<slug:code>/filings/<str:agency>/hand-in", filing.hand_in_draft, name="filing-hand-in"),
    path("<slug:code>/filings/<str:agency>/pass", filing.pass_it, name="filing-pass"),
    path("<slug:code>/filings/<str:agency>/more", filing.more, name="filing-more"),
    path("<slug:code>/filings/<str:agency>/issued", filing.issued, name="filing-issued"),
    path("<slug:code>/filings/<str:agency>/exemption", filing.exemption, name="filing-exemption"),
    path("<slug:code>/filings/<str:agency>/exemption/answer", filing.exemption_answer, name="filing-exemption-answer"),
    path("<slug:code>/filings/<str:agency>/extend", filing.extend, name="filing-extend"),
    path("<slug:code>/filings/<str:agency>/withdraw", filing.withdraw, name="filing-withdraw"),
    path("<slug:code>/filings/<str:agency>/files/<int:position>", filing.download, name="filing-file"),
]
