"""What rooms above may hear of plans; news is sent inside the transaction of the change."""

from django.dispatch import Signal

# A plan's items are in the register. Arguments: plan, workstream_ids (item position -> id), held_back (positions of
# items nobody leads yet), by_id, now.
plan_taken_in = Signal()

# A plan is about to be taken out again; a receiver may refuse by raising. Arguments: plan, by_id, now.
plan_withdrawn = Signal()

# A plan is about to change; a receiver locks what hangs on it, before the journal's head is locked. Arguments: plan.
plan_held = Signal()

# A new version of a plan added items. Arguments: plan, items, workstream_ids (item position -> id), held_back
# (positions of items nobody leads yet), by_id, now.
items_added = Signal()

# A new version changed an item, which is saved already. Arguments: item, workstream_id (for an item nobody led until
# now), reason (a sentence), by_id, now.
item_changed = Signal()

# A new version no longer holds an item. Arguments: item, reason (a sentence), by_id, now.
item_dropped = Signal()

# A question: how often agencies were urged. Arguments: congress_id, agency_ids. The room that urges returns
# {agency id: times}.
times_urged_asked = Signal()
