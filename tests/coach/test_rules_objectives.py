"""Rules O1 to O6: what the campaign wants to change."""

from unicodedata import normalize

from tests.coach.plans import border, check, fires, parametrized, silent

OBJECTIVES, APPROACH, CHANNELS = "objectives.objectives", "context.approach", "channels.channels"


def objectives(*rows):
    return {OBJECTIVES: list(rows)}


def levels(*keys):
    return objectives(*[{"level": key} for key in keys])


FULL = {"metric": "behaviour", "target": 40, "by": "2026-12-31"}


def without(*keys, **answers):
    return objectives({key: FULL[key] for key in FULL if key not in keys} | answers)


MEASURABLE = [
    fires("O1", "no metric", without("metric"), "C o1"),
    fires("O1", "no target", without("target"), "C o1"),
    fires("O1", "no date", without("by"), "C o1"),
    silent("O1", "all three", objectives(FULL)),
    border("O1", "none of them, one remark", without(*FULL, level="reach"), "C o1"),
    border("O1", "target unknown", without(target="unknown")),
    border("O1", "metric unknown", without(metric="unknown")),
    border("O1", "date unknown", without(by="unknown")),
    border("O1", "target 0", without(target=0)),
    border("O1", "no objective", {}),
    border("O1", "only the row that lacks one", objectives(FULL, {}, FULL, {}), "C o2", "C o4"),
]

CHANGES = [
    fires("O2", "reach only", levels("reach"), "W *"),
    fires("O2", "reach and awareness", levels("reach", "awareness"), "W *"),
    silent("O2", "an attitude", levels("reach", "attitude")),
    border("O2", "awareness only", levels("awareness"), "W *"),
    border("O2", "an intention", levels("awareness", "intention")),
    border("O2", "no objective", {}),
    border("O2", "level missing", objectives({"what": "x"})),
    border("O2", "one level missing", objectives({"level": "reach"}, {"what": "x"})),
    border("O2", "level unknown", levels("unknown")),
    border("O2", "one level unknown", levels("reach", "unknown")),
]


def what(text, **answers):
    return objectives({"what": text, **answers})


VAGUE = [
    fires("O3", "sensibiliser", what("sensibiliser les jeunes"), "W o1"),
    fires("O3", "raise awareness", what("raise awareness among fans"), "W o1"),
    fires("O3", "promouvoir", what("promouvoir le respect"), "W o1"),
    silent("O3", "an act", what("saluer un voisin inconnu")),
    border("O3", "capitals", what("SENSIBILISER les jeunes"), "W o1"),
    border("O3", "at the start", what("Raise Awareness"), "W o1"),
    border("O3", "in Arabic", what("التوعية بين الشباب"), "W o1"),
    border("O3", "an apostrophe", what("attirer l'attention des élus"), "W o1"),
    border("O3", "a typographic apostrophe", what("attirer l’attention des élus"), "W o1"),
    border("O3", "accents apart", what(normalize("NFD", "contribuer à la paix")), "W o1"),
    border("O3", "before a comma", what("promouvoir, ensemble, le respect"), "W o1"),
    border("O3", "a target", what("sensibiliser les jeunes", target=40)),
    border("O3", "a target of 0", what("sensibiliser les jeunes", target=0)),
    border("O3", "a number in the text", what("sensibiliser 200 jeunes")),
    border("O3", "an Arabic number", what("توعية ٢٠٠ شاب")),
    border("O3", "inside another word", what("ask a promoter to join")),
    border("O3", "only in the goal", {"objectives.goal": "sensibiliser"} | what("saluer")),
    border("O3", "what unknown", what("unknown")),
    border("O3", "what missing", objectives({"level": "reach"})),
    border("O3", "only that row", objectives({"what": "saluer"}, {"what": "promote"}), "W o2"),
]


def load(count, persons):
    people = [{"name": "Ana", "hours_per_week": 3}] * persons
    return levels(*["reach"] * count) | {"resources.people": people}


LOAD = [
    fires("O4", "three for one", load(3, 1), "T *"),
    fires("O4", "four for two", load(4, 2), "T *"),
    silent("O4", "one for one", load(1, 1)),
    border("O4", "two for one", load(2, 1)),
    border("O4", "three for two", load(3, 2)),
    border("O4", "four for three", load(4, 3)),
]

THEORY = {"objectives.if_we": "show", "objectives.then": "greet", "objectives.because": "know"}
LOGIC = [
    fires("O5", "attitude", levels("attitude"), "W *"),
    fires("O5", "behaviour", levels("reach", "behaviour"), "W *"),
    silent("O5", "theory told", levels("attitude") | THEORY),
    border("O5", "intention", levels("intention")),
    border("O5", "reach", levels("reach")),
    border("O5", "community and policy", levels("community", "policy")),
    border("O5", "level unknown", levels("unknown")),
    border("O5", "only if", levels("attitude") | {"objectives.if_we": "show"}),
    border("O5", "only because", levels("attitude") | {"objectives.because": "know"}),
    border("O5", "theory of spaces", levels("attitude") | {"objectives.then": "  "}, "W *"),
]


def alone(approach, level="behaviour", **more):
    return levels(level) | {APPROACH: approach} | more


def by(channel):
    return {CHANNELS: {"channel": channel}}


TOGETHER = [
    fires("O6", "alternative", alone("alternative"), "T *"),
    fires("O6", "counter, attitude", alone("counter", "attitude"), "T *"),
    fires("O6", "strategic, radio", alone("strategic") | by("radio"), "T *"),
    silent("O6", "dialogue", alone("dialogue")),
    border("O6", "an offline row", alone("counter", **{"channels.offline": {"place": "Lyon"}})),
    *[
        border("O6", f"by {key}", alone("counter") | by(key))
        for key in ("event", "workshop", "school", "stadium", "street")
    ],
    *[
        border("O6", f"by {key}", alone("counter") | by(key), "T *")
        for key in ("press", "print", "tv", "cinema", "outdoor", "facebook")
    ],
    border("O6", "mixed alone", alone("mixed"), "T *"),
    border("O6", "mixed with a street", alone("mixed") | by("street")),
    border("O6", "reach", alone("counter", "reach")),
    border("O6", "intention", alone("counter", "intention")),
    border("O6", "approach unknown", alone("unknown")),
]

CASES = [*MEASURABLE, *CHANGES, *VAGUE, *LOAD, *LOGIC, *TOGETHER]


@parametrized(CASES)
def test_what_the_coach_says_of_objectives(case):
    check(case)
