from django.conf import settings
from django.db import models

from dondoc.web.db import CongressRow


class IssuingRun(CongressRow):
    """One press of the button that issues many drafts; a job works through it and notes each result at once.

    papers: id and version of each, as they were chosen. results: by id the sentence of the refusal, "" for issued;
    what is missing in it still waits.
    """

    papers = models.JSONField()
    results = models.JSONField(default=dict)
    dated_on = models.DateField(null=True, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"run {self.pk}: {len(self.results)}/{len(self.papers)}"
