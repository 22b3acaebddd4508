"""Rules G1 to G7: who speaks, and whether they are safe."""

from tests.coach.plans import border, check, day, fires, parametrized, silent

MESSENGERS, SEGMENTS, PIECES = "messengers.messengers", "audience.segments", "content.pieces"
APPROACH, LAUNCH, INFLUENCERS = "context.approach", "calendar.launch_date", "channels.influencers"
WHY = "messengers.no_messenger_why"


def messengers(*rows):
    return {MESSENGERS: list(rows)}


def kinds(*keys):
    return messengers(*[{"label": "M", "kind": key} for key in keys])


ANY = [
    fires("G1", "an untouched plan", {}, "C -"),
    fires("G1", "other answers", {APPROACH: "counter"}, "C -"),
    silent("G1", "a messenger", kinds("peer")),
    border("G1", "a reason", {WHY: "The posters speak for themselves."}),
    border("G1", "a reason of spaces", {WHY: "   "}, "C -"),
    border("G1", "kind unknown", kinds("unknown")),
    border("G1", "no rows", messengers(), "C -"),
]


def trusted(kind, segment="a1", main=("peer",), secondary=("official",)):
    rows = [{"rank": "main", "trusts": main}, {"rank": "secondary", "trusts": secondary}]
    rows = [{**row, "trusts": _listed(row["trusts"])} for row in rows]
    return {SEGMENTS: rows} | messengers({"kind": kind, "segment": segment})


def _listed(trusts):
    return trusts if isinstance(trusts, str) else list(trusts)


TRUST = [
    fires("G2", "not trusted", trusted("official"), "W m1"),
    silent("G2", "trusted", trusted("peer")),
    border("G2", "trusted by its own segment only", trusted("official", "a2")),
    border("G2", "trusted by the main one only", trusted("peer", "a2"), "W m1"),
    border("G2", "trust unknown", trusted("official", main="unknown")),
    border("G2", "nobody ticked", trusted("official", main=())),
    border("G2", "one of two", trusted("official", main=("peer", "official"))),
    border("G2", "kind unknown", trusted("unknown")),
    border("G2", "trust missing", {SEGMENTS: {"rank": "main"}} | messengers({"segment": "a1"})),
    border(
        "G2",
        "only the one who is not",
        {SEGMENTS: {"rank": "main", "trusts": ["peer"]}}
        | messengers({"kind": "peer", "segment": "a1"}, {"kind": "artist", "segment": "a1"}),
        "W m2",
    ),
    border(
        "G2",
        "each main segment",
        {SEGMENTS: [{"rank": "main", "trusts": ["peer"]}, {"rank": "main", "trusts": ["family"]}]}
        | messengers({"kind": "artist", "segment": "a1"}, {"kind": "artist", "segment": "a2"}),
        "W m1",
        "W m2",
    ),
]

BEFORE, DURING, AFTER = ("support_before", "support_during", "support_after")
SUPPORT = dict.fromkeys((BEFORE, DURING, AFTER), "a call")


def hurt(lived=True, **changed):
    return messengers({"lived_trauma": lived, **SUPPORT, **changed})


CARE = [
    fires("G3", "no support", messengers({"lived_trauma": True}), "C m1"),
    silent("G3", "support", hurt()),
    border("G3", "none before", hurt(support_before=""), "C m1"),
    border("G3", "none during", hurt(support_during=""), "C m1"),
    border("G3", "none after", hurt(support_after=""), "C m1"),
    border("G3", "spaces after", hurt(support_after="  "), "C m1"),
    border("G3", "unknown after", hurt(support_after="unknown"), "C m1"),
    border("G3", "no trauma", messengers({"lived_trauma": False})),
    border("G3", "trauma unknown", messengers({"lived_trauma": "unknown"})),
    border("G3", "trauma not asked", messengers({"label": "M"})),
    border(
        "G3", "only that one", messengers({"lived_trauma": False}, {"lived_trauma": True}), "C m2"
    ),
]

SHOWN = {"identifiable": True, "consent_state": "spoken"}


def seen(status="checked", link=None, **answers):
    piece = {"status": status, **(link or {"messenger": "m1"})}
    return messengers({**SHOWN, **answers}) | {PIECES: piece}


