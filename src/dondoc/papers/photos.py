"""Photographs made anew: the picture alone, without what the camera wrote beside it."""

import io
import warnings
from typing import Any

from dondoc.papers import limits
from dondoc.papers.refusals import PaperRefused, Refusal

_TAKEN = ("JPEG", "PNG", "WEBP")
_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PHONE_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def looks_like_photo(head: bytes) -> bool:
    """Say by its first bytes whether a file is a picture, of whatever kind."""
    if head.startswith(_HEADS):
        return True
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    return head[4:8] == b"ftyp" and head[8:12] in _PHONE_BRANDS


def bare_copy(content: bytes) -> bytes:
    """Return a picture as a fresh JPEG: turned upright, made smaller where it is long, nothing written beside it.

    For the child process alone. Raises PaperRefused.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = limits.PHOTO_POINTS
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content), formats=_TAKEN) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            if picture.width * picture.height > limits.PHOTO_POINTS:
                raise PaperRefused(Refusal.LARGE_PHOTO)
            return _jpeg(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PaperRefused(Refusal.LARGE_PHOTO) from error
    except UnidentifiedImageError as error:
        raise PaperRefused(Refusal.PHOTO_KIND if looks_like_photo(content[:16]) else Refusal.BROKEN_PHOTO) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError) as error:
        raise PaperRefused(Refusal.BROKEN_PHOTO, cause=type(error).__name__) from error


def _jpeg(picture: Any) -> bytes:
    from PIL import Image, ImageOps

    side = limits.PHOTO_SIDE_POINTS
    picture.draft("RGB", (side, side))
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((side, side))
    ground = Image.new("RGB", upright.size, "white")
    seen_through = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    if seen_through:
        layer = upright.convert("RGBA")
        ground.paste(layer, mask=layer.getchannel("A"))
    else:
        ground.paste(upright.convert("RGB"))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=limits.PHOTO_QUALITY)
    return out.getvalue()
