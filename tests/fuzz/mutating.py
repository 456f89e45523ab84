"""Spoils sound inputs by chance, as a fuzzer without eyes does: for the short replay of every push."""

import random
from collections.abc import Iterator

_BITS = (b"\x00", b"\xff", b"\xff\xfe", b"<", b">", b"&", b'"', b"'", b"\\", b"{", b"[", b"-1", b"9" * 25, b"1e999", b"NaN",
         b"/", b"@", b"\r", b"\n", b"\xe2\x80\xae", b"\xcc\x81" * 9, b"%00", b"%s", b"]]>", b"<!--", b"\xed\xa0\x80",
         "²".encode(), "٣".encode(), "Đ".encode(), b"99999999", b"0", b" ", b"null", b"true")  # fmt: skip


def mutated(seed: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to eight places cut out, doubled, turned or filled with something odd."""
    content = bytearray(seed)
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(content) + 1)
        end = min(len(content), start + chance.choice((1, 1, 2, 4, 16, 64, 512)))
        way = chance.randrange(5)
        if way == 0:
            del content[start:end]
        elif way == 1:
            content[start:start] = content[start:end] * chance.choice((1, 2, 30))
        elif way == 2:
            content[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif way == 3 and start < len(content):
            content[start] ^= 1 << chance.randrange(8)
        else:
            content[start:end] = chance.choice(_BITS)
    return bytes(content)


def spoiled(seeds: list[bytes], *, count: int, seed: int) -> Iterator[bytes]:
    """Give the sound inputs and then so many spoiled ones, the same for the same seed."""
    yield from seeds
    chance = random.Random(seed)
    for _ in range(count):
        yield mutated(chance.choice(seeds), chance)
