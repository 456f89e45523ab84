"""What rooms above may hear."""

from django.dispatch import Signal

# Sent inside the transaction that moved a day of the programme.
# Arguments: congress, events (code -> new day, those that moved), by_id, now.
programme_changed = Signal()
