"""The one way out: sixty hostile addresses reach nothing inside; a real receiver gets exactly what was signed."""

import hashlib
import hmac
import time

import pytest

from dondoc.web.outbound import MOST_BYTES, NoAnswer, NotReached, OutboundRefused, Policy, check_url, post, signature
from tests.support.receiver import OK, receiver, trusting

# Every one of these means, or could be taken to mean, this machine or a network behind it. {port} is the canary's.
HOSTILE = [
    "http://127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/",
    "https://localhost:{port}/",
    "https://LOCALHOST:{port}/",
    "https://localhost.:{port}/",
    "https://127.1:{port}/",
    "https://127.0.1:{port}/",
    "https://0:{port}/",
    "https://0.0.0.0:{port}/",
    "https://0177.0.0.1:{port}/",
    "https://0177.0.0.01:{port}/",
    "https://0x7f.0.0.1:{port}/",
    "https://0x7f000001:{port}/",
    "https://0x7F.1:{port}/",
    "https://017700000001:{port}/",
    "https://2130706433:{port}/",
    "https://127.0.0.2:{port}/",
    "https://127.255.255.254:{port}/",
    "https://[::1]:{port}/",
    "https://[::]:{port}/",
    "https://[0:0:0:0:0:0:0:1]:{port}/",
    "https://[::ffff:127.0.0.1]:{port}/",
    "https://[::ffff:7f00:1]:{port}/",
    "https://[0:0:0:0:0:ffff:7f00:0001]:{port}/",
    "https://[::127.0.0.1]:{port}/",
    "https://[64:ff9b::127.0.0.1]:{port}/",
    "https://[64:ff9b::7f00:1]:{port}/",
    "https://[64:ff9b:1::7f00:1]:{port}/",
    "https://[2002:7f00:1::]:{port}/",
    "https://[fe80::1]:{port}/",
    "https://[fc00::1]:{port}/",
    "https://[fd00::1]:{port}/",
    "https://[ff02::1]:{port}/",
    "https://[fec0::1]:{port}/",
    "https://10.0.0.1:{port}/",
    "https://172.16.0.1:{port}/",
    "https://192.168.0.1:{port}/",
    "https://169.254.169.254:{port}/latest/meta-data/",
    "https://100.64.0.1:{port}/",
    "https://198.18.0.1:{port}/",
    "https://224.0.0.1:{port}/",
    "https://255.255.255.255:{port}/",
    "https://１２７.０.０.１:{port}/",
    "https://127。0。0。1:{port}/",
    "https://①②⑦.⓪.⓪.①:{port}/",
    "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "https://example.vn@127.0.0.1:{port}/",
    "https://example.vn:secret@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}@example.vn/",
    "https://example.vn%2f@127.0.0.1:{port}/",
    "https://example.vn\\@127.0.0.1:{port}/",
    "https://127.0.0.1:{port}\\.example.vn/",
    "https://127.0.0.1\t:{port}/",
    " https://127.0.0.1:{port}/",
    "https://127.0.0.1:{port}\r\nHost: example.vn/",
    "//127.0.0.1:{port}/",
    "https:127.0.0.1:{port}/",
    "https:///127.0.0.1:{port}/",
    "file:///etc/passwd",
    "file://127.0.0.1:{port}/etc/passwd",
    "gopher://127.0.0.1:{port}/_HELO",
    "ftp://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/stat",
    "ldap://127.0.0.1:{port}/",
    "jar:https://127.0.0.1:{port}/!/",
    "unix:/var/run/docker.sock",
    "https://[::1%25lo]:{port}/",
    "https://[::1]:{port}:443/",
    "https://",
    "",
]


def test_there_are_sixty_hostile_addresses_and_more():
    assert len(set(HOSTILE)) >= 60


