"""The doors of messages: who keeps the channels sees the log and settles what is open."""

from django.http import Http404

from dondoc.notices.models import Delivery
from dondoc.people.access import Seat
from dondoc.people.enums import Permission


def channels_for(seat: Seat) -> Seat:
    """Let those through who keep the channels of their congress; 403 for others."""
    seat.require(Permission.MANAGE_CHANNELS)
    return seat


def delivery_for(seat: Seat, delivery_id: int) -> Delivery:
    """Return one message of the congress for somebody who keeps the channels; 403 for others, 404 when missing."""
    channels_for(seat)
    found = Delivery.objects.filter(congress_id=seat.congress.pk, pk=delivery_id).first()
    if found is None:
        raise Http404
    return found
