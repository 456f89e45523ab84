"""What rooms above may hear."""

from django.dispatch import Signal

# Sent inside the transaction that moved a day of the programme; arguments: congress, events (code -> new day), now, by_id.
programme_changed = Signal()
