"""Rules M1 to M7: how the campaign will know."""

from tests.coach.plans import border, check, day, fires, parametrized, silent

OBJECTIVES, INDICATORS = "objectives.objectives", "measurement.indicators"
LAUNCH, END, REVIEWS = "calendar.launch_date", "calendar.end", "measurement.review_dates"
COSTS, INCOME = "resources.costs", "resources.income"


def measuring(*rows, objective=None):
    return {OBJECTIVES: [objective or {"what": "x"}], INDICATORS: list(rows)}


def of(objective, **answers):
    return {"objective": objective, **answers}


COVERED = [
    fires("M1", "no indicator", {OBJECTIVES: {"what": "x"}}, "C o1"),
    silent("M1", "an indicator", measuring(of("o1", indicator="attitude"))),
    border("M1", "indicator unknown", measuring(of("o1", indicator="unknown"))),
    border("M1", "of an unknown objective", measuring(of("unknown", indicator="ctr")), "C o1"),
    border("M1", "of an objective that is gone", measuring(of("o9", indicator="ctr")), "C o1"),
    border("M1", "of no objective", measuring({"indicator": "ctr"}), "C o1"),
    border("M1", "no objective", {INDICATORS: {"indicator": "ctr"}}),
    border(
        "M1",
        "only the one that has none",
        {OBJECTIVES: [{"what": "x"}, {"what": "y"}], INDICATORS: of("o1", indicator="ctr")},
        "C o2",
    ),
]


def before(distance, baseline=None, objective=None):
    given = {} if baseline is None else {"baseline_value": baseline}
    known = {} if objective is None else {"baseline": objective}
    row = of("o1", indicator="attitude", **given)
    return measuring(row, objective={"what": "x", **known}) | {LAUNCH: day(distance)}


BASELINE = [
    fires("M2", "soon", before(7), "W i1"),
    fires("M2", "past", before(-100), "W i1"),
    silent("M2", "a number", before(7, 3)),
    border("M2", "21 days away", before(21), "W i1"),
    border("M2", "22 days away", before(22)),
    border("M2", "today", before(0), "W i1"),
    border("M2", "baseline 0", before(7, 0)),
    border("M2", "baseline unknown", before(7, "unknown"), "W i1"),
    border("M2", "the objective's number", before(7, objective=3)),
    border("M2", "the objective's 0", before(7, objective=0)),
    border("M2", "the objective's, own unknown", before(7, "unknown", 3)),
    border("M2", "both unknown", before(7, "unknown", "unknown"), "W i1"),
    border("M2", "only the objective's unknown", before(7, objective="unknown"), "W i1"),
    border("M2", "no launch", measuring(of("o1", indicator="ctr"))),
    border("M2", "launch unknown", measuring(of("o1", indicator="ctr")) | {LAUNCH: "unknown"}),
    border(
        "M2",
        "only a date",
        measuring(of("o1", baseline_date=day(-9), indicator="ctr")) | {LAUNCH: day(1)},
        "W i1",
    ),
    border(
        "M2",
        "only the row without",
        measuring(of("o1", indicator="ctr", baseline_value=1), of("o1", indicator="ctr"))
        | {LAUNCH: day(1)},
        "W i2",
    ),
]


def chosen(*keys, metric="attitude"):
    rows = [of("o1", indicator=key) for key in keys]
    return measuring(*rows, objective={"metric": metric})


VANITY = [
    fires("M3", "impressions", chosen("impressions"), "W *"),
    fires("M3", "all three", chosen("impressions", "reach", "frequency"), "W *"),
    silent("M3", "an attitude", chosen("attitude")),
    border("M3", "reach alone", chosen("reach"), "W *"),
    border("M3", "frequency alone", chosen("frequency"), "W *"),
    border("M3", "something else beside", chosen("reach", "impressions", "ctr")),
    border("M3", "reach in target", chosen("target_reach")),
    border("M3", "attendance", chosen("attendance")),
    border("M3", "objectives' metrics do not count", chosen("reach", metric="behaviour"), "W *"),
    border("M3", "only objectives' metrics", {OBJECTIVES: {"metric": "reach"}}),
    border("M3", "unknown", chosen("unknown")),
    border("M3", "nothing chosen", measuring({"source": "survey"})),
]


