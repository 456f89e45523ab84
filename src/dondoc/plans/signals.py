"""What rooms above may hear of plans; both are sent inside the transaction of the change."""

from django.dispatch import Signal

# A plan's items are in the register. Arguments: plan, workstream_ids (item position -> id), held_back (positions of
# items nobody leads yet), by_id, now.
plan_taken_in = Signal()

# A plan is about to be taken out again; a receiver may refuse by raising. Arguments: plan, by_id, now.
plan_withdrawn = Signal()
