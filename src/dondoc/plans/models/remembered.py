from django.conf import settings
from django.db import models

from dondoc.plans.enums import RememberedKind
from dondoc.web.db import CongressRow


class RememberedAnswer(CongressRow):
    """What a secretary once answered and the next paper need not ask again; kind and key tell two apart.

    key: the words as two spellings of them are equal. intake: the paper it was answered for; undoing that intake
    forgets the answer.
    """

    kind = models.CharField(max_length=10, choices=RememberedKind)
    key = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=300)
    answer = models.CharField(max_length=300)
    intake = models.ForeignKey("archive.Intake", null=True, on_delete=models.SET_NULL, related_name="+")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["congress", "kind", "key"], name="one_remembered_answer_per_question"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