CONSENT = [
    fires("G4", "spoken", seen(), "C m1"),
    fires("G4", "published", seen("published"), "C m1"),
    fires("G4", "shown in it", seen(link={"people_shown": ["m1"]}), "C m1"),
    silent("G4", "written", seen(consent_state="written")),
    border("G4", "made", seen("made")),
    border("G4", "status unknown", seen("unknown")),
    border("G4", "in no piece", messengers(SHOWN)),
    border("G4", "another one in it", seen(link={"people_shown": ["m2"]})),
    border("G4", "consent none", seen(consent_state="none"), "C m1"),
    border("G4", "consent withdrawn", seen(consent_state="withdrawn"), "C m1"),
    border("G4", "consent unknown", seen(consent_state="unknown"), "C m1"),
    border(
        "G4",
        "consent missing",
        messengers({"identifiable": True}) | {PIECES: {"status": "checked", "messenger": "m1"}},
        "C m1",
    ),
    border("G4", "ended yesterday", seen(consent_state="written", consent_until=day(-1)), "C m1"),
    border("G4", "ends today", seen(consent_state="written", consent_until=day(0))),
    border("G4", "not identifiable", seen(identifiable=False)),
    border(
        "G4",
        "in two pieces, one remark",
        seen() | {PIECES: [{"status": "published", "messenger": "m1"}] * 2},
        "C m1",
    ),
    border("G4", "both links", seen(link={"messenger": "m1", "people_shown": ["m1"]}), "C m1"),
]


def child(consent, agreed, minor=True):
    given = {"minor": minor, "consent_state": consent, "agreed": agreed}
    return messengers({key: value for key, value in given.items() if value is not None})


MINORS = [
    fires("G5", "neither", child("none", "no"), "C m1"),
    fires("G5", "not answered", child(None, None), "C m1"),
    silent("G5", "both", child("written", "yes")),
    border("G5", "child only asked", child("written", "asked"), "C m1"),
    border("G5", "child unknown", child("written", "unknown"), "C m1"),
    border("G5", "child not asked", child("written", None), "C m1"),
    border("G5", "parents spoke", child("spoken", "yes"), "C m1"),
    border("G5", "parents unknown", child("unknown", "yes"), "C m1"),
    border("G5", "parents withdrew", child("withdrawn", "yes"), "C m1"),
    border("G5", "no minor", child("none", "no", minor=False)),
    border("G5", "minor unknown", child("none", "no", minor="unknown")),
    border("G5", "minor not asked", child("none", "no", minor=None)),
    border("G5", "only that one", messengers({"minor": False}, {"minor": True}), "C m2"),
]

COUNTER = {APPROACH: "counter"}
OFFICIAL = [
    fires("G6", "an authority alone", kinds("official") | COUNTER, "W *"),
    fires("G6", "two authorities", kinds("official", "official") | COUNTER, "W *"),
    silent("G6", "a peer beside", kinds("official", "peer") | COUNTER),
    border("G6", "the organisation beside", kinds("official", "org") | COUNTER),
    border("G6", "the organisation alone", kinds("org") | COUNTER),
    border("G6", "somebody unknown beside", kinds("official", "unknown") | COUNTER),
    border("G6", "alternative", kinds("official") | {APPROACH: "alternative"}),
    border("G6", "approach unknown", kinds("official") | {APPROACH: "unknown"}),
    border("G6", "no approach", kinds("official")),
    border("G6", "nobody", COUNTER),
]


def asked(distance, *states):
    rows = [{"label": "A", "state": state} if state else {"label": "A"} for state in states]
    return {INFLUENCERS: rows, LAUNCH: day(distance)}


INFLUENCE = [
    fires("G7", "a week before", asked(7, "asked"), "T *"),
    silent("G7", "confirmed", asked(7, "confirmed")),
    border("G7", "14 days before", asked(14, "asked"), "T *"),
    border("G7", "15 days before", asked(15, "asked")),
    border("G7", "on the day", asked(0, "asked"), "T *"),
    border("G7", "the day after", asked(-1, "asked")),
    border("G7", "one of two confirmed", asked(7, "asked", "confirmed")),
    border("G7", "not asked yet", asked(7, None)),
    border("G7", "no launch", {INFLUENCERS: {"state": "asked"}}),
    border("G7", "launch unknown", {INFLUENCERS: {"state": "asked"}, LAUNCH: "unknown"}),
]

CASES = [*ANY, *TRUST, *CARE, *CONSENT, *MINORS, *OFFICIAL, *INFLUENCE]


@parametrized(CASES)
def test_what_the_coach_says_of_messengers(case):
    check(case)
