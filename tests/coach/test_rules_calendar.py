"""Rules K1 to K5: when it happens. Today is 1 June 2026."""

from tests.coach.plans import border, check, day, fires, parametrized, silent

LAUNCH, START, END = "calendar.launch_date", "calendar.start", "calendar.end"
OWN, CHOSEN, PIECES = "calendar.own_dates", "calendar.key_dates", "content.pieces"
THEMES, CONSULTED, SENSITIVE = (
    "basics.themes",
    "calendar.victims_consulted",
    "calendar.date_sensitive",
)


def launch(text, **more):
    return {LAUNCH: text, **more}


def own(text, kind="other"):
    return {OWN: {"date": text, "name": "Fête", "kind": kind}}


NEAR = [
    fires("K1", "nothing near", launch("2026-07-01"), "T -"),
    silent("K1", "on a day", launch("2026-06-18")),
    border("K1", "three days before", launch("2026-06-15")),
    border("K1", "four days before", launch("2026-06-14"), "T -"),
    border("K1", "three days after", launch("2026-06-23")),
    border("K1", "four days after", launch("2026-06-24"), "T -"),
    border("K1", "before a week", launch("2027-01-31")),
    border("K1", "the last day of the year", launch("2026-12-31"), "T -"),
    border("K1", "own, three days before", launch("2026-07-01") | own("2026-07-04")),
    border("K1", "own, three days after", launch("2026-07-01") | own("2026-06-28")),
    border("K1", "own, four days before", launch("2026-07-01") | own("2026-07-05"), "T -"),
    border("K1", "own, over the year's end", launch("2026-12-31") | own("2027-01-02")),
    border("K1", "chosen, but far", launch("2026-07-01", **{CHOSEN: ["peace_day"]}), "T -"),
    border("K1", "weeks not announced yet", launch("2026-10-12"), "T -"),
    border("K1", "no launch", {CHOSEN: []}),
    border("K1", "launch unknown", launch("unknown")),
    border("K1", "an own day without date", launch("2026-07-01", **{OWN: {"name": "x"}}), "T -"),
]

MOURNING = [
    fires("K2", "22 March", launch("2026-03-22"), "W -"),
    fires("K2", "marked", launch("2026-07-01", **{SENSITIVE: True}), "W -"),
    silent("K2", "victims consulted", launch("2026-03-22", **{CONSULTED: "V-Europe: yes"})),
    silent("K2", "an ordinary day", launch("2026-07-01")),
    border("K2", "13 November", launch("2026-11-13"), "W -"),
    border("K2", "a day of awareness that recalls a killing", launch("2026-03-21"), "W -"),
    border("K2", "a day of commemoration", launch("2026-01-27"), "W -"),
    border("K2", "the day after", launch("2026-03-23")),
    border("K2", "the day before", launch("2026-11-12")),
    border("K2", "a day that is not sensitive", launch("2026-06-18")),
    border("K2", "chosen, launch elsewhere", launch("2026-07-01", **{CHOSEN: ["paris_attacks"]})),
    border("K2", "not marked, not sensitive", launch("2026-07-01", **{SENSITIVE: False})),
    border("K2", "consulted, spaces", launch("2026-03-22", **{CONSULTED: " "}), "W -"),
    border("K2", "consulted, not known yet", launch("2026-03-22", **{CONSULTED: "unknown"})),
    border("K2", "marked, consulted", launch("2026-07-01", **{SENSITIVE: True, CONSULTED: "x"})),
    border("K2", "no launch", {THEMES: ["memory"]}),
    border("K2", "launch unknown", launch("unknown")),
]


def themed(text, *themes, chosen=()):
    return launch(text, **{THEMES: list(themes), CHOSEN: list(chosen)})


