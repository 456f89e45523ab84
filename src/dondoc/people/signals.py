"""What rooms above may hear of people and agencies."""

from django.dispatch import Signal

# Sent inside the transaction in which another agency takes over; arguments: agency, successor, on (day), by_id, now.
agency_succeeded = Signal()
