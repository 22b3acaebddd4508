"""Rules S1 to S8: what is said, and whether somebody tried it."""

from unicodedata import normalize

from tests.coach.plans import border, check, fires, parametrized, silent

MESSAGES, PIECES, OBJECTIVES = "message.messages", "content.pieces", "objectives.objectives"
APPROACH, FACED, TESTS = "context.approach", "context.narrative_faced", "pretest.tests"
HASHTAG, LANGUAGES, RISKS = "basics.hashtag", "basics.languages", "risks.risks"


def messages(*rows):
    return {MESSAGES: list(rows)}


def message(**answers):
    return messages({"core_message": "Tous voisins", **answers})


def asking(included, status="published"):
    return message(cta="Saluez") | {PIECES: {"status": status, "cta_included": included}}


STEPS = [
    fires("S1", "no step", message(), "W s1"),
    fires("S1", "a piece without it", asking(False), "W c1"),
    silent("S1", "a step", asking(True)),
    border("S1", "a step of spaces", message(cta="  "), "W s1"),
    border("S1", "step unknown", message(cta="unknown")),
    border("S1", "no message", {}),
    border("S1", "a piece only checked", asking(False, "checked")),
    border("S1", "a piece unknown", asking("unknown")),
    border(
        "S1",
        "a piece not answered",
        message(cta="Saluez") | {PIECES: {"status": "published"}},
    ),
    border(
        "S1",
        "each piece without it",
        asking(False) | {PIECES: [{"status": "published", "cta_included": False}] * 2},
        "W c1",
        "W c2",
    ),
    border("S1", "only that message", messages({"cta": "Saluez"}, {"core_message": "Ici"}), "W s2"),
]


def steps_for(*rows, levels=("behaviour",), segment="a1"):
    asked = [
        {"segment": row[:2], "cta_level": row[3:]} if row[3:] else {"segment": row} for row in rows
    ]
    aims = [{"level": level, "segment": segment} for level in levels]
    return messages(*asked) | {OBJECTIVES: aims, "audience.segments": [{"label": "A"}] * 2}


SHARING = [
    fires("S2", "only share", steps_for("a1 share"), "W s1"),
    silent("S2", "pledge", steps_for("a1 pledge")),
    border("S2", "one of two", steps_for("a1 share", "a1 take_part")),
    border("S2", "both of two", steps_for("a1 share", "a1 share"), "W *"),
    border("S2", "one not answered", steps_for("a1 share", "a1")),
    border("S2", "to another segment", steps_for("a2 share")),
    border("S2", "another does more", steps_for("a1 share", "a2 pledge"), "W s1"),
    border("S2", "an attitude", steps_for("a1 share", levels=("attitude",))),
    border(
        "S2", "several objectives", steps_for("a1 share", levels=("reach", "behaviour")), "W s1"
    ),
    border("S2", "talk", steps_for("a1 talk")),
    border("S2", "no message", {OBJECTIVES: {"level": "behaviour", "segment": "a1"}}),
]


def retelling(core, faced):
    return message(core_message=core) | {FACED: faced}


AGAINST = [
    fires("S3", "against", message(for_not_against=False), "W s1"),
    fires(
        "S3", "half of it", retelling("voisins fêtent quartier demain", "voisins, quartier"), "W s1"
    ),
    silent("S3", "for", message(for_not_against=True) | {FACED: "ils prennent tout"}),
    border("S3", "not answered", message()),
    border(
        "S3",
        "two of five",
        retelling("voisins fêtent quartier demain ensemble", "voisins quartier"),
    ),
    border(
        "S3",
        "three of seven",
        retelling("one two three four five six seven", "seven five three"),
        "W s1",
    ),
    border("S3", "small words do not count", retelling("nous avec la ville", "nous avec la rue")),
    border(
        "S3", "small words do not thin it", retelling("nous avec les voisins", "voisins"), "W s1"
    ),
    border("S3", "capitals", retelling("VOISINS demain", "voisins"), "W s1"),
    border("S3", "marks", retelling("« Voisins ! » Demain.", "(voisins)"), "W s1"),
    border("S3", "an apostrophe", retelling("L’école ouvre", "une école"), "W s1"),
    border("S3", "accents apart", retelling("fêtez l’été", normalize("NFD", "été")), "W s1"),
    border("S3", "in Arabic", retelling("جيران المدينة", "جيران"), "W s1"),
    border("S3", "only small words", retelling("nous avec vous", "nous avec vous")),
    border("S3", "both unknown", retelling("unknown", "unknown")),
    border("S3", "nothing faced", message(core_message="Tous voisins")),
    border("S3", "nothing said", {FACED: "ils prennent tout"}),
    border(
        "S3", "only that one", messages({"core_message": "x"}, {"for_not_against": False}), "W s2"
    ),
]


def rights(**checks):
    return message(rights_check=checks)


