from dondoc.notices.models.delivery import Delivery
from dondoc.notices.models.digest import Digest
from dondoc.notices.models.notice import Notice
from dondoc.notices.models.preference import Preference
from dondoc.notices.models.webhook import Webhook

__all__ = ["Delivery", "Digest", "Notice", "Preference", "Webhook"]
