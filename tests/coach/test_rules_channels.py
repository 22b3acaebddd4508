"""Rules C1 to C5: where it is said, by whom, and for whose eyes and ears."""

from tests.coach.plans import border, check, fires, parametrized, silent

CHANNELS, PEOPLE, PIECES = "channels.channels", "resources.people", "content.pieces"
COUNTRY = "basics.country"


def channels(*rows):
    return {CHANNELS: list(rows)}


def load(channel_hours, people_hours):
    rows = [{"channel": "x"} | _hours(each) for each in channel_hours]
    team = [{"name": "Ana"} | _hours(each) for each in people_hours]
    return {CHANNELS: rows, PEOPLE: team}


def _hours(hours):
    return {} if hours is None else {"hours_per_week": hours}


TIME = [
    fires("C1", "too many hours", load([20], [5]), "W *"),
    fires("C1", "too many channels", load([1, 1, 1], [40]), "W *"),
    silent("C1", "enough", load([4], [5])),
    border("C1", "as many hours", load([3, 2], [2.5, 2.5])),
    border("C1", "as many hours, with tenths", load([1.1, 2.2], [3.3])),
    border("C1", "half an hour more", load([3, 2.5], [5]), "W *"),
    border("C1", "two channels for one", load([1, 1], [40])),
    border("C1", "four channels for two", load([1] * 4, [20, 20])),
    border("C1", "five channels for two", load([1] * 5, [20, 20]), "W *"),
    border("C1", "nine channels for four", load([1] * 9, [20] * 4), "W *"),
    border("C1", "a second person without hours", load([1] * 3, [40, None]), "W *"),
    border("C1", "a second person of 0 hours", load([1] * 3, [40, 0]), "W *"),
    border("C1", "nobody listed", load([20, 1, 1, 1], [])),
    border("C1", "channels without hours", load([None, None], [1])),
    border("C1", "no channel", load([], [1])),
    border("C1", "a blank person", {PEOPLE: [{}], **channels({"hours_per_week": 3})}),
    border("C1", "blank channels", {**load([], [5]), CHANNELS: [{}, {}, {}]}),
]

OWNERS = [
    fires("C2", "nobody", channels({"channel": "x"}), "C h1"),
    silent("C2", "a name", channels({"channel": "x", "owner": "Ana"})),
    border("C2", "a person of the team", channels({"owner": "p1"}) | {PEOPLE: {"name": "Ana"}}),
    border("C2", "owner unknown", channels({"channel": "x", "owner": "unknown"}), "C h1"),
    border("C2", "spaces", channels({"channel": "x", "owner": "  "}), "C h1"),
    border("C2", "each of them", channels({}, {"owner": "Ana"}, {}), "C h1", "C h3"),
    border("C2", "no channel", {}),
]


def bought(channel="facebook", country="FR", **answers):
    row = {"channel": channel, "paid": True, "ad_rules_checked": False, **answers}
    return channels(row) | {COUNTRY: country}


NOT_ANSWERED = channels({"channel": "facebook", "paid": True}) | {COUNTRY: "FR"}
ADS = [
    *[
        fires("C3", f"by {key}", bought(key), "C h1")
        for key in ("facebook", "instagram", "threads", "whatsapp", "youtube", "search_ads")
    ],
    silent("C3", "rules checked", bought(ad_rules_checked=True)),
    border("C3", "not answered", NOT_ANSWERED, "C h1"),
    border("C3", "not paid", bought(paid=False)),
    border("C3", "paid not answered", channels({"channel": "facebook"}) | {COUNTRY: "FR"}),
    *[border("C3", f"by {key}", bought(key)) for key in ("x", "tiktok", "linkedin", "press")],
    *[
        border("C3", f"in {key}", bought(country=key), "C h1")
        for key in ("BE", "GR", "HR", "CY", "RE")
    ],
    *[border("C3", f"in {key}", bought(country=key)) for key in ("NG", "GB", "CH", "NO", "TR")],
    border(
        "C3",
        "only that one",
        channels({"channel": "x", "paid": True}, {"channel": "youtube", "paid": True})
        | {COUNTRY: "DE"},
        "C h2",
    ),
]


def grant(*ready, channel="search_ads", kind="grant"):
    return channels({"channel": channel, "ad_type": kind, "ad_grant_checks": list(ready)})


READY = ("landing_page", "two_sitelinks", "conversion")
GRANTS = [
    fires("C4", "nothing ready", grant(), "T h1"),
    silent("C4", "all ready", grant(*READY)),
    *[
        border("C4", f"all but {key}", grant(*[each for each in READY if each != key]), "T h1")
        for key in READY
    ],
    border("C4", "not answered", channels({"channel": "search_ads", "ad_type": "grant"}), "T h1"),
    border("C4", "paid", grant(kind="paid")),
    border("C4", "no advertising", grant(kind="none")),
    border("C4", "another channel", grant(channel="facebook")),
    border(
        "C4",
        "a website does not count",
        channels({"channel": "search_ads", "ad_type": "grant"}, {"channel": "website"}),
        "T h1",
    ),
]


def piece(kind, status="made", **answers):
    return {PIECES: {"format": kind, "status": status, **answers}}


ACCESS = [
    fires("C5", "a video", piece("short_video", captions=False), "W c1"),
    fires("C5", "an image", piece("photo_series", alt_text=False), "W c1"),
    silent("C5", "a video with captions", piece("film", captions=True)),
    silent("C5", "an image with a text", piece("poster", alt_text=True)),
    *[
        border("C5", f"{key} without captions", piece(key, captions=False), "W c1")
        for key in ("film", "animation", "testimony", "live")
    ],
    *[
        border("C5", f"{key} without text", piece(key, alt_text=False), "W c1")
        for key in ("meme", "comic", "infographic", "carousel", "poster")
    ],
    border("C5", "a video, image text no", piece("film", captions=True, alt_text=False)),
    border("C5", "an image, captions no", piece("meme", captions=False, alt_text=True)),
    border("C5", "an article", piece("article", captions=False, alt_text=False)),
    border("C5", "format unknown", piece("unknown", captions=False, alt_text=False)),
    border("C5", "captions not answered", piece("film")),
    border("C5", "text not answered", piece("meme")),
    border("C5", "a script", piece("film", "script", captions=False)),
    border("C5", "an idea", piece("meme", "idea", alt_text=False)),
    border("C5", "status unknown", piece("film", "unknown", captions=False)),
    border("C5", "checked", piece("film", "checked", captions=False), "W c1"),
    border("C5", "published", piece("meme", "published", alt_text=False), "W c1"),
]

CASES = [*TIME, *OWNERS, *ADS, *GRANTS, *ACCESS]


@parametrized(CASES)
def test_what_the_coach_says_of_channels(case):
    check(case)
