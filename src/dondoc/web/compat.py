"""Names that move between Django 5.2 and 6, in one place."""

from django_tasks import task as task

__all__ = ["task"]
