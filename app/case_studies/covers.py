"""A cover for a case study without picture: shapes and colours follow from its address. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

PALETTES = (  # sky, sun or main light, hill, first shape, second shape, foreground
    ("peach", "sun", "clay", "teal", "plum", "deep"),
    ("mint", "sun", "leaf", "teal", "clay", "deep"),
    ("sky", "sun", "leaf", "blue", "plum", "teal"),
    ("rose", "sun", "plum", "clay", "teal", "deep"),
    ("cream", "sun", "teal", "blue", "clay", "deep"),
    ("teal", "sun", "deep", "cream", "peach", "deep"),
    ("plum", "sun", "deep", "rose", "peach", "deep"),
    ("blue", "sun", "deep", "sky", "mint", "deep"),
)
MOTIFS = ("hands", "bubbles", "ball", "low_sun", "paths")
BY_FORMAT = {"testimony": "hands", "gathering": "hands", "match": "ball", "pledge": "paths"}
BY_APPROACH = {"dialogue": "bubbles", "counterspeech": "bubbles"}
BY_THEME = {"football": "ball", "memory": "low_sun", "terror_victims": "hands"}
HILLS = (
    "M0 180V128C45 128 45 112 90 112C145 112 145 126 200 126C260 126 260 110 320 110V180z",
    "M0 180V118C45 118 45 96 90 96C140 96 140 134 190 134C255 134 255 104 320 104V180z",
    "M0 180V106C60 106 60 124 120 124C170 124 170 94 220 94C270 94 270 112 320 112V180z",
)
GROUNDS = (
    "M0 180V166C40 166 40 158 80 158C130 158 130 168 180 168C250 168 250 156 320 156V180z",
    "M0 180V172C60 172 60 160 120 160C175 160 175 172 230 172C275 172 275 150 320 150V180z",
    "M0 180V148C55 148 55 156 110 156C160 156 160 138 210 138C265 138 265 156 320 156V180z",
)


@dataclass(frozen=True)
class Hand:
    """One raised hand: where its wrist is, how it leans, its size and its colour."""

    x: int
    y: int
    lean: int
    colour: str
    is_mirrored: bool


@dataclass(frozen=True)
class Cover:
    """What the drawing needs: a motif, six colours by name, and where things stand."""

    motif: str
    sky: str
    light: str
    hill: str
    first: str
    second: str
    ground: str
    sun_x: int
    sun_y: int
    hill_path: str
    ground_path: str
    hands: tuple[Hand, ...]


def cover(
    slug: str, themes: Sequence[str] = (), formats: Sequence[str] = (), approach: str = ""
) -> Cover:
    """Give the cover of a case study: the same address always gives the same picture."""
    bits = sha256(slug.encode("utf-8", "replace")).digest()
    sky, light, hill, first, second, ground = PALETTES[bits[0] % len(PALETTES)]
    return Cover(
        motif=_motif(bits[1], themes, formats, approach),
        sky=sky,
        light=light,
        hill=hill,
        first=first,
        second=second,
        ground=ground,
        sun_x=70 + bits[2] % 180,
        sun_y=52 + bits[3] % 36,
        hill_path=HILLS[bits[4] % len(HILLS)],
        ground_path=GROUNDS[bits[5] % len(GROUNDS)],
        hands=_hands(3 + bits[6] % 3, (first, second)),
    )


def _motif(choice: int, themes: Sequence[str], formats: Sequence[str], approach: str) -> str:
    for table, keys in ((BY_FORMAT, formats), (BY_THEME, themes), (BY_APPROACH, (approach,))):
        for key in keys:
            if key in table:
                return table[key]
    return MOTIFS[choice % len(MOTIFS)]


def _hands(count: int, colours: tuple[str, str]) -> tuple[Hand, ...]:
    """Spread hands over the width, those in the middle a little higher."""
    step = 320 // (count + 1)
    middle = (count - 1) / 2
    return tuple(
        Hand(
            x=step * (number + 1),
            y=round(120 + 6 * abs(number - middle)),
            lean=round((number - middle) * 5),
            colour=colours[number % 2],
            is_mirrored=number > middle,
        )
        for number in range(count)
    )