NOISE = [
    fires("K3", "two other days", themed("2026-03-21", "football"), "W *"),
    fires("K3", "an election", launch("2026-07-01") | own("2026-07-01", "election"), "W *"),
    silent("K3", "nothing near", themed("2026-07-01", "football")),
    border("K3", "one on either side", themed("2026-06-19", "football"), "W *"),
    border("K3", "one of two near", themed("2026-03-20", "football")),
    border("K3", "one shares a theme", themed("2026-03-21", "racism")),
    border("K3", "both share a theme", themed("2026-03-21", "racism", "memory")),
    border("K3", "one is chosen", themed("2026-03-21", "football", chosen=["brussels_attacks"])),
    border(
        "K3",
        "a third far away is chosen",
        themed("2026-03-21", "football", chosen=["peace_day"]),
        "W *",
    ),
    border("K3", "themes unknown", launch("2026-03-21", **{THEMES: "unknown"})),
    border("K3", "election in 14 days", launch(day(0)) | own(day(14), "election"), "W *"),
    border("K3", "election in 15 days", launch(day(0)) | own(day(15), "election")),
    border("K3", "election 14 days ago", launch(day(0)) | own(day(-14), "election"), "W *"),
    border("K3", "election 15 days ago", launch(day(0)) | own(day(-15), "election")),
    border("K3", "an own day, no election", launch("2026-07-01") | own("2026-07-01", "sport")),
    border("K3", "an election, no launch", own("2026-07-01", "election")),
    border("K3", "launch unknown", launch("unknown") | own("2026-07-01", "election")),
]


def pieces(*statuses, due=None):
    given = {"due": due} if due else {}
    return {PIECES: [{"status": status, **given} for status in statuses]}


def due(*dates):
    return {PIECES: [{"status": "made", "due": each} for each in dates]}


def order(start=None, start_of_talk=None, end=None):
    given = {START: start, LAUNCH: start_of_talk, END: end}
    dates = {place: day(each) for place, each in given.items() if each is not None}
    return dates | pieces("made")


READY = [
    fires("K4", "launched with ideas", launch(day(-3)) | pieces("idea", "script"), "C -"),
    fires("K4", "launch before start", order(10, 5, 20), "C -"),
    fires("K4", "launch after end", order(1, 25, 20), "C -"),
    silent("K4", "in order", order(1, 5, 20)),
    border("K4", "launch today, nothing made", launch(day(0)) | pieces("script"), "C -"),
    border("K4", "launched, status unknown", launch(day(-3)) | pieces("unknown")),
    border("K4", "launch tomorrow, nothing made", launch(day(1)) | pieces("script")),
    border("K4", "one of two made", launch(day(-3)) | pieces("idea", "made")),
    border("K4", "checked", launch(day(-3)) | pieces("checked")),
    border("K4", "published", launch(day(-3)) | pieces("published")),
    border("K4", "no piece at all", launch(day(-3)), "C -"),
    border("K4", "all on one day", order(5, 5, 5)),
    border("K4", "start after end", order(start=9, end=3), "C -"),
    border("K4", "only a start", order(start=9)),
    border("K4", "end unknown", order(1, 5) | {END: "unknown"}),
    border("K4", "launch unknown", {LAUNCH: "unknown"} | pieces("idea")),
    border("K4", "all due after launch", launch(day(9)) | due(day(10), day(12)), "? *"),
    border("K4", "due on the day", launch(day(9)) | due(day(9), day(12))),
    border("K4", "one due before, one after", launch(day(9)) | due(day(2), day(12))),
    border("K4", "none has a date", launch(day(9)) | pieces("made")),
    border("K4", "nothing answered", {}),
]


def running(*dates, end="2026-06-10"):
    return {LAUNCH: "2026-05-20", END: end} | due(*dates)


LONG = "2026-06-30"
GAPS = [
    fires("K5", "a month of silence", running("2026-05-20", LONG, end=LONG), "T *"),
    silent("K5", "every week", running("2026-05-20", "2026-05-27", "2026-06-03", "2026-06-10")),
    border("K5", "14 days apart", running("2026-05-20", "2026-06-03", end="2026-06-17")),
    border("K5", "16 days apart", running("2026-05-20", "2026-06-05"), "T *"),
    border("K5", "silence at the end", running("2026-05-20", "2026-06-01", end=LONG), "T *"),
    border("K5", "silence at the start", running("2026-06-08"), "T *"),
    border(
        "K5",
        "a piece before the launch fills no gap",
        running("2026-05-10", "2026-06-08"),
        "T *",
    ),
    border(
        "K5",
        "a piece after the end fills no gap",
        running("2026-05-20", "2026-06-01", "2026-07-01", end=LONG),
        "T *",
    ),
    border("K5", "a short run", running("2026-05-20", end="2026-05-30")),
    border("K5", "nothing answered", {}),
    border("K5", "no launch", {END: LONG} | due("2026-05-20", LONG)),
]

CASES = [*NEAR, *MOURNING, *NOISE, *READY, *GAPS]


@parametrized(CASES)
def test_what_the_coach_says_of_the_calendar(case):
    check(case)
