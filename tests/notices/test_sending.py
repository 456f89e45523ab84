"""Messages to the outside: queued once, sent once, and what cannot be known is shown as such."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from dondoc.journal.models import Entry
from dondoc.notices.actions import Recipient, queue, send_letter
from dondoc.notices.actions.send import attempt, send_due, settle_overdue
from dondoc.notices.actions.settle import DeliveryRefused, drop, mark_sent, send_again
from dondoc.notices.actions.watch import report_stuck
from dondoc.notices.channels import email
from dondoc.notices.enums import Care, Channel, DeliveryState
from dondoc.notices.models import Delivery, Notice
from dondoc.notices.rules.sending import MOST_ATTEMPTS
from dondoc.people.enums import Role
from dondoc.web.db import StaleVersion
from dondoc.web.worker import Worker
from tests.factories.notices import ADDRESS, make_letter, make_receipt
from tests.factories.people import make_agency, make_congress, make_member
from tests.support.smtp import mail_server

pytestmark = pytest.mark.django_db
# A Thursday, 09:00 and 22:00 in Vietnam.
MORNING = datetime(2026, 10, 8, 2, 0, tzinfo=UTC)
NIGHT = datetime(2026, 10, 8, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def a_morning_without_demo(settings):
    settings.DEMO = False
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def congress():
    return make_congress(is_demo=False, pinned_today=None)


@pytest.fixture
def post_office(settings):
    with mail_server() as server:
        settings.SMTP_SERVER = server.server
        yield server


def state_of(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_a_letter_is_sent_by_the_job_that_was_queued_with_it(congress, post_office, settings):
    settings.MAIL_FROM = "Tiểu ban Phục vụ <phucvu@kontum.example.vn>"
    settings.BASE_URL = "https://dondoc.example.vn"
    letter = make_letter(congress, path="/c/dh/tasks/")

    Worker().drain()

    assert state_of(letter) == DeliveryState.SENT
    sent = post_office.letters[0]
    assert (letter.sent_at, letter.attempts, letter.claim) == (MORNING, 1, "")
    assert sent["Subject"] == "Đôn đốc thực hiện 3 nhiệm vụ quá hạn"
    assert sent["From"] == "Tiểu ban Phục vụ <phucvu@kontum.example.vn>"
    assert sent["Message-ID"] == f"<{letter.message_id}>"
    assert letter.message_id.endswith("@kontum.example.vn")
    assert sent.get_content().splitlines() == [
        "Kính đề nghị Sở Y tế báo cáo trước ngày 12/10.",
        "",
        "https://dondoc.example.vn/c/dh/tasks/",
    ]
    assert post_office.envelopes == [("phucvu@kontum.example.vn", [ADDRESS])]


def test_a_letter_is_queued_once_however_often_it_is_asked_for(congress, post_office):
    first, second = make_letter(congress), make_letter(congress, text="Khác", address=ADDRESS.upper())

    Worker().drain()
    make_letter(congress)
    Worker().drain()

    assert first == second
    assert len(post_office.letters) == 1


def test_the_database_holds_a_message_once(congress):
    letter = make_letter(congress)
    letter.pk = None

    with pytest.raises(IntegrityError), transaction.atomic():
        letter.save(force_insert=True)


def test_a_rolled_back_action_leaves_neither_message_nor_job(congress):
    with pytest.raises(RuntimeError, match="power cut"), transaction.atomic():
        make_letter(congress)
        raise RuntimeError("power cut")

    assert (Delivery.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_a_message_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction"):
        queue(
            congress_id=1,
            kind="letter",
            about="x",
            channel=Channel.EMAIL,
            subject="",
            text="",
            care=Care.ONCE,
            now=MORNING,
        )


def test_one_letter_goes_to_each_recipient_by_each_channel(congress, post_office):
    recipients = [Recipient(Channel.EMAIL, "a@b.vn"), Recipient(Channel.EMAIL, "c@d.vn")]
    recipients.append(Recipient(Channel.ZALO_TEXT, "0912345678"))

    with transaction.atomic():
        rows = send_letter(
            congress_id=congress.pk, letter="u:1", recipients=recipients, subject="S", text="T", now=MORNING
        )
    Worker().drain()

    assert [state_of(row) for row in rows] == ["sent", "sent", "by_hand"]
    assert len(set(post_office.message_ids)) == 2


@pytest.mark.parametrize(
    ("answer", "state", "tries"),
    [("550 No such user", "failed", 1), ("451 Try again later", "waiting", 1), ("421 Busy", "waiting", 1)],
)
def test_what_the_server_says_to_the_recipient_counts(congress, post_office, answer, state, tries):
    post_office.to_recipient = answer
    letter = make_letter(congress)

    Worker().drain()

    assert state_of(letter) == state
    assert answer[4:] in letter.error
    assert (letter.attempts, letter.handed_over_at) == (tries, None)


@pytest.mark.parametrize(
    ("answer", "state"), [("554 Refused as spam", "failed"), ("452 Out of space", "waiting"), ("250 Taken", "sent")]
)
def test_what_the_server_says_to_the_letter_counts(congress, post_office, answer, state):
    post_office.to_letter = answer
    letter = make_letter(congress)

    Worker().drain()

    assert state_of(letter) == state


def test_a_server_that_is_down_is_tried_again_later_and_in_the_end_given_up(congress, post_office, settings):
    with mail_server() as gone:
        settings.SMTP_SERVER = gone.server
    letter = make_letter(congress)

    tries = []
    for _ in range(MOST_ATTEMPTS):
        with time_machine.travel(letter.next_at, tick=False):
            attempt(delivery_id=letter.pk, now=timezone.now())
            tries.append(state_of(letter))
            Delivery.objects.filter(pk=letter.pk, state="waiting").update(at_any_hour=True)

    assert tries == ["waiting"] * (MOST_ATTEMPTS - 1) + ["failed"]
    assert "Chưa nói chuyện được với máy chủ thư" in letter.error
    assert post_office.letters == []


def test_letters_wait_while_no_mail_server_is_set(congress, settings):
    settings.SMTP_SERVER = None
    letter = make_letter(congress)

    Worker().drain()

    assert state_of(letter) == DeliveryState.WAITING
    assert (letter.attempts, letter.error) == (0, "Máy chủ thư chưa được cài đặt")


def test_a_letter_whose_answer_is_lost_is_left_to_a_person(congress, post_office):
    keeper = make_member(congress, Role.SECRETARIAT)
    post_office.hangs_up = True
    letter = make_letter(congress)

    Worker().drain()
    send_due(now=MORNING + timedelta(hours=3))

    assert state_of(letter) == DeliveryState.UNKNOWN
    assert len(post_office.letters) == 1
    assert Notice.objects.get(recipient=keeper).title == "Một thư chưa rõ đã gửi hay chưa"


def test_a_receipt_whose_answer_is_lost_is_sent_again_under_the_same_id(congress, post_office):
    post_office.hangs_up = True
    receipt = make_receipt(congress)
    Worker().drain()
    post_office.hangs_up = False

    later = MORNING + timedelta(minutes=5)
    with time_machine.travel(later, tick=False):
        send_due(now=later)

    assert state_of(receipt) == DeliveryState.SENT
    assert post_office.message_ids == [f"<{receipt.message_id}>"] * 2


@pytest.mark.parametrize(
    ("care", "handed_over", "state", "unknown_told"),
    [
        (Care.ONCE, False, "waiting", 0),
        (Care.ONCE, True, "unknown", 1),
        (Care.SURELY, False, "waiting", 0),
        (Care.SURELY, True, "waiting", 0),
    ],
)
def test_what_a_dead_worker_leaves(congress, settings, care, handed_over, state, unknown_told):
    make_member(congress, Role.SECRETARIAT)
    letter = make_letter(congress)
    died_at = MORNING if handed_over else None
    begun = {"state": "sending", "claim": "dead", "handed_over_at": died_at, "care": care}
    Delivery.objects.update(lease_until=MORNING + timedelta(seconds=settings.SEND_LEASE_SECONDS), **begun)

    too_early = settle_overdue(now=MORNING + timedelta(seconds=1))
    counts = [settle_overdue(now=MORNING + timedelta(minutes=10)) for _ in range(2)]

    assert (too_early, counts) == (0, [1, 0])
    assert state_of(letter) == state
    assert Notice.objects.count() == unknown_told


def test_a_worker_that_was_given_up_too_early_hands_nothing_over(congress, post_office, monkeypatch):
    """Between the recipient and the letter the worker sleeps so long that its message is given to another."""
    letter = make_letter(congress)
    real = email._address

    def sleepy(smtp, **values):
        real(smtp, **values)
        settle_overdue(now=MORNING + timedelta(minutes=10))

    monkeypatch.setattr(email, "_address", sleepy)
    outcome = attempt(delivery_id=letter.pk, now=MORNING)

    assert outcome is None
    assert post_office.letters == []
    assert state_of(letter) == DeliveryState.WAITING


def test_a_worker_that_was_only_slow_clears_up_what_was_unknown(congress, post_office, monkeypatch):
    letter = make_letter(congress)
    real = email._say

    def slow(smtp, text):
        real(smtp, text)
        settle_overdue(now=MORNING + timedelta(minutes=10))
        assert state_of(letter) == DeliveryState.UNKNOWN

    monkeypatch.setattr(email, "_say", slow)
    attempt(delivery_id=letter.pk, now=MORNING)

    assert state_of(letter) == DeliveryState.SENT


def test_two_workers_never_send_one_letter(congress, post_office):
    letter = make_letter(congress)

    outcomes = [attempt(delivery_id=letter.pk, now=MORNING) for _ in range(2)]

    assert outcomes == [DeliveryState.SENT, None]
    assert len(post_office.letters) == 1


def test_nothing_is_sent_at_night_but_what_somebody_waits_for(congress, post_office, a_morning_without_demo):
    a_morning_without_demo.move_to(NIGHT)
    letter, receipt = make_letter(congress), make_receipt(congress)
    due_at = letter.next_at

    Worker().drain()
    Delivery.objects.filter(pk=letter.pk).update(next_at=NIGHT)
    attempt(delivery_id=letter.pk, now=NIGHT)

    assert due_at == datetime(2026, 10, 8, 23, 30, tzinfo=UTC)
    assert (state_of(letter), letter.next_at, letter.attempts) == ("waiting", due_at, 0)
    assert state_of(receipt) == DeliveryState.SENT
    assert len(post_office.letters) == 1


def test_a_demo_sends_nothing_to_anyone(post_office, settings):
    show = make_congress("mau")
    held = make_letter(show)
    waiting = make_letter(make_congress(is_demo=False, pinned_today=None))
    settings.DEMO = True

    Worker().drain()

    assert (state_of(held), state_of(waiting)) == ("held_back", "held_back")
    assert post_office.letters == []


def test_a_poisoned_message_is_put_off_and_the_others_go(congress, post_office):
    poisoned = make_receipt(congress)
    good = make_receipt(congress, "tasks.report:2")
    Delivery.objects.filter(pk=poisoned.pk).update(channel="pigeon")

    send_due(now=MORNING)

    assert (state_of(poisoned), poisoned.next_at) == ("waiting", MORNING + timedelta(hours=1))
    assert state_of(good) == DeliveryState.SENT


def test_an_address_with_foreign_signs_is_refused_with_a_sentence(congress, post_office):
    letter = make_letter(congress, address="đầu-mối@sở.vn")

    Worker().drain()

    assert (state_of(letter), letter.error) == ("failed", "Địa chỉ thư có chữ ngoài bảng chữ cái tiếng Anh")


@pytest.mark.parametrize("subject", ["Đôn đốc\r\nBcc: everybody@example.vn", "x" * 5000])
def test_a_subject_stays_one_line(congress, post_office, subject):
    make_letter(congress, subject=subject)

    Worker().drain()

    assert post_office.letters[0]["Bcc"] is None
    assert post_office.envelopes[0][1] == [ADDRESS]


def test_what_is_in_the_inbox_has_arrived(congress):
    reader = make_member(congress)

    row = make_receipt(congress, channel=Channel.IN_APP, address="", recipient_id=reader.pk)
    again = make_receipt(congress, channel=Channel.IN_APP, address="", recipient_id=reader.pk)

    assert (row.state, again.pk) == (DeliveryState.SENT, row.pk)
    assert [notice.title for notice in Notice.objects.filter(recipient=reader)] == ["Đã nhận báo cáo"]


def test_a_person_settles_what_is_unknown(congress, post_office):
    person = make_member(congress)
    post_office.hangs_up = True
    arrived, lost, left = (make_letter(congress, f"u:{number}") for number in range(3))
    Worker().drain()
    post_office.hangs_up = False
    acting = {"by_id": person.pk, "now": MORNING}

    mark_sent(delivery=arrived, expected_ver=1, **acting)
    send_again(delivery=lost, expected_ver=1, **acting)
    drop(delivery=left, expected_ver=1, **acting)
    Worker().drain()

    assert [state_of(row) for row in (arrived, lost, left)] == ["sent", "sent", "dropped"]
    assert post_office.message_ids.count(f"<{lost.message_id}>") == 2
    verbs = Entry.objects.filter(verb__startswith="notices.").order_by("sequence").values_list("verb", flat=True)
    assert list(verbs) == [
        "notices.delivery.marked_sent",
        "notices.delivery.sent_again",
        "notices.delivery.dropped",
    ]


def test_what_was_settled_is_not_settled_again(congress, post_office):
    person = make_member(congress)
    letter = make_letter(congress)
    with pytest.raises(DeliveryRefused):
        send_again(delivery=letter, expected_ver=1, by_id=person.pk, now=MORNING)
    Worker().drain()

    with pytest.raises(DeliveryRefused, match="Đã gửi"):
        send_again(delivery=letter, expected_ver=1, by_id=person.pk, now=MORNING)


def test_two_people_settle_once(congress, post_office):
    person = make_member(congress)
    post_office.hangs_up = True
    letter = make_letter(congress)
    Worker().drain()
    Delivery.objects.update(ver=2)

    with pytest.raises(StaleVersion):
        send_again(delivery=letter, expected_ver=1, by_id=person.pk, now=MORNING)


def test_a_letter_names_its_agency(congress):
    agency = make_agency(congress)

    assert make_letter(congress, agency_id=agency.pk).agency == agency


def test_what_is_stuck_is_told_once_an_hour_and_what_waits_for_the_morning_is_not(congress, settings):
    settings.SMTP_SERVER = None
    keeper = make_member(congress, Role.SECRETARIAT)
    make_member(congress, Role.HEAD)
    make_letter(congress)
    Worker().drain()
    make_letter(congress, "u:2", now=NIGHT)

    told = [report_stuck(now=MORNING + timedelta(minutes=minutes)) for minutes in (10, 20, 40, 70)]

    assert told == [0, 1, 0, 1]
    titles = Notice.objects.filter(recipient=keeper).values_list("title", flat=True)
    assert set(titles) == {"1 tin chưa gửi được từ hơn 15 phút"}
