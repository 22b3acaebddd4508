"""Decode one untrusted picture from stdin and write it clean to stdout; run as a child process.

The answer is a line of JSON (width, height, length of the large variant; or reason), then the
large and the small variant as WebP.
"""

import io
import json
import resource
import sys
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 15
MOST_PIXELS = 40_000_000
SMALL_WEIGHT = 60_000  # bytes
FORMATS = ("JPEG", "PNG", "WEBP")


class Refused(Exception):
    """Why the picture is not taken."""


def main() -> None:
    """Read, clean, write."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        facts, body = clean(sys.stdin.buffer.read())
    except Refused as error:
        facts, body = {"reason": str(error)}, b""
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + body)


def clean(content: bytes) -> tuple[dict[str, int | str], bytes]:
    """Give facts and bytes of a picture without its metadata; raises Refused."""
    picture = decode(content)
    large = encode(picture, 1280, 80)
    small = next(
        found
        for quality in (78, 65, 50, 35)
        if len(found := encode(picture, 640, quality)) <= SMALL_WEIGHT or quality == 35
    )
    facts: dict[str, int | str] = {
        "width": picture.width,
        "height": picture.height,
        "large": len(large),
    }
    return facts, large + small


def decode(content: bytes) -> Image.Image:
    """Decode a picture upright, its size checked before a pixel is read."""
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused("pixels")
            opened.load()
            upright = ImageOps.exif_transpose(opened)
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise Refused("pixels") from None
    except UnidentifiedImageError:
        raise Refused("kind") from None
    except Exception:
        raise Refused("broken") from None
    has_alpha = "A" in upright.getbands() or "transparency" in upright.info
    return upright.convert("RGBA" if has_alpha else "RGB")


def encode(picture: Image.Image, width: int, quality: int) -> bytes:
    """Encode as WebP, at most so wide; a fresh image carries no metadata."""
    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    if fresh.width > width:
        height = max(1, round(fresh.height * width / fresh.width))
        fresh = fresh.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    fresh.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()


if __name__ == "__main__":
    main()
