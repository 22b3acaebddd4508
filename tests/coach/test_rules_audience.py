"""Rules A1 to A7: whom the campaign speaks to."""

from tests.coach.plans import border, check, fires, parametrized, silent

SEGMENTS, MESSAGES, CHANNELS = "audience.segments", "message.messages", "channels.channels"
APPROACH, OBJECTIVES = "context.approach", "objectives.objectives"


def main(**answers):
    return {"rank": "main", **answers}


def other(**answers):
    return {"rank": "secondary", **answers}


def segments(*rows, **more):
    return {SEGMENTS: list(rows), **more}


def people(*hours):
    return {"resources.people": [{"name": "Ana", "hours_per_week": each} for each in hours]}


BROAD = [
    fires("A1", "general", segments(main(kind="general", place="Lyon")), "W a1"),
    fires("A1", "nothing narrows it", segments(main(kind="teens")), "W a1"),
    silent("A1", "a place", segments(main(kind="teens", place="Lyon"))),
    border("A1", "an age from", segments(main(kind="teens", age_min=13))),
    border("A1", "an age from 0", segments(main(kind="families", age_min=0))),
    border("A1", "an age to", segments(main(kind="teens", age_max=17))),
    border("A1", "an interest", segments(main(kind="fans", interests="football"))),
    border("A1", "a place not known yet", segments(main(kind="fans", place="unknown"))),
    border("A1", "only a language", segments(main(kind="fans", languages=["fr"])), "W a1"),
    border("A1", "a place of spaces", segments(main(kind="fans", place="  ")), "W a1"),
    border("A1", "kind unknown, placed", segments(main(kind="unknown", place="Lyon"))),
    border("A1", "kind missing, placed", segments(main(place="Lyon"))),
    border("A1", "no main segment", segments(other(kind="general"))),
    border("A1", "rank unknown", segments({"rank": "unknown", "kind": "general"})),
    border("A1", "rank missing", segments({"kind": "general"})),
    border("A1", "both reasons, one remark", segments(main(kind="general")), "W a1"),
    border("A1", "each main one", segments(main(kind="general"), other(), main()), "W a1", "W a3"),
    silent("A1", "no segment", {}),
]

MANY = [
    fires("A2", "two main", segments(main(), main()), "W *"),
    fires("A2", "four for two people", segments(main(), *[other()] * 3) | people(2, 2), "W *"),
    silent("A2", "one main of two", segments(main(), other())),
    border("A2", "three for one person", segments(main(), other(), other()) | people(2)),
    border("A2", "four for three people", segments(main(), *[other()] * 3) | people(2, 2, 2)),
    border("A2", "four, nobody listed", segments(main(), *[other()] * 3)),
    border("A2", "two main, nobody listed", segments(main(), main(), other()), "W *"),
    border("A2", "main and rank unknown", segments(main(), {"rank": "unknown"})),
]

KNOWN = [
    fires("A3", "only a guess", segments(main(how_known=["guess"])), "W a1"),
    fires("A3", "not consulted", segments(main()) | {"audience.consulted": False}, "W *"),
    silent("A3", "interviews", segments(main(how_known=["interviews"]))),
    border("A3", "a guess and a survey", segments(main(how_known=["guess", "survey"]))),
    border("A3", "how unknown", segments(main(how_known="unknown"))),
    border("A3", "how missing", segments(main())),
    border("A3", "nothing ticked", segments(main(how_known=[]))),
    border("A3", "a guess about another", segments(main(), other(how_known=["guess"]))),
    border(
        "A3",
        "a guess, though consulted",
        segments(main(how_known=["guess"])) | {"audience.consulted": True},
        "W a1",
    ),
    border("A3", "consulted", segments(main()) | {"audience.consulted": True}),
    border(
        "A3",
        "each main one",
        segments(main(how_known=["guess"]), main(how_known=["guess"])),
        "W a1",
        "W a2",
    ),
]

HOSTILE = segments(main(current_view="hostile"))
VIEWS = [
    fires("A4", "counter", HOSTILE | {APPROACH: "counter"}, "T a1"),
    fires("A4", "alternative", HOSTILE | {APPROACH: "alternative"}, "T a1"),
    silent("A4", "sceptical", segments(main(current_view="sceptical")) | {APPROACH: "counter"}),
    border("A4", "dialogue", HOSTILE | {APPROACH: "dialogue"}),
    border("A4", "mixed", HOSTILE | {APPROACH: "mixed"}),
    border("A4", "no approach", HOSTILE),
    border("A4", "approach unknown", HOSTILE | {APPROACH: "unknown"}),
    border(
        "A4", "another segment", segments(other(current_view="hostile"), **{APPROACH: "counter"})
    ),
    border(
        "A4",
        "each main one",
        segments(main(current_view="hostile"), main(current_view="hostile"))
        | {APPROACH: "strategic"},
        "T a1",
        "T a2",
    ),
]


