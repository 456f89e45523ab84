"""What rooms above may hear."""

from django.dispatch import Signal

# Sent inside the transaction that gave a paper its number. Arguments: outgoing, by_id, now.
paper_issued = Signal()
# Sent inside the transaction that gave a draft up. Arguments: outgoing, by_id, now.
draft_discarded = Signal()
