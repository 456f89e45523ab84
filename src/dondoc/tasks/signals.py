"""What rooms above may hear of tasks."""

from django.dispatch import Signal

# Sent inside the transaction that closed a task. Arguments: task, by_id, now.
task_closed = Signal()
