"""One file per way to a person. A channel says where a new message begins, and sends one that is due."""

from types import ModuleType

from dondoc.notices.channels import email, in_app, webhook, zalo_text
from dondoc.notices.enums import Channel

CHANNELS: dict[Channel, ModuleType] = {
    Channel.EMAIL: email,
    Channel.IN_APP: in_app,
    Channel.ZALO_TEXT: zalo_text,
    Channel.WEBHOOK: webhook,
}
