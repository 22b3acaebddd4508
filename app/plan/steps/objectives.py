"""Step 4: the lasting change wanted, and objectives that can be measured."""

from app.plan.sentences import objective_in_words
from app.questions.declare import day, line, number, one_of, options, row_of, text
from app.questions.fields import N_, Page, Rows

VERBS = options(
    ("know", N_("know")),
    ("think", N_("think")),
    ("feel", N_("feel")),
    ("intend", N_("mean to")),
    ("do", N_("do")),
    ("stop", N_("stop")),
    ("join", N_("join")),
    ("decide", N_("decide")),
)

STEP = Page(
    slug="objectives",
    title=N_("Goal and objectives"),
    phase="plan",
    minutes=8,
    said=objective_in_words,
    questions=(
        text("goal", N_("Which lasting change do you want?"), 300, needed=True),
        line("if_we", N_("How it should work: if we…"), 160),
        line("then", N_("then…"), 160),
        line("because", N_("because…"), 160),
        Rows(
            "objectives",
            N_("Your objectives"),
            N_("Objective"),
            N_("Add an objective"),
            (
                one_of("level", N_("What do you want to move?"), "objective_levels", needed=True),
                row_of("segment", N_("In which audience?"), "audience.segments", needed=True),
                one_of("change_verb", N_("What will these people do?"), VERBS, needed=True),
                text(
                    "what",
                    N_("What exactly?"),
                    160,
                    needed=True,
                    hint=N_("It follows the verb in the sentence below."),
                ),
                one_of("metric", N_("By which figure will you see it?"), "indicators", needed=True),
                number("baseline", N_("Where does it stand today?"), unknown=True, least=None),
                number("target", N_("Where should it be?"), needed=True, least=None),
                line("unit", N_("Counted in"), 20, hint=N_("people, per cent, messages…")),
                day("by", N_("By when?"), needed=True),
            ),
            title="what",
            also_told=("level", "segment", "target", "by"),
            most=4,
            needs=1,
        ),
    ),
)
