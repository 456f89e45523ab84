"""What rooms above may hear of tasks."""

from django.dispatch import Signal

# Sent inside the transaction that closed a task. Arguments: task, by_id, now.
task_closed = Signal()
# A question: which papers gave tasks that stand in no plan. Arguments: congress_id, task_ids. Whoever knows some of
# them returns {task id: rules.letters.Source}.
sources_asked = Signal()