def messages(*texts, **first):
    rows = [{"segment": f"a{n}", "core_message": text} for n, text in enumerate(texts, start=1)]
    rows[0].update(first)
    return segments(main(), other()) | {MESSAGES: rows}


ARABIC = {"lang": "ar", "core_message": "كلنا جيران"}
SHARED = [
    fires("A5", "the same", messages("Tous voisins", "Tous voisins"), "W *"),
    silent("A5", "two messages", messages("Tous voisins", "Le même maillot")),
    border("A5", "case and spaces", messages("Tous voisins", " TOUS  VOISINS "), "W *"),
    border("A5", "another accent", messages("Un péché", "Un pêché")),
    border("A5", "another apostrophe", messages("L’égalité", "L'égalité"), "W *"),
    border("A5", "an accent typed apart", messages("L’égalite\u0301", "L’égalité"), "W *"),
    border("A5", "translated", messages("Tous voisins", "Tous voisins", translations=[ARABIC])),
    border(
        "A5",
        "a translation without words",
        messages("Tous voisins", "Tous voisins", translations=[{"lang": "ar"}]),
        "W *",
    ),
    border("A5", "both unknown", messages("unknown", "unknown")),
    border("A5", "both empty", messages("", "")),
    border("A5", "the same segment twice", messages("Tous", "Tous", segment="a2")),
    border("A5", "a third one differs", messages("Tous", "Moi", "Tous"), "W *"),
]


def going(*channels, **places):
    return segments(main(**places)) | {CHANNELS: [{"channel": each} for each in channels]}


PLACES = [
    fires("A6", "elsewhere", going("facebook", where_online=["tiktok"]), "W a1"),
    silent("A6", "there", going("facebook", "tiktok", where_online=["tiktok", "x"])),
    border("A6", "there offline", going("school", where_online=["x"], where_offline=["school"])),
    border("A6", "elsewhere offline", going("event", where_offline=["school"]), "W a1"),
    border("A6", "no place given", going("facebook")),
    border("A6", "no channel listed", segments(main(where_online=["tiktok"]))),
    border("A6", "channel unknown", going("unknown", where_online=["tiktok"])),
    border(
        "A6", "channel missing", segments(main(where_online=["x"])) | {CHANNELS: {"role": "host"}}
    ),
    border("A6", "an own channel", going("own_bus", where_offline=["own_bus"])),
    border(
        "A6",
        "only the main one that is missed",
        segments(
            main(where_online=["x"]), main(where_online=["tiktok"]), other(where_online=["tv"])
        )
        | {CHANNELS: {"channel": "x"}},
        "W a2",
    ),
]


def aiming(target, level="reach", metric="reach", segment="a1"):
    row = {"level": level, "metric": metric, "target": target, "segment": segment}
    return segments(main(size_estimate=1000), other(size_estimate=50)) | {OBJECTIVES: row}


def aiming_twice():
    plan = aiming(1001)
    return plan | {OBJECTIVES: [plan[OBJECTIVES], plan[OBJECTIVES]]}


SIZES = [
    fires("A7", "no size", segments(main()), "T a1"),
    fires("A7", "more than there are", aiming(1001), "T *"),
    silent("A7", "fewer than there are", aiming(10)),
    border("A7", "all there are", aiming(1000)),
    border("A7", "a share of them", aiming(5000, metric="target_reach")),
    border("A7", "impressions", aiming(5000, metric="impressions")),
    border("A7", "another level", aiming(5000, level="awareness")),
    border("A7", "target unknown", aiming("unknown")),
    border("A7", "of its own segment, too many", aiming(51, segment="a2"), "T *"),
    border("A7", "of its own segment, all", aiming(50, segment="a2")),
    border("A7", "of no segment", aiming(5000, segment="unknown")),
    border("A7", "two objectives for one segment", aiming_twice(), "T a1"),
    border("A7", "size 0", segments(main(size_estimate=0))),
    border("A7", "another segment without size", segments(other())),
    border("A7", "each main one", segments(main(), main(size_estimate=5), main()), "T a1", "T a3"),
]

CASES = [*BROAD, *MANY, *KNOWN, *VIEWS, *SHARED, *PLACES, *SIZES]


@parametrized(CASES)
def test_what_the_coach_says_of_audiences(case):
    check(case)
