"""A plan in a calendar: parsed back by another library, imported twice, full of hostile text."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some

from app.exports.dated import Save, Wanted, entries_of
from app.exports.ics import calendar_file
from app.exports.shift_days import WEEK, days_named
from app.plan.plan import Plan
from app.reference.reference import shipped
from tests.coach.plans import document_of, plan_of

MOMENT = datetime(2027, 1, 10, 9, 30, tzinfo=UTC)
WANTED = Wanted(
    campaign="abcdefghjkmn",
    language="fr",
    translate=str,
    reference=shipped(),
    saves={"content": Save(4, MOMENT), "calendar": Save(7, MOMENT + timedelta(hours=1))},
    begun_at=MOMENT - timedelta(days=30),
    time_zone="Europe/Paris",
    with_names=True,
)
PLAN = {
    "basics.title": "Même tribune",
    "calendar.start": "2027-02-01",
    "calendar.launch_date": "2027-03-01",  # a Monday
    "calendar.end": "2027-03-31",
    "calendar.key_dates": ["womens_day", "holocaust_remembrance", "migrants_day"],
    "calendar.own_dates": [{"date": "2027-03-20", "name": "Derby"}],
    "calendar.milestones": [{"date": "2027-02-10", "what": "Film monté", "owner": "p1"}],
    "calendar.quiet_days": [{"date": "2027-03-22", "why": "Deuil"}],
    "resources.people": [{"name": "Lina"}],
    "content.pieces": [{"title": "Affiche", "due": "2027-02-20", "owner": "Bruno"}],
    "channels.offline": [{"activity": "Tournoi", "place": "Stade", "date": "2027-03-06"}],
    "channels.press": [{"outlet": "Le Progrès", "date": "2027-03-02"}],
    "measurement.review_dates": [{"date": "2027-03-30"}],
    "messengers.messengers": [{"label": "Sam K.", "consent_until": "2027-03-19"}],
    "moderation.shifts": [
        {"day_part": "Soirs de semaine", "person": "p1"},
        {"day_part": "Samedi, dimanche", "person": "Karim"},
    ],
}


def parsed(plan, wanted=WANTED):
    return vobject.readOne(calendar_file(plan_of(plan), wanted).decode())


def events(plan, wanted=WANTED):
    """Map the UIDs of a calendar to its entries, as an independent parser reads them."""
    return {each.uid.value: each for each in parsed(plan, wanted).contents.get("vevent", [])}


def told(plan, wanted=WANTED):
    found = events(plan, wanted).values()
    return sorted((each.dtstart.value.isoformat(), each.summary.value) for each in found)


def test_every_day_of_a_plan_stands_in_the_calendar():
    assert told(PLAN) == [
        (
            "2027-01-27",
            "Key date: Journée internationale dédiée à la mémoire des victimes de l’Holocauste",
        ),
        ("2027-02-01", "Work begins: Même tribune"),
        ("2027-02-10", "Milestone: Film monté"),
        ("2027-02-20", "Piece due: Affiche"),
        ("2027-03-01", "Launch: Même tribune"),
        ("2027-03-01", "Reading the comments: Soirs de semaine · Lina"),
        ("2027-03-02", "Press: Le Progrès"),
        ("2027-03-06", "Activity: Tournoi"),
        ("2027-03-06", "Reading the comments: Samedi, dimanche · Karim"),
        ("2027-03-08", "Key date: Journée internationale des femmes"),
        ("2027-03-19", "Consent ends: Sam K."),
        ("2027-03-20", "Date of your own: Derby"),
        ("2027-03-22", "Quiet day: Deuil"),
        ("2027-03-30", "Review date"),
        ("2027-03-31", "Last day: Même tribune"),
        ("2027-12-18", "Key date: Journée internationale des migrants"),
    ]


def test_the_calendar_says_its_name_its_zone_and_how_often_to_ask():
    calendar = parsed(PLAN)
    names = ("method", "x-wr-calname", "name", "x-wr-timezone", "refresh-interval")
    assert [calendar.contents[each][0].value for each in names] == [
        "PUBLISH",
        "Même tribune",
        "Même tribune",
        "Europe/Paris",
        "PT6H",
    ]


def test_the_name_of_the_calendar_is_text_like_any_other():
    file = calendar_file(plan_of({"basics.title": "Un, deux; \\n trois"}), WANTED)
    assert b"\r\nX-WR-CALNAME:Un\\, deux\\; \\\\n trois\r\n" in file
    assert b"\r\nNAME:Un\\, deux\\; \\\\n trois\r\n" in file


def test_every_entry_is_whole_days_that_leave_people_free():
    for each in events(PLAN).values():
        assert type(each.dtstart.value) is date
        assert each.dtend.value == each.dtstart.value + timedelta(days=1)
        assert (each.transp.value, each.contents["class"][0].value) == ("TRANSPARENT", "PRIVATE")


def test_shifts_come_back_on_their_days_from_the_launch_to_the_last_day():
    weekdays, weekend = (e for e in events(PLAN).values() if "comments" in e.summary.value)
    assert weekdays.rrule.value == "FREQ=WEEKLY;UNTIL=20270331;BYDAY=MO,TU,WE,TH,FR"
    assert weekend.rrule.value == "FREQ=WEEKLY;UNTIL=20270331;BYDAY=SA,SU"
    days = [each.date() for each in weekend.getrruleset(addRDate=True)]
    assert (days[0], days[-1], len(days)) == (date(2027, 3, 6), date(2027, 3, 28), 8)


def test_without_a_last_day_shifts_end_with_the_week_of_the_launch():
    plan = {each: PLAN[each] for each in PLAN if each != "calendar.end"}
    rules = [e.rrule.value for e in events(plan).values() if "rrule" in e.contents]
    assert [each.split(";")[1] for each in rules] == ["UNTIL=20270307"] * 2


def test_without_a_launch_there_are_no_shifts():
    plan = {each: PLAN[each] for each in PLAN if each != "calendar.launch_date"}
    assert [e for e in events(plan).values() if "rrule" in e.contents] == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Soirs de semaine", WEEK[:5]),
        ("weekday evenings", WEEK[:5]),
        ("Lundi au vendredi, 18 h", WEEK[:5]),
        ("Friday to Sunday", WEEK[4:]),
        ("vendredi-lundi", ("MO", "FR", "SA", "SU")),
        ("Week-ends", WEEK[5:]),
        ("fin de semaine", WEEK[5:]),
        ("les mardis et jeudis matin", ("TU", "TH")),
        ("soirs de semaine et samedi", WEEK[:6]),
        ("tous les jours sauf lundi", WEEK),
        ("un lundi sur deux", WEEK),
        ("every other Monday", WEEK),
        ("soirée", WEEK),
        ("", WEEK),
    ],
)
def test_a_shift_stands_on_the_days_that_its_words_name_for_certain(words, days):
    assert days_named(words) == days


NAMES = ("Lina", "Bruno", "Karim", "Sam K.", "Stade")


def test_only_who_asks_for_names_gets_names_and_places():
    with_names = calendar_file(plan_of(PLAN), WANTED).decode()
    assert [each for each in NAMES if each in with_names] == list(NAMES)
    without = calendar_file(plan_of(PLAN), replace(WANTED, with_names=False)).decode()
    assert [each for each in NAMES if each in without] == []


def test_leaving_names_out_leaves_no_entry_out():
    assert events(PLAN).keys() == events(PLAN, replace(WANTED, with_names=False)).keys()


def test_a_plan_without_days_makes_an_empty_calendar():
    assert events({"basics.title": "A", "calendar.key_dates": ["womens_day"]}) == {}


def test_the_same_plan_gives_the_same_bytes():
    assert calendar_file(plan_of(PLAN), WANTED) == calendar_file(plan_of(PLAN), WANTED)


def imported_twice(plan, saves):
    """Take two files into one calendar as a program does: by UID, the higher SEQUENCE wins."""
    kept = events(PLAN)
    came = events(plan, replace(WANTED, saves=saves))
    for uid, each in came.items():
        if uid not in kept or int(each.sequence.value) >= int(kept[uid].sequence.value):
            kept[uid] = each
    return kept, came


def test_a_second_import_doubles_nothing():
    kept, came = imported_twice(PLAN, WANTED.saves)
    assert kept.keys() == came.keys()
    assert len(kept) == 16


def test_a_second_import_brings_what_changed_and_nothing_else():
    changed = {**PLAN, "content.pieces": [{"title": "Grande affiche", "due": "2027-02-25"}]}
    later = Save(5, MOMENT + timedelta(days=1))
    kept, _ = imported_twice(changed, {**WANTED.saves, "content": later})
    before = events(PLAN)
    different = [uid for uid in kept if kept[uid].serialize() != before[uid].serialize()]
    [piece] = [kept[uid] for uid in different]
    assert (piece.summary.value, piece.dtstart.value) == (
        "Piece due: Grande affiche",
        date(2027, 2, 25),
    )
    old = before[piece.uid.value]
    assert (old.sequence.value, piece.sequence.value) == ("4", "5")
    assert piece.dtstamp.value == piece.last_modified.value == later.at > old.dtstamp.value


def test_a_row_that_is_deleted_is_not_sent_any_more():
    without = {each: PLAN[each] for each in PLAN if each != "content.pieces"}
    gone = events(PLAN).keys() - events(without).keys()
    assert [events(PLAN)[uid].summary.value for uid in gone] == ["Piece due: Affiche"]


def test_a_uid_tells_neither_the_campaign_nor_a_row():
    for uid in events(PLAN):
        assert len(uid) == 36
    assert "abcdefghjkmn" not in calendar_file(plan_of(PLAN), WANTED).decode()


def test_other_campaigns_have_other_uids():
    assert not events(PLAN).keys() & events(PLAN, replace(WANTED, campaign="other")).keys()


HOSTILE = (
    "x\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:intrus",
    "a\r\nATTENDEE:mailto:a@example.org",
    "a,b;c\\n\\d:e",
    "\u202eévil\u202c \u2066x\u2069",
    "🌻" * 60,
    "mot" * 50,
    "a\u2028BEGIN:VEVENT\u2029b\x85c\x0bd\x0ce\x00\x07",
    '";LANGUAGE=fr:x',
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words):
    check_text(words)


@hypothesis_settings(max_examples=60)
@given(some.text(max_size=120))
def test_any_text_stays_text(words):
    check_text(words)


def check_text(words):
    plan = {
        "basics.title": words,
        "calendar.launch_date": "2027-03-01",
        "calendar.own_dates": [{"date": "2027-03-20", "name": words}],
        "calendar.milestones": [{"date": "2027-03-20", "what": words, "owner": words}],
        "channels.offline": [{"activity": words, "place": words, "date": "2027-03-06"}],
        "moderation.shifts": [{"day_part": words, "person": words}],
    }
    plan = Plan(document_of(plan)["steps"])  # longer than any form takes
    file = calendar_file(plan, WANTED)
    lines = file.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert lines.count(b"BEGIN:VEVENT") == 5
    assert not [each for each in file.decode() if each < " " and each not in "\r\n"]
    read = vobject.readOne(file.decode()).contents["vevent"]
    wanted = sorted(each.summary for each in entries_of(plan, WANTED))
    assert sorted(each.summary.value for each in read) == wanted
    assert not [each for each in read if "attendee" in each.contents]
