from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """A way to a person."""

    EMAIL = "email", _("Thư điện tử")
    IN_APP = "in_app", _("Hộp thông báo")
    ZALO_TEXT = "zalo_text", _("Sao chép tin Zalo")
    WEBHOOK = "webhook", _("Cổng tin nhắn của cơ quan")


class DeliveryState(TextChoices):
    """Where one message to one address stands."""

    WAITING = "waiting", _("Chờ gửi")
    SENDING = "sending", _("Đang gửi")
    SENT = "sent", _("Đã gửi")
    FAILED = "failed", _("Chưa gửi được")
    UNKNOWN = "unknown", _("Chưa rõ")
    BY_HAND = "by_hand", _("Chờ gửi tay")
    HELD_BACK = "held_back", _("Không gửi (bản mẫu)")
    DROPPED = "dropped", _("Đã bỏ")


class Care(TextChoices):
    """What is worse: a message that comes twice, or one that does not come.

    ONCE: never twice; when a crash leaves open whether it was sent, a person decides. SURELY: sent again, under the
    same Message-ID.
    """

    ONCE = "once", _("không bao giờ hai lần")
    SURELY = "surely", _("chắc chắn đến")


class Group(TextChoices):
    """What notices are about; a person chooses a level for each."""

    MORNING = "morning", _("Bản tin sáng")
    WORK = "work", _("Việc mới, đổi hạn, đổi vai")
    DEADLINES = "deadlines", _("Sắp đến hạn")
    RESULTS = "results", _("Báo cáo, thẩm định, yêu cầu bổ sung")
    OBSTACLES = "obstacles", _("Vướng mắc và quyết định")
    SAFETY = "safety", _("Sự cố của hệ thống")


class Level(TextChoices):
    """How soon a person wants to hear outside the system; the inbox holds everything anyway."""

    NOW = "now", _("Ngay")
    DAILY = "daily", _("Gộp ngày")
    NEVER = "never", _("Không")


class Telling(TextChoices):
    """Whether a notice has still to be told by e-mail."""

    INBOX_ONLY = "inbox_only", _("chỉ trong hộp thông báo")
    SOON = "soon", _("gửi trong ít phút")
    DAILY = "daily", _("gộp vào bản tin ngày")
    TOLD = "told", _("đã gộp vào thư")


DEFAULT_LEVELS: dict[Group, Level] = {
    Group.MORNING: Level.NOW,
    Group.WORK: Level.NOW,
    Group.DEADLINES: Level.DAILY,
    Group.RESULTS: Level.NOW,
    Group.OBSTACLES: Level.DAILY,
    Group.SAFETY: Level.NOW,
}
# A morning digest that came with the day's letter would be none.
OFFERED_LEVELS: dict[Group, tuple[Level, ...]] = {
    group: (Level.NOW, Level.NEVER) if group == Group.MORNING else tuple(Level) for group in Group
}
NEVER_OFF = frozenset({Group.SAFETY})
