"""What rooms above may hear of people and agencies."""

from django.dispatch import Signal

# Sent inside the transaction in which another agency takes over; arguments: agency, successor, on (day), by_id, now.
agency_succeeded = Signal()

# Sent inside the transaction in which an agency gets another name or short name, before the journal is written;
# argument: agency, with the new ones.
agency_renamed = Signal()

# Sent inside the transaction in which a person is erased; arguments: user_id, before (the values that are gone), by_id,
# now. Rooms above clear what they keep of that person.
person_erased = Signal()
