"""What people, machines and attackers put where a word, a number or a day is asked for."""

NUL = "\x00"

TEXTS = (
    NUL,
    f"Sở{NUL}Y tế",
    "\ufffd\ufffe\uffff",
    "\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029",
    "\u202e\u2066\u200d\u200b\ufeff",
    "e\u0302\u0301" * 40,
    "Z\u0351\u036b\u0343" * 60,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 10,
    "a" * 5_000,
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "{{7*7}}{% debug %}",
    "%s%n%d%(x)s{0}{x}",
    "\r\nSet-Cookie: a=b\r\n\r\n",
    "../../../../etc/passwd",
    '=HYPERLINK("http://x")',
    "\t=1+1",
    "@" * 300,
    "/" * 300,
    "[]",
    '{"a": 1}',
    "None",
)
NUMBERS = (
    "-1",
    "0",
    "9" * 18,
    "9223372036854775808",
    "-9223372036854775809",
    "2147483648",
    "9" * 30,
    "9" * 5_000,
    "1e400",
    "NaN",
    "Infinity",
    "-0",
    "1_000",
    "0x10",
    "²",
    "٣",
    "①",
    "１２",
    " 1 ",
    "1.0",
    "1,5",
)
DAYS = (
    "31/2/2015",
    "0/0/0",
    "1/1/1",
    "1/1/0000",
    "31/12/9999",
    "1/1/99999",
    "29/2/2023",
    "9999-12-31",
    "10000-01-01",
    "2015-10-08T25:61",
    "thứ tám",
    "٣/٣/٢٠١٥",
    "00:00",
    "24:00",
    "9" * 400 + "h",
)
KEYS = (
    "00000000-0000-0000-0000-000000000000",
    "{00000000000000000000000000000007}",
    "urn:uuid:00000000-0000-0000-0000-000000000007",
    "x" * 36,
)
# Bytes that are no text at all, as a browser of today never sends them.
BROKEN = ("%FF%FE", "%ED%A0%80", "%00", "%C0%80", "%F5%80%80%80", "%", "%zz", "&&==&")
ALL = TEXTS + NUMBERS + DAYS + KEYS
