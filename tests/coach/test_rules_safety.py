"""Rules R1 to R3 and D1 to D3: what may go wrong, and who is there when people answer."""

from tests.coach.plans import border, check, fires, parametrized, silent

RISKS, VULNERABLE, TICKS = "risks.risks", "risks.vulnerable_people", "risks.security_checklist"
CHANNELS, RULES, ESCALATION = (
    "channels.channels",
    "moderation.house_rules",
    "moderation.escalation",
)
MATRIX, CONTACTS = "moderation.response_matrix", "risks.support_contacts"
COVER, HOURS = "moderation.launch_week_cover", "moderation.response_time_h"

LOW = {"kind": "legal", "likelihood": 1, "impact": 1}


def risks(likelihood, impact, **answers):
    row = {"kind": "pile_on", "likelihood": likelihood, "impact": impact, **answers}
    return {RISKS: [row, LOW, LOW]}


MET = {"mitigation": "two people answer", "owner": "Ana"}
ASSESSED = [
    fires("R1", "an untouched plan", {}, "C -"),
    fires("R1", "a grave one not met", risks(3, 3), "C r1"),
    silent("R1", "a grave one met", risks(3, 3, **MET)),
    border("R1", "two rows", {RISKS: [LOW, LOW]}, "C -"),
    border("R1", "three rows", {RISKS: [LOW, LOW, LOW]}),
    border("R1", "score 6", risks(2, 3), "C r1"),
    border("R1", "score 6 the other way", risks(3, 2), "C r1"),
    border("R1", "score 4", risks(2, 2)),
    border("R1", "score 3", risks(3, 1)),
    border("R1", "no owner", risks(2, 3, mitigation="x"), "C r1"),
    border("R1", "no mitigation", risks(2, 3, owner="Ana"), "C r1"),
    border("R1", "owner unknown", risks(2, 3, mitigation="x", owner="unknown"), "C r1"),
    border("R1", "mitigation of spaces", risks(2, 3, mitigation=" ", owner="Ana"), "C r1"),
    border("R1", "likelihood unknown", risks("unknown", 3)),
    border("R1", "impact unknown", risks(3, "unknown")),
    border(
        "R1",
        "too few, and one grave",
        {RISKS: {"kind": "legal", "likelihood": 3, "impact": 2}},
        "C -",
        "C r1",
    ),
]


def for_people(*groups, kinds=()):
    return {VULNERABLE: list(groups), RISKS: [{"kind": kind} for kind in kinds]}


HARM = ("harm_messenger", "harm_audience")
MATCHED = [
    *[
        fires("R2", f"{key} forgotten", for_people(key, kinds=["legal"]), "C *")
        for key in ("children", "survivors", "refugees", "formers", "at_risk_country")
    ],
    fires("R2", "no risk at all", for_people("children"), "C *"),
    *[
        silent("R2", f"{key} and {kind}", for_people(key, kinds=[kind]))
        for key in ("children", "survivors", "refugees", "formers", "at_risk_country")
        for kind in HARM
    ],
    border("R2", "at risk and a leak", for_people("at_risk_country", kinds=["data_leak"])),
    border("R2", "children and a leak", for_people("children", kinds=["data_leak"]), "C *"),
    border(
        "R2",
        "a leak matches only one of two",
        for_people("at_risk_country", "refugees", kinds=["data_leak"]),
        "C *",
    ),
    border("R2", "none", for_people("none")),
    border("R2", "nothing ticked", for_people()),
    border("R2", "not answered", {}),
    border("R2", "unknown", {VULNERABLE: "unknown"}),
    border("R2", "kind unknown", for_people("children", kinds=["unknown"]), "C *"),
]

ALL_TICKS = [
    *("updates", "password_manager", "two_factor", "role_access"),
    *("account_backup", "addresses_removed", "phishing_drill", "encrypted_storage"),
]
SECURE = [
    fires("R3", "an untouched plan", {}, "W -"),
    silent("R3", "all eight", {TICKS: ALL_TICKS}),
    border("R3", "four", {TICKS: ALL_TICKS[:4]}, "W -"),
    border("R3", "five", {TICKS: ALL_TICKS[:5]}),
    border("R3", "other five", {TICKS: ALL_TICKS[3:]}),
    border("R3", "nothing ticked", {TICKS: []}, "W -"),
]

HOUSE = {
    RULES: "Soyez polis.",
    MATRIX: {"case": "hate", "do": "hide"},
    ESCALATION: {"whom": "Police", "when": "menace"},
}


def open_to_all(channel="facebook", without=None):
    return {CHANNELS: {"channel": channel}} | {
        place: answer for place, answer in HOUSE.items() if place != without
    }


HOSTED = [
    fires("D1", "nothing ready", {CHANNELS: {"channel": "facebook"}}, "C *"),
    silent("D1", "all ready", open_to_all()),
    silent("D1", "no social channel", {CHANNELS: {"channel": "website"}}),
    border("D1", "no rules", open_to_all(without=RULES), "C *"),
    border("D1", "no matrix", open_to_all(without=MATRIX), "C *"),
    border("D1", "no escalation", open_to_all(without=ESCALATION), "C *"),
    border("D1", "empty rows", open_to_all() | {ESCALATION: []}, "C *"),
    border("D1", "rules of spaces", open_to_all() | {RULES: "  "}, "C *"),
    *[
        border("D1", f"{key} without rules", open_to_all(key, without=RULES), "C *")
        for key in ("whatsapp", "telegram", "discord", "x", "fediverse", "youtube")
    ],
    *[
        border("D1", f"by {key}", {CHANNELS: {"channel": key}})
        for key in ("press", "newsletter", "search_ads", "event", "unknown")
    ],
    border("D1", "no channel", {}),
    border(
        "D1", "one social of two", {CHANNELS: [{"channel": "print"}, {"channel": "tiktok"}]}, "C *"
    ),
]

COVERED = [
    fires("D2", "nobody there", {COVER: False}, "W -"),
    fires("D2", "two days", {HOURS: 48}, "W -"),
    silent("D2", "there and quick", {COVER: True, HOURS: 6}),
    border("D2", "24 hours", {COVER: True, HOURS: 24}),
    border("D2", "a little more", {COVER: True, HOURS: 24.5}, "W -"),
    border("D2", "hours unknown", {COVER: True, HOURS: "unknown"}),
    border("D2", "cover not answered", {HOURS: 6}),
    border("D2", "nothing answered", {}),
    border("D2", "both", {COVER: False, HOURS: 48}, "W *"),
    border("D2", "0 hours", {COVER: True, HOURS: 0}),
]


def answered(*cases, contacts=1):
    rows = [{"case": case, "do": "escalate"} for case in cases]
    return {MATRIX: rows, CONTACTS: [{"service": "S", "contact": "112"}] * contacts}


DISTRESS = [
    fires("D3", "an untouched plan", {}, "W *"),
    silent("D3", "all ready", answered("distress", "threat")),
    border("D3", "no answer to distress", answered("threat"), "W *"),
    border("D3", "no answer to a threat", answered("distress"), "W *"),
    border("D3", "only other cases", answered("hate", "insult"), "W *"),
    border("D3", "no contact", answered("distress", "threat", contacts=0), "W *"),
    border(
        "D3",
        "a case without an answer",
        answered() | {MATRIX: [{"case": "distress"}, {"case": "threat", "do": "report"}]},
        "W *",
    ),
]

CASES = [*ASSESSED, *MATCHED, *SECURE, *HOSTED, *COVERED, *DISTRESS]


@parametrized(CASES)
def test_what_the_coach_says_of_safety(case):
    check(case)
