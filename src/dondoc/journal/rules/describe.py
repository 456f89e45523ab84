"""How an entry reads: one sentence per verb. Rooms record verbs; this table says what they mean to a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


def N_(sentence: str) -> str:  # noqa: N802 -- the name by which catalogues find texts to translate
    """Return the sentence itself; it is translated where it is shown."""
    return sentence


@dataclass(frozen=True, slots=True)
class Sentence:
    """What an entry says: a template to be translated, and the values to be put into it."""

    template: str
    values: Mapping[str, str]

    def __str__(self) -> str:
        return self.template % self.values


SENTENCES: dict[str, str] = {
    "editions.congress.founded": N_("Lập đại hội «%(label)s»"),
    "editions.congress.opened": N_("Mở đại hội «%(label)s» cho các thành viên"),
    "desk.exchange.imported": N_("Nhập đại hội «%(label)s» từ thư mục trao đổi"),
    "editions.congress.changed": N_("Sửa thông tin đại hội «%(label)s»"),
    "archive.body.added": N_("Thêm cơ quan ban hành «%(label)s»"),
    "archive.body.changed": N_("Sửa thông tin cơ quan ban hành «%(label)s»"),
    "archive.body.made_default": N_("Chọn «%(label)s» làm cơ quan ban hành mặc định"),
    "archive.outgoing.drafted": N_("Soạn dự thảo %(label)s"),
    "archive.outgoing.changed": N_("Sửa dự thảo %(label)s"),
    "archive.outgoing.discarded": N_("Bỏ dự thảo %(label)s"),
    "archive.outgoing.issued": N_("Cấp số và ban hành %(label)s"),
    "archive.outgoing.signed": N_("Đính kèm bản đã ký của %(label)s"),
    "archive.stencil.brought": N_("Tải biểu mẫu Word lên: %(label)s"),
    "archive.stencil.used": N_("Dùng biểu mẫu Word của cơ quan: %(label)s"),
    "archive.stencil.left": N_("Dùng lại mẫu sẵn có: %(label)s"),
    "meetings.meeting.called": N_("Lập cuộc họp «%(label)s»"),
    "meetings.meeting.changed": N_("Sửa thời gian, địa điểm của cuộc họp «%(label)s»"),
    "meetings.meeting.called_off": N_("Hoãn cuộc họp «%(label)s»"),
    "meetings.meeting.begun": N_("Bắt đầu cuộc họp «%(label)s»"),
    "meetings.meeting.closed": N_("Kết thúc cuộc họp «%(label)s»"),
    "meetings.agenda.proposed": N_("Đưa nội dung đề xuất vào chương trình cuộc họp «%(label)s»"),
    "meetings.agenda.carried": N_("Chuyển kết luận chưa xong sang chương trình cuộc họp «%(label)s»"),
    "meetings.agenda.added": N_("Thêm vào chương trình họp: %(label)s"),
    "meetings.agenda.changed": N_("Sửa trong chương trình họp: %(label)s"),
    "meetings.agenda.moved": N_("Đổi thứ tự trong chương trình họp: %(label)s"),
    "meetings.agenda.removed": N_("Bỏ khỏi chương trình họp: %(label)s"),
    "meetings.agenda.restored": N_("Đưa trở lại chương trình họp: %(label)s"),
    "meetings.attendance.called": N_("Chọn thành phần dự cuộc họp «%(label)s»"),
    "meetings.attendance.announced": N_("Báo người dự cuộc họp «%(label)s»"),
    "meetings.attendance.noted": N_("Ghi điểm danh cuộc họp «%(label)s»"),
    "meetings.paper.laid": N_("Thêm tài liệu cuộc họp «%(label)s»"),
    "meetings.paper.changed": N_("Sửa tài liệu cuộc họp «%(label)s»"),
    "meetings.paper.removed": N_("Bỏ tài liệu khỏi cuộc họp «%(label)s»"),
    "meetings.invitation.drafted": N_("Soạn giấy mời cuộc họp «%(label)s»"),
    "meetings.invitation.sent": N_("Gửi lời mời họp «%(label)s»"),
    "meetings.notice.drafted": N_("Soạn thông báo kết luận cuộc họp «%(label)s»"),
    "meetings.notice.redrafted": N_("Soạn lại thông báo kết luận cuộc họp «%(label)s»"),
    "meetings.notice.answered": N_("Trả lời câu hỏi trước khi giao việc: cuộc họp «%(label)s»"),
    "meetings.notice.dispatched": N_("Giao việc theo %(label)s"),
    "meetings.notice.corrected": N_("Đính chính theo %(label)s"),
    "meetings.notice.acknowledged": N_("Xác nhận đã nhận %(label)s"),
    "meetings.notice.urged": N_("Nhắc xác nhận đã nhận %(label)s"),
    "meetings.conclusion.kept": N_("Ghi kết luận: %(label)s"),
    "meetings.conclusion.changed": N_("Sửa kết luận: %(label)s"),
    "meetings.conclusion.agreed": N_("Chốt kết luận: %(label)s"),
    "meetings.conclusion.unagreed": N_("Bỏ chốt kết luận: %(label)s"),
    "meetings.conclusion.struck": N_("Bỏ kết luận: %(label)s"),
    "meetings.conclusion.restored": N_("Đưa kết luận trở lại: %(label)s"),
    "meetings.conclusion.moved": N_("Đổi thứ tự kết luận: %(label)s"),
    "meetings.conclusion.reread": N_("Đọc lại kết luận theo danh bạ hiện nay: %(label)s"),
    "people.account.made": N_("Lập tài khoản %(label)s"),
    "people.account.changed": N_("Sửa tài khoản %(label)s"),
    "people.account.exported": N_("Xuất dữ liệu cá nhân của tài khoản %(label)s"),
    "safekeeping.retention.done": N_("Xóa dữ liệu đã hết hạn lưu giữ"),
    "people.account.erased": N_("Xóa dữ liệu cá nhân của tài khoản %(label)s"),
    "people.device.enrolled": N_("Đặt mã PIN trên một máy: tài khoản %(label)s"),
    "people.device.locked": N_("Khóa mã PIN vì nhập sai nhiều lần: tài khoản %(label)s"),
    "people.device.revoked": N_("Thu hồi một máy đăng nhập bằng mã PIN: tài khoản %(label)s"),
    "people.second_factor.added": N_("Bật xác thực hai lớp: tài khoản %(label)s"),
    "people.second_factor.removed": N_("Gỡ một cách xác thực hai lớp: tài khoản %(label)s"),
    "people.second_factor.renewed": N_("Làm mới mã dự phòng: tài khoản %(label)s"),
    "people.second_factor.reset": N_("Gỡ mọi cách xác thực hai lớp cho người làm mất: tài khoản %(label)s"),
    "people.session.ended": N_("Kết thúc một phiên đăng nhập: tài khoản %(label)s"),
    "people.agency.added": N_("Thêm cơ quan «%(label)s» vào danh bạ"),
    "people.agency.changed": N_("Sửa thông tin cơ quan «%(label)s»"),
    "people.agency.succeeded": N_("Chuyển công việc của cơ quan «%(label)s» cho cơ quan kế tục"),
    "people.agency.alias_added": N_("Thêm cách viết khác của tên cơ quan: %(label)s"),
    "people.agency.alias_removed": N_("Bỏ cách viết khác của tên cơ quan: %(label)s"),
    "people.membership.granted": N_("Giao vai trò: %(label)s"),
    "people.membership.ended": N_("Thu hồi vai trò: %(label)s"),
    "people.invitation.made": N_("Mời tham gia: %(label)s"),
    "people.invitation.used": N_("Nhận lời mời: %(label)s"),
    "people.invitation.withdrawn": N_("Rút lời mời: %(label)s"),
    "congress.block.added": N_("Thêm vào chương trình: %(label)s"),
    "congress.block.changed": N_("Sửa trong chương trình: %(label)s"),
    "congress.block.removed": N_("Bỏ khỏi chương trình: %(label)s"),
    "congress.calendar.set": N_("Ghi ngày nghỉ, ngày làm bù: %(label)s"),
    "congress.calendar.changed": N_("Sửa ngày nghỉ, ngày làm bù: %(label)s"),
    "congress.calendar.removed": N_("Bỏ ngày nghỉ, ngày làm bù: %(label)s"),
    "congress.committee.added": N_("Lập «%(label)s»"),
    "congress.committee.changed": N_("Sửa thông tin «%(label)s»"),
    "congress.committee.removed": N_("Giải thể «%(label)s»"),
    "congress.programme.changed": N_("Đổi ngày trong chương trình: %(label)s"),
    "congress.seat.added": N_("Thêm thành viên: %(label)s"),
    "congress.seat.changed": N_("Sửa thành viên: %(label)s"),
    "congress.seat.removed": N_("Bỏ thành viên: %(label)s"),
    "congress.venue.added": N_("Thêm địa điểm «%(label)s»"),
    "congress.venue.changed": N_("Sửa địa điểm «%(label)s»"),
    "congress.venue.removed": N_("Bỏ địa điểm «%(label)s»"),
    "congress.workstream.added": N_("Thêm mảng việc «%(label)s»"),
    "congress.workstream.changed": N_("Sửa mảng việc «%(label)s»"),
    "congress.workstream.removed": N_("Bỏ mảng việc «%(label)s»"),
    "archive.paper.stored": N_("Lưu tệp «%(label)s»"),
    "archive.intake.opened": N_("Bắt đầu xem lại tệp «%(label)s»"),
    "archive.intake.confirmed": N_("Đưa nội dung tệp «%(label)s» vào đại hội"),
    "archive.intake.loaded": N_("Nhập «%(label)s» từ thư mục trao đổi"),
    "archive.intake.undone": N_("Hoàn tác việc đưa tệp «%(label)s» vào đại hội"),
    "archive.intake.discarded": N_("Bỏ tệp «%(label)s», chưa đưa vào đại hội"),
    "plans.plan.taken_in": N_("Đưa kế hoạch «%(label)s» vào"),
    "plans.plan.loaded": N_("Nhập kế hoạch «%(label)s» từ thư mục trao đổi"),
    "plans.plan.taken_out": N_("Rút kế hoạch «%(label)s» cùng các nhiệm vụ của kế hoạch"),
    "plans.plan.revised": N_("Đưa bản mới của kế hoạch «%(label)s» vào thực hiện"),
    "plans.answer.remembered": N_("Ghi nhớ câu trả lời về «%(label)s»"),
    "plans.answer.forgotten": N_("Bỏ câu trả lời đã ghi nhớ về «%(label)s»"),
    "plans.filing.opened": N_("Yêu cầu kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.seen": N_("Đã xem yêu cầu kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.begun": N_("Bắt đầu soạn kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.uploaded": N_("Tải lên dự thảo kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.handed_in": N_("Gửi dự thảo kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.passed": N_("Thẩm định đạt kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.returned": N_("Yêu cầu bổ sung kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.issued": N_("Ghi số, ngày ban hành kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.exemption_asked": N_("Đề nghị miễn kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.exempted": N_("Đồng ý miễn kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.exemption_refused": N_("Không đồng ý miễn kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.extended": N_("Gia hạn kế hoạch cụ thể hóa: %(label)s"),
    "plans.filing.passed_on": N_("Chuyển kế hoạch cụ thể hóa cho cơ quan kế tục: %(label)s"),
    "plans.filing.withdrawn": N_("Rút yêu cầu kế hoạch cụ thể hóa: %(label)s"),
    "tasks.task.created": N_("Giao nhiệm vụ %(label)s"),
    "tasks.task.loaded": N_("Ghi lại theo dữ liệu đã nhập: nhiệm vụ %(label)s"),
    "tasks.task.commented": N_("Nêu ý kiến về nhiệm vụ %(label)s"),
    "tasks.task.accepted": N_("Nhận nhiệm vụ %(label)s"),
    "tasks.task.begun": N_("Bắt đầu thực hiện nhiệm vụ %(label)s"),
    "tasks.task.reported": N_("Báo cáo tiến độ nhiệm vụ %(label)s"),
    "tasks.task.handed_in": N_("Gửi kết quả nhiệm vụ %(label)s để thẩm định"),
    "tasks.task.returned": N_("Yêu cầu bổ sung kết quả nhiệm vụ %(label)s"),
    "tasks.task.done": N_("Hoàn thành nhiệm vụ %(label)s"),
    "tasks.task.extended": N_("Gia hạn nhiệm vụ %(label)s"),
    "tasks.task.directed": N_("Kết luận cuộc họp về nhiệm vụ %(label)s"),
    "tasks.task.marked_critical": N_("Đánh dấu then chốt: nhiệm vụ %(label)s"),
    "tasks.task.revised": N_("Sửa nhiệm vụ %(label)s theo bản mới của kế hoạch"),
    "tasks.task.cancelled": N_("Hủy nhiệm vụ %(label)s"),
    "tasks.task.withdrawn": N_("Rút nhiệm vụ %(label)s cùng kế hoạch"),
    "tasks.part.accepted": N_("Cơ quan nhận phần việc: %(label)s"),
    "tasks.part.working": N_("Cơ quan báo đang làm phần việc: %(label)s"),
    "tasks.part.done": N_("Cơ quan báo đã xong phần việc: %(label)s"),
    "tasks.part.refused": N_("Cơ quan trả lại phần việc: %(label)s"),
    "tasks.part.person_changed": N_("Đổi người phụ trách: %(label)s"),
    "tasks.part.changed": N_("Đổi vai các cơ quan: %(label)s"),
    "tasks.part.handed_over": N_("Chuyển phần việc cho cơ quan kế tục: %(label)s"),
    "tasks.points.opened": N_("Mở danh sách điểm cần bổ sung: %(label)s"),
    "tasks.appraisal.passed": N_("Một cơ quan thẩm định kết luận đạt: %(label)s"),
    "tasks.extension.asked": N_("Đề nghị gia hạn nhiệm vụ %(label)s"),
    "tasks.extension.refused": N_("Không đồng ý gia hạn nhiệm vụ %(label)s"),
    "tasks.obstacle.raised": N_("Nêu vướng mắc %(label)s"),
    "tasks.obstacle.new": N_("Chuyển vướng mắc %(label)s về trạng thái mới"),
    "tasks.obstacle.in_hand": N_("Nhận xử lý vướng mắc %(label)s"),
    "tasks.obstacle.awaits_decision": N_("Trình Trưởng Tiểu ban quyết định vướng mắc %(label)s"),
    "tasks.obstacle.resolved": N_("Tháo gỡ vướng mắc %(label)s"),
    "tasks.obstacle.answered": N_("Trả lời vướng mắc %(label)s"),
    "tasks.obstacle.merged": N_("Gộp vướng mắc %(label)s vào vướng mắc khác"),
    "tasks.obstacle.climbed": N_("Chuyển lên Trưởng Tiểu ban, quá 24 giờ chưa trả lời: %(label)s"),
    "tasks.decision.agreed": N_("Đồng ý đề nghị tại vướng mắc %(label)s"),
    "tasks.decision.declined": N_("Không đồng ý đề nghị tại vướng mắc %(label)s"),
    "tasks.decision.to_meeting": N_("Đưa ra họp bàn vướng mắc %(label)s"),
    "tasks.agency.urged": N_("Đôn đốc cơ quan: %(label)s"),
    "tasks.agency.answered": N_("Ghi kết quả đôn đốc: %(label)s"),
    "tasks.urge.left": N_("Xác nhận tin đôn đốc đã gửi: %(label)s"),
    "tasks.urge.resent": N_("Gửi lại tin đôn đốc: %(label)s"),
    "tasks.urge.dropped": N_("Thôi không gửi tin đôn đốc: %(label)s"),
    "tasks.ladder.changed": N_("Sửa bậc đôn đốc: %(label)s"),
    "notices.delivery.marked_sent": N_("Xác nhận đã gửi: %(label)s"),
    "notices.delivery.sent_again": N_("Gửi lại: %(label)s"),
    "notices.delivery.dropped": N_("Thôi không gửi: %(label)s"),
    "notices.webhook.set": N_("Đặt cổng tin nhắn: %(label)s"),
    "notices.webhook.removed": N_("Bỏ cổng tin nhắn: %(label)s"),
    "notices.webhook.renewed": N_("Tạo khóa mới cho cổng tin nhắn: %(label)s"),
    "notices.preferences.chosen": N_("Đổi lịch nhận tin của mình"),
    "notices.channel.tried": N_("Gửi thử qua kênh: %(label)s"),
    "people.feed.made": N_("Tạo liên kết lịch: %(label)s"),
    "people.feed.revoked": N_("Thu hồi liên kết lịch: %(label)s"),
}
EXTENDED_BETWEEN = N_("Gia hạn nhiệm vụ %(label)s từ %(before)s đến %(after)s")
COMMENT_OF = N_("Nêu ý kiến về nhiệm vụ %(label)s: %(note)s")
ANY_OTHER = N_("Ghi nhận thay đổi: %(label)s")


def sentence_of(*, verb: str, label: str, details: Mapping[str, Any] | None = None) -> Sentence:
    """Return how an entry reads; a verb without a sentence of its own still tells what it was done to.

    label: how the target reads, kept in the entry for the day the target is gone. details: an extension names the days
    `from` and `to`.
    """
    before, after = (_day((details or {}).get(name)) for name in ("from", "to"))
    if verb == "tasks.task.extended" and before and after:
        return Sentence(EXTENDED_BETWEEN, {"label": label, "before": before, "after": after})
    note = str((details or {}).get("note") or "")
    if verb == "tasks.task.commented" and note:
        return Sentence(COMMENT_OF, {"label": label, "note": note})
    return Sentence(SENTENCES.get(verb, ANY_OTHER), {"label": label})


def _day(iso: Any) -> str:
    if not iso:
        return ""
    year, month, day = str(iso)[:10].split("-")
    return f"{day}/{month}/{year}"
