"""What changes notices and messages. `docs/domain/notices.md` says which one a room calls for what."""

from dondoc.notices.actions.post import mark_all_seen, post
from dondoc.notices.actions.queue import Recipient, queue, send_letter

__all__ = ["Recipient", "mark_all_seen", "post", "queue", "send_letter"]
