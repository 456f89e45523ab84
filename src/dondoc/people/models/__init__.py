from dondoc.people.models.agency import Agency, AgencyAlias
from dondoc.people.models.device import Device
from dondoc.people.models.feed import FeedToken
from dondoc.people.models.membership import Invitation, Membership
from dondoc.people.models.user import User

__all__ = ["Agency", "AgencyAlias", "Device", "FeedToken", "Invitation", "Membership", "User"]