def proven(key, **answers):
    return measuring(of("o1", indicator=key, **answers))


PROOF = [
    fires("M4", "reach", proven("reach"), "W i1"),
    fires("M4", "impressions", proven("impressions"), "W i1"),
    silent("M4", "proven", proven("reach", segment_proof="town filter")),
    border("M4", "frequency", proven("frequency"), "W i1"),
    border("M4", "a proof of spaces", proven("reach", segment_proof="  "), "W i1"),
    *[
        border("M4", key, proven(key))
        for key in ("target_reach", "target_coverage", "attendance", "media_mentions", "unknown")
    ],
    border("M4", "only that row", chosen("ctr", "reach"), "W i2"),
]


def counted(level, *sources):
    rows = [of("o1", indicator="attitude", source=source) for source in sources]
    return measuring(*rows, objective={"level": level})


COUNTS = [
    fires("M5", "attitude by platform", counted("attitude", "platform"), "W o1"),
    fires("M5", "behaviour by platform", counted("behaviour", "platform"), "W o1"),
    silent("M5", "a survey", counted("attitude", "survey")),
    border("M5", "web", counted("attitude", "web"), "W o1"),
    border("M5", "platform and web", counted("behaviour", "web", "platform"), "W o1"),
    border("M5", "a survey beside", counted("attitude", "platform", "survey")),
    border("M5", "coded comments", counted("attitude", "comments")),
    border("M5", "comments beside", counted("attitude", "platform", "comments")),
    border("M5", "counted at events", counted("behaviour", "event_count")),
    border("M5", "interviews", counted("attitude", "interviews")),
    border("M5", "reach", counted("reach", "platform")),
    border("M5", "level unknown", counted("unknown", "platform")),
    border("M5", "source unknown", counted("attitude", "unknown")),
    border("M5", "not measured", counted("attitude")),
    border(
        "M5",
        "measured for another one",
        {
            OBJECTIVES: [{"level": "attitude"}, {"level": "reach"}],
            INDICATORS: [
                of("o1", indicator="attitude", source="platform"),
                of("o2", indicator="reach", source="survey"),
            ],
        },
        "W o1",
    ),
]


def reviewed(*dates):
    return {END: "2026-09-30", REVIEWS: [{"date": each} for each in dates]}


LOOKING_BACK = [
    fires("M6", "none", {END: "2026-09-30"}, "T -"),
    silent("M6", "in time", reviewed("2026-08-01")),
    border("M6", "the day before", reviewed("2026-09-29")),
    border("M6", "on the last day", reviewed("2026-09-30"), "T *"),
    border("M6", "after the end", reviewed("2026-10-15"), "T *"),
    border("M6", "one in time of two", reviewed("2026-10-15", "2026-07-01")),
    border("M6", "a row without date", {END: "2026-09-30", REVIEWS: {"own_note": "x"}}, "T *"),
    border("M6", "no end", {REVIEWS: []}),
    border("M6", "end unknown", {END: "unknown"}),
]


def costs(**lines):
    return {COSTS: [{"line": line, "amount": amount} for line, amount in lines.items()]}


SHARE = "measurement.evaluation_budget_share"
EVALUATION = [
    fires("M7", "costs", costs(content=100), "T -"),
    fires("M7", "income without costs", {INCOME: {"amount": 100, "state": "held"}}, "T -"),
    silent("M7", "a line", costs(content=100, evaluation=1)),
    border("M7", "a line of 0", costs(content=100, evaluation=0), "T *"),
    border("M7", "the share alone", costs(content=100) | {SHARE: 5}),
    border("M7", "costs of 0", costs(content=0)),
    border("M7", "income of 0", {INCOME: {"amount": 0, "state": "held"}}),
    border("M7", "a line without amount", {COSTS: {"line": "content"}}),
    border("M7", "no budget", {}),
]

CASES = [*COVERED, *BASELINE, *VANITY, *PROOF, *COUNTS, *LOOKING_BACK, *EVALUATION]


@parametrized(CASES)
def test_what_the_coach_says_of_measurement(case):
    check(case)
