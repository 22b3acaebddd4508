"""The small forms with which a plan leaves the team: its calendar, a link, a copy."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from app.campaigns.forms import LIFETIMES, cleaned, offered
from app.core.settings import site_settings
from app.plan.leaving_out import Shown
from app.web.locale import NATIVE_NAMES, language

COPIED = [
    SelectChoice("model", _l("What serves as a model for the next campaign")),
    SelectChoice("all", _l("Everything")),
]
SHARED_FOR = [*LIFETIMES, SelectChoice("90", _l("90 days"))]


class CalendarAddressForm(FlaskForm):  # type: ignore[misc]
    """In which language somebody subscribes, and whether people are named."""

    language = SelectField(_l("In which language?"), validate_choice=False, validators=[offered])
    with_names = BooleanField(_l("Write names and places into it"))
    once = HiddenField()

    def __init__(self, **given: Any) -> None:
        given.setdefault("language", language())
        super().__init__(**given)
        self.language.choices = [
            SelectChoice(code, NATIVE_NAMES[code]) for code in site_settings().languages
        ]


class ShareForm(FlaskForm):  # type: ignore[misc]
    """What people outside may read, and for how long."""

    days = SelectField(
        _l("How long should the link work?"),
        choices=SHARED_FOR,
        default="7",
        validate_choice=False,
        validators=[offered],
    )
    with_names = BooleanField(_l("Show names and places"))
    with_safety = BooleanField(_l("Show the step “Safety and risks”"))
    once = HiddenField()

    @property
    def shown(self) -> Shown:
        """What was ticked."""
        return Shown(with_names=self.with_names.data, with_safety=self.with_safety.data)


class CopyForm(FlaskForm):  # type: ignore[misc]
    """What the new campaign is called, and what goes along."""

    title = StringField(
        _l("What is the new campaign called?"),
        filters=[cleaned],
        validators=[
            DataRequired(_l("Give it a name; you can change it whenever you like.")),
            Length(max=80, message=_l("Shorten the name: 80 characters at most.")),
        ],
    )
    what = RadioField(
        _l("What goes along?"),
        choices=COPIED,
        default="model",
        validate_choice=False,
        validators=[offered],
    )
    once = HiddenField()