SAFE_KEYS = ("dignity", "no_discrimination", "no_collective_blame")
OTHER_KEYS = (
    *("no_incitement", "true_facts", "no_retelling_hate", "respects_privacy"),
    *("consent", "fair_to_opponents", "helpful_intent"),
)
RIGHTS = [
    *[fires("S4", f"no to {key}", rights(**{key: "no"}), "C s1") for key in SAFE_KEYS],
    *[border("S4", f"unsure of {key}", rights(**{key: "unsure"}), "W s1") for key in SAFE_KEYS],
    *[border("S4", f"no to {key}", rights(**{key: "no"}), "W s1") for key in OTHER_KEYS],
    silent("S4", "yes to all", rights(**dict.fromkeys((*SAFE_KEYS, *OTHER_KEYS), "yes"))),
    border("S4", "not answered", message()),
    border("S4", "nothing ticked", rights()),
    border(
        "S4",
        "only that one",
        messages({"rights_check": {"dignity": "yes"}}, {"rights_check": {"dignity": "no"}}),
        "C s2",
    ),
]

VALUES = [
    fires("S5", "none", message(), "W s1"),
    silent("S5", "one", message(audience_value="Le bon voisinage")),
    border("S5", "unknown", message(audience_value="unknown")),
    border("S5", "spaces", message(audience_value="  "), "W s1"),
    border("S5", "no message", {}),
    border("S5", "only that one", messages({"audience_value": "x"}, {"cta": "y"}), "W s2"),
]


def tried(*whom, approach="alternative", **piece):
    tests = {TESTS: [{"with_whom": each} for each in whom]}
    return tests | {APPROACH: approach, PIECES: {"title": "Film", **piece}}


TRYING = [
    fires("S6", "an untouched plan", {}, "T -"),
    fires("S6", "a counter narrative", {APPROACH: "counter"}, "W -"),
    fires("S6", "people shown", tried(people_shown=["m1"]), "W -"),
    silent("S6", "with the audience", tried("audience")),
    border("S6", "colleagues only", tried("colleagues"), "T *"),
    border("S6", "affected people and messengers", tried("affected", "messenger"), "T *"),
    border("S6", "colleagues, counter", tried("colleagues", approach="counter"), "W *"),
    border("S6", "the audience, counter", tried("audience", approach="counter")),
    border("S6", "the audience, people shown", tried("audience", people_shown=["m1"])),
    border("S6", "mixed", tried(approach="mixed"), "T *"),
    border("S6", "nobody shown", tried(people_shown=[]), "T *"),
    border(
        "S6", "identifiable, not shown", {"messengers.messengers": {"identifiable": True}}, "T -"
    ),
]


def spoken(languages, *translations):
    rows = [{"lang": lang, "checked_by_native": is_checked} for lang, is_checked in translations]
    return message(translations=rows) | {LANGUAGES: languages}


TRANSLATIONS = [
    fires("S7", "not translated", spoken(["fr", "ar"]), "T s1"),
    fires("S7", "not checked", spoken(["fr", "ar"], ("ar", False)), "T s1"),
    silent("S7", "checked", spoken(["fr", "ar"], ("ar", True))),
    border("S7", "one language", spoken(["fr"])),
    border("S7", "only the first is translated", spoken(["fr", "ar"], ("fr", True)), "T s1"),
    border("S7", "one of two", spoken(["fr", "ar", "en"], ("ar", True)), "T s1"),
    border("S7", "both", spoken(["fr", "ar", "en"], ("en", True), ("ar", True))),
    border("S7", "languages unknown", spoken("unknown")),
    border("S7", "no languages", spoken([])),
    border("S7", "no message", {LANGUAGES: ["fr", "ar"]}),
    border(
        "S7",
        "only that one",
        {
            LANGUAGES: ["fr", "ar"],
            MESSAGES: [
                {"translations": [{"lang": "ar", "checked_by_native": True}]},
                {"core_message": "Ici"},
            ],
        },
        "T s2",
    ),
]


def tag(text, kind="hijack"):
    return {HASHTAG: text, RISKS: {"kind": kind}}


HASHTAGS = [
    fires("S8", "too long", tag("#TousVoisinsDansLaMemeVille"), "T -"),
    fires("S8", "small letters", tag("#tousvoisins"), "T -"),
    fires("S8", "no risk row", tag("#TousVoisins", "legal"), "T -"),
    silent("S8", "all well", tag("#TousVoisins")),
    border("S8", "20 characters", tag("#" + "TousVoisins" + "x" * 9)),
    border("S8", "21 characters", tag("#" + "TousVoisins" + "x" * 10), "T -"),
    border("S8", "20 characters, accents typed apart", tag("#E\u0301galite\u0301" + "X" * 13)),
    border("S8", "20 characters without #", tag("TousVoisins" + "x" * 9)),
    border("S8", "capitals", tag("#TOUSVOISINS"), "T -"),
    border("S8", "in Arabic", tag("#كلنا_جيران")),
    border("S8", "in Arabic, no risk row", tag("#كلنا_جيران", "legal"), "T -"),
    border("S8", "all three reasons", {HASHTAG: "#tousvoisinsdanslamemeville"}, "T *"),
    border("S8", "no hashtag", {RISKS: {"kind": "legal"}}),
    border("S8", "a hashtag of spaces", {HASHTAG: "  "}),
]

CASES = [*STEPS, *SHARING, *AGAINST, *RIGHTS, *VALUES, *TRYING, *TRANSLATIONS, *HASHTAGS]


@parametrized(CASES)
def test_what_the_coach_says_of_messages(case):
    check(case)
