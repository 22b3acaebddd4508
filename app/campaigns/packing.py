"""A file that travels inside a form, so that nothing of it is kept before somebody says so."""

import base64
import binascii
import zlib

from app.platforms.unusable import Unusable
from app.questions.fields import N_

MOST_PACKED = 400_000  # characters: a form's texts have their bound
TOO_MUCH = N_("This file holds too much text for its preview. Export a shorter period.")
LOST = N_("The file was lost on the way. Choose it again.")


def pack(content: bytes) -> str:
    """Fold a file so that it travels in a form; raises Unusable if it is too much for one."""
    packed = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode("ascii").rstrip("=")
    if len(packed) > MOST_PACKED:
        raise Unusable(TOO_MUCH)
    return packed


def unpack(packed: str, most: int) -> bytes:
    """Unfold a file that `pack` has folded; raises Unusable for anything else."""
    try:
        folded = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
        return zlib.decompressobj().decompress(folded, most + 1)
    except (binascii.Error, ValueError, zlib.error):
        raise Unusable(LOST) from None
