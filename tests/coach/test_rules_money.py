"""Rules B1 and B2, L1 to L3: what it costs, and what is learnt."""

from tests.coach.plans import border, check, day, fires, parametrized, silent

COSTS, INCOME, PIECES = "resources.costs", "resources.income", "content.pieces"
OUTCOMES, CHANGE, RECHECKED = "review.outcomes", "review.would_change", "review.consents_rechecked"
LIVE, MESSENGERS = "basics.is_live", "messengers.messengers"


def costs(**lines):
    return {COSTS: [{"line": line, "amount": amount} for line, amount in lines.items()]}


def paid_by(cost, **income):
    rows = [{"state": state, "amount": amount} for state, amount in income.items()]
    return costs(content=cost) | {INCOME: rows}


COVERED = [
    fires("B1", "half of it", paid_by(10_000, held=5_000), "C -"),
    fires("B1", "only asked", paid_by(10_000, asked=10_000), "W -"),
    silent("B1", "held", paid_by(10_000, held=20_000)),
    border("B1", "held to the cent", paid_by(10_000, held=10_000)),
    border("B1", "a cent is missing", paid_by(10_000, held=9_999), "C -"),
    border("B1", "held and asked to the cent", paid_by(10_000, held=4_000, asked=6_000), "W -"),
    border("B1", "a cent is not asked for", paid_by(10_000, held=4_000, asked=5_999), "C -"),
    border("B1", "in kind", paid_by(10_000, in_kind=50_000), "C -"),
    border("B1", "in kind does not fill it up", paid_by(10_000, asked=9_999, in_kind=1), "C -"),
    border("B1", "state not answered", costs(event=9) | {INCOME: {"amount": 9}}, "C -"),
    border("B1", "no income", costs(event=9), "C -"),
    border(
        "B1",
        "several costs",
        costs(event=6, media=5) | {INCOME: {"amount": 10, "state": "held"}},
        "C -",
    ),
    border("B1", "no costs", {INCOME: {"amount": 9, "state": "held"}}),
    border("B1", "costs of 0", costs(event=0)),
    border("B1", "nothing answered", {}),
]

BALANCED = [
    fires("B2", "media without content", costs(media=50, evaluation=20, contingency=10), "T *"),
    fires("B2", "media without evaluation", costs(media=50, content=20, contingency=10), "T *"),
    fires("B2", "nothing put aside", costs(content=100), "T *"),
    silent("B2", "some of each", costs(media=50, content=20, evaluation=10, contingency=10)),
    border("B2", "no media", costs(content=80, contingency=20)),
    border("B2", "media 0", costs(media=0, content=80, contingency=20)),
    border("B2", "content 0", costs(media=5, content=0, evaluation=5, contingency=5), "T *"),
    border("B2", "evaluation 0", costs(media=5, content=5, evaluation=0, contingency=5), "T *"),
    border("B2", "5 per cent", costs(content=95, contingency=5)),
    border("B2", "4 per cent", costs(content=96, contingency=4), "T *"),
    border("B2", "nearly 5 per cent", costs(content=9_505, contingency=495), "T *"),
    border("B2", "5 per cent of the others", costs(content=100, contingency=5), "T *"),
    border("B2", "costs of 0", costs(content=0)),
    border("B2", "no costs", {}),
]


def piece(rights, status):
    given = {"rights": rights, "status": status}
    return {PIECES: {key: value for key, value in given.items() if value}}


RIGHTS = [
    fires("L1", "checked", piece("unclear", "checked"), "W c1"),
    fires("L1", "published", piece("unclear", "published"), "W c1"),
    silent("L1", "own", piece("own", "published")),
    border("L1", "made", piece("unclear", "made")),
    border("L1", "status unknown", piece("unclear", "unknown")),
    border("L1", "rights unknown", piece("unknown", "published")),
    border("L1", "rights not answered", piece(None, "published")),
    border("L1", "licensed", piece("licensed", "checked")),
    border(
        "L1",
        "only that one",
        {PIECES: [{"status": "checked"}, {"status": "checked", "rights": "unclear"}]},
        "W c2",
    ),
]


def outcome(achieved, **more):
    return {OUTCOMES: {"achieved": achieved}, **more}


MISSED = [
    fires("L2", "missed", outcome("no"), "W *"),
    silent("L2", "reached", outcome("yes")),
    border("L2", "partly", outcome("partly"), "W *"),
    border("L2", "nobody can tell", outcome("cannot_tell")),
    border("L2", "unknown", outcome("unknown")),
    border("L2", "not answered", {OUTCOMES: {"evidence": "x"}}),
    border("L2", "a lesson", outcome("no", **{CHANGE: "Commencer plus tôt."})),
    border("L2", "a lesson of spaces", outcome("no", **{CHANGE: "  "}), "W *"),
    border("L2", "lesson unknown", outcome("no", **{CHANGE: "unknown"})),
]


def told(*rows, rechecked=True, **more):
    return {LIVE: "finished", RECHECKED: rechecked, MESSENGERS: list(rows), **more}


def seen(scope=None, identifiable=True, **more):
    given = {"consent_scope": scope} if scope is not None else {}
    return {"label": "M", "identifiable": identifiable, **given, **more}


UNFINISHED = {LIVE: "running", MESSENGERS: [seen(["web"])]}
RETOLD = [
    fires("L3", "not rechecked", told(rechecked=False), "C -"),
    fires("L3", "scope lacks it", told(seen(["web", "social"])), "C m1"),
    silent("L3", "all well", told(seen(["web", "case_study"]))),
    silent("L3", "running", UNFINISHED),
    border("L3", "no scope", told(seen()), "C m1"),
    border("L3", "scope empty", told(seen([])), "C m1"),
    border("L3", "not identifiable", told(seen(["web"], identifiable=False))),
    border("L3", "only that one", told(seen(["case_study"]), seen(["web"])), "C m2"),
    border("L3", "withdrawn", told(seen(["case_study"], consent_state="withdrawn")), "C m1"),
    border("L3", "not answered how", told(seen(["case_study"], consent_state="unknown"))),
    border("L3", "over", told(seen(["case_study"], consent_until=day(-1))), "C m1"),
    border("L3", "its last day", told(seen(["case_study"], consent_until=day(0)))),
    border("L3", "both reasons", told(seen(["web"]), rechecked=False), "C -", "C m1"),
    border("L3", "rechecked unknown", told(rechecked="unknown"), "C -"),
    border("L3", "no messenger", told()),
    border("L3", "running, review begun", UNFINISHED | {CHANGE: "Plus tôt."}, "C *"),
    border("L3", "running, review says no", UNFINISHED | {RECHECKED: False}, "C -", "C m1"),
    border("L3", "new", UNFINISHED | {LIVE: "new"}),
    border("L3", "not answered whether it runs", {MESSENGERS: seen(["web"])}),
    border("L3", "nothing answered", {}),
]

CASES = [*COVERED, *BALANCED, *RIGHTS, *MISSED, *RETOLD]


@parametrized(CASES)
def test_what_the_coach_says_of_money_and_lessons(case):
    check(case)
