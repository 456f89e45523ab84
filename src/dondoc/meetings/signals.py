"""What others may hear of meetings. Sent inside the transaction of what they tell."""

from django.dispatch import Signal

# A meeting was called; sender: Meeting. Arguments: meeting, by_id, now.
meeting_called = Signal()
# A meeting is over; sender: Meeting. Arguments: meeting, by_id, now.
meeting_closed = Signal()