@pytest.mark.parametrize("template", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_address_reaches_nothing(template):
    with receiver() as canary:
        lenient_about_ports = Policy(ports=frozenset({443, canary.port}))

        with pytest.raises((OutboundRefused, NotReached)):
            post(template.format(port=canary.port), b"{}", headers={}, policy=lenient_about_ports, limit_seconds=3)

        assert (canary.connections, canary.requests) == (0, [])


def test_the_canary_hears_what_the_operator_allows():
    with receiver() as canary:
        answer = post(f"http://127.0.0.1:{canary.port}/a?b=1", b"{}", headers={}, policy=own("127.0.0.1"))

    assert (answer.status, answer.body) == (200, b"ok")
    assert canary.requests[0].line == "POST /a?b=1 HTTP/1.1"


def test_a_name_that_means_something_else_a_moment_later_changes_nothing():
    """The name is asked for once; what it means the second time nobody hears."""
    meant = iter([["203.162.4.191"], ["127.0.0.1"]])
    asked = []

    def rebinding(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(meant)

    with receiver() as canary, pytest.raises(NotReached):
        policy = Policy(ports=frozenset({canary.port}))
        url = f"https://rebinding.example.vn:{canary.port}/"
        post(url, b"", headers={}, policy=policy, resolve=rebinding, limit_seconds=1)

    assert asked == ["rebinding.example.vn"]
    assert canary.connections == 0


@pytest.mark.parametrize("inside", ["127.0.0.1", "::1", "10.0.0.7", "not an address"])
def test_one_inside_address_among_others_is_enough_to_refuse(inside):
    policy = Policy(ports=frozenset({443}))

    with pytest.raises(OutboundRefused, match="inside"):
        post("https://a.vn/", b"", headers={}, policy=policy, resolve=lambda host, port: ["203.162.4.191", inside])


def test_a_redirect_is_not_followed():
    with receiver() as other, receiver() as canary:
        there = f"Location: http://127.0.0.1:{other.port}/\r\n".encode()
        canary.answers(b"HTTP/1.1 302 Found\r\n" + there + b"Content-Length: 0\r\n\r\n")

        answer = post(f"http://127.0.0.1:{canary.port}/", b"", headers={}, policy=own("127.0.0.1"))

        assert answer.status == 302
        assert other.connections == 0


def test_a_certificate_of_another_name_is_not_believed():
    with receiver(tls=True) as canary:
        calling = {"headers": {}, "resolve": at_home, "context": trusting()}
        url = f"https://{{}}:{canary.port}/"

        answer = post(url.format("gateway.test"), b"1", policy=own("gateway.test"), **calling)
        with pytest.raises(NotReached):
            post(url.format("other.test"), b"2", policy=own("other.test"), **calling)
        with pytest.raises(NotReached):
            post(url.format("gateway.test"), b"3", policy=own("gateway.test"), headers={}, resolve=at_home)

    assert answer.status == 200
    assert [request.body for request in canary.requests] == [b"1"]
    assert canary.requests[0].headers["host"] == f"gateway.test:{canary.port}"


def test_nobody_at_home_is_told_from_no_answer():
    with receiver() as canary:
        canary.answer = lambda line: None
        said = []

        with pytest.raises(NoAnswer):
            call(canary.port, before_sending=lambda: said.append("sending"))
    with pytest.raises(NotReached):
        call(canary.port, before_sending=lambda: said.append("never"))

    assert said == ["sending"]


@pytest.mark.parametrize(
    "parts",
    [
        [b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n"] * 100,
        [b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"] + [b"."] * 100,
        [bytes([sign]) for sign in OK],
    ],
    ids=["headers", "body", "every byte"],
)
def test_a_line_that_drips_is_cut(parts):
    with receiver() as canary:
        canary.answers(*parts, pause_seconds=0.2)
        began = time.monotonic()

        with pytest.raises(NoAnswer):
            call(canary.port, limit_seconds=1)

    assert time.monotonic() - began < 3


def test_a_server_that_never_agrees_on_tls_is_cut():
    with receiver() as canary:
        canary.answers(*[b"\x16"] * 100, pause_seconds=0.2)
        began = time.monotonic()

        with pytest.raises(NotReached):
            url = f"https://127.0.0.1:{canary.port}/"
            post(url, b"", headers={}, policy=own("127.0.0.1"), limit_seconds=1)

    assert time.monotonic() - began < 3


@pytest.mark.parametrize("garbage", [b"", b"\x00\xff\n", b"SSH-2.0-x\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_garbage_is_no_answer(garbage):
    with receiver() as canary:
        canary.answers(garbage)

        with pytest.raises(NoAnswer):
            call(canary.port)


def test_no_more_is_read_than_sixty_four_kilobytes():
    with receiver() as canary:
        canary.answers(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + b"x" * 1_000_000)

        answer = call(canary.port)

    assert (answer.status, len(answer.body), answer.was_cut) == (200, MOST_BYTES, True)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://a.vn/", "scheme"),
        ("https://a.vn:25/", "port"),
        ("https://a.vn:99999/", "form"),
        ("ftp://a.vn", "scheme"),
    ]
    + [("https://u@a.vn/", "login"), ("https:// a.vn/", "form"), ("https://", "form")],
)
def test_an_address_is_refused_for_a_reason(url, reason):
    with pytest.raises(OutboundRefused, match=f"^{reason}$"):
        check_url(url, policy=Policy())


def test_the_receiver_can_prove_who_sent_it():
    value = signature("khoa-bi-mat", message_id="id-1", timestamp=1444200000, body=b'{"a":1}')

    expected = hmac.new(b"khoa-bi-mat", b'1444200000.id-1.{"a":1}', hashlib.sha256).hexdigest()
    assert value == f"t=1444200000,v1={expected}"


def own(host: str) -> Policy:
    return Policy(own_hosts=frozenset({host}))


def at_home(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def call(port: int, **values):
    return post(f"http://127.0.0.1:{port}/", b"{}", headers={}, policy=own("127.0.0.1"), **values)
