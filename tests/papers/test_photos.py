"""Photographs are made anew in a limited child: the picture stays, what the camera wrote beside it goes."""

import io

import pytest
from PIL import Image

from dondoc.papers import PaperRefused, Refusal, bare_photo, is_photo, limits

ORIENTATION, DATE_TIME, GPS = 0x0112, 0x0132, 0x8825


def picture(kind: str = "JPEG", *, size=(60, 40), mode: str = "RGB", **saved) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red").save(out, kind, **saved)
    return out.getvalue()


def with_exif(**tags: int) -> bytes:
    exif = Image.Exif()
    exif[DATE_TIME] = "2015:10:08 07:30:00"
    exif[ORIENTATION] = tags.get("orientation", 1)
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (14.0, 21.0, 0.0)
    return picture(exif=exif)


def taken(tmp_path, content: bytes) -> bytes:
    path = tmp_path / "anh"
    path.write_bytes(content)
    return bare_photo(path)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_place_time_and_device_are_gone_and_the_picture_stands_upright(tmp_path, orientation):
    original = with_exif(orientation=orientation)
    assert dict(Image.open(io.BytesIO(original)).getexif().get_ifd(GPS))

    made = Image.open(io.BytesIO(taken(tmp_path, original)))

    assert made.format == "JPEG"
    assert dict(made.getexif()) == {}
    assert "exif" not in made.info
    assert made.size == ((40, 60) if orientation >= 5 else (60, 40))


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("PNG", "1")]
)
def test_every_usual_kind_becomes_a_jpeg(tmp_path, kind, mode):
    colour_known = picture(kind, mode=mode) if mode not in ("P", "1", "L") else _plain(kind, mode)

    assert Image.open(io.BytesIO(taken(tmp_path, colour_known))).mode == "RGB"


def test_a_long_picture_is_made_smaller(tmp_path):
    made = Image.open(io.BytesIO(taken(tmp_path, picture(size=(4000, 1000)))))

    assert made.size == (limits.PHOTO_SIDE_POINTS, limits.PHOTO_SIDE_POINTS // 4)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (picture()[:200], Refusal.BROKEN_PHOTO),
        (b"\xff\xd8\xff" + b"rac" * 100, Refusal.PHOTO_KIND),
        (picture("GIF"), Refusal.PHOTO_KIND),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 100, Refusal.PHOTO_KIND),
        (picture("PNG", mode="1", size=(10_000, 5_001)), Refusal.LARGE_PHOTO),
        (b"\xff" * (limits.PHOTO_BYTES + 1), Refusal.LARGE_PHOTO),
    ],
    ids=["cut off", "noise", "gif", "heic", "more points than allowed", "more bytes than allowed"],
)
def test_what_is_no_usable_picture_is_refused_with_a_sentence(tmp_path, content, reason):
    with pytest.raises(PaperRefused) as refused:
        taken(tmp_path, content)

    assert refused.value.code is reason
    assert refused.value.sentence.endswith(".")


def test_a_picture_is_known_by_its_bytes():
    assert is_photo(picture()[:16])
    assert is_photo(picture("WEBP")[:16])
    assert not is_photo(b"%PDF-1.7 xx")
    assert not is_photo(b"PK\x03\x04")


def _plain(kind: str, mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (60, 40), 1).save(out, kind)
    return out.getvalue()
