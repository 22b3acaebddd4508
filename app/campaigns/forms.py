"""The small forms around a campaign: start one, import one, invite people, comment."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    EmailField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from app.accounts.emails import normal_email
from app.campaigns.commenting import LONGEST
from app.campaigns.models import Depth, MemberRole
from app.questions.reading import clean

DEPTHS = [
    SelectChoice(Depth.EXPRESS, _l("Express: the essential questions, about 40 minutes")),
    SelectChoice(Depth.COMPLETE, _l("Complete: all the questions")),
]
INVITED_AS = [
    SelectChoice(MemberRole.EDITOR, _l("May edit")),
    SelectChoice(MemberRole.COMMENTER, _l("May comment")),
    SelectChoice(MemberRole.READER, _l("Reads only")),
]
EVERY_ROLE = [
    SelectChoice(MemberRole.OWNER, _l("Responsible")),
    *INVITED_AS,
]
FOR_HOW_MANY = [
    SelectChoice("one", _l("One person")),
    SelectChoice("several", _l("Several people")),
]
LIFETIMES = [
    SelectChoice("1", _l("One day")),
    SelectChoice("7", _l("7 days")),
    SelectChoice("30", _l("30 days")),
]


def cleaned(value: str | None) -> str:
    """Put what was typed on one line, without stray spaces."""
    return " ".join(clean(value or "").split())


class NewCampaignForm(FlaskForm):  # type: ignore[misc]
    """Name a campaign; everything else can wait."""

    title = StringField(
        _l("What is your campaign called?"),
        filters=[cleaned],
        validators=[
            DataRequired(_l("Give it a name; you can change it whenever you like.")),
            Length(max=80, message=_l("Shorten the name: 80 characters at most.")),
        ],
    )
    depth = RadioField(
        _l("How many questions would you like?"),
        choices=DEPTHS,
        default=Depth.EXPRESS,
        validators=[DataRequired(_l("Choose Express or Complete; you can change it later."))],
    )
    once = HiddenField()


class ImportForm(FlaskForm):  # type: ignore[misc]
    """Bring a plan that was exported as JSON."""

    file = FileField(
        _l("The plan’s file (.json)"),
        validators=[FileRequired(_l("Choose the file that was exported."))],
    )
    once = HiddenField()


def offered(_form: FlaskForm, field: SelectField) -> None:
    """Take only an answer that was offered."""
    if field.data not in {choice.value for choice in field.choices}:
        raise ValidationError(gettext("Choose one of the answers offered."))


def _choice(label: Any, choices: list[SelectChoice], default: str) -> SelectField:
    return SelectField(
        label, choices=choices, default=default, validate_choice=False, validators=[offered]
    )


def _address(_form: FlaskForm, field: StringField) -> None:
    """Bring an address into its normal spelling; none at all is fine."""
    try:
        field.data = normal_email(field.data) if field.data else ""
    except ValueError:
        message = gettext("Write their whole e-mail address, for example aicha@example.org.")
        raise ValidationError(message) from None


class TeamInvitationForm(FlaskForm):  # type: ignore[misc]
    """Whom to invite, what they may do, and how long the link works."""

    email = EmailField(_l("Their e-mail address"), filters=[cleaned], validators=[_address])
    role = _choice(_l("Role"), INVITED_AS, MemberRole.EDITOR)
    for_one = _choice(_l("For how many people?"), FOR_HOW_MANY, "one")
    days = _choice(_l("How long does it work?"), LIFETIMES, "7")
    once = HiddenField()


class PlaceForm(FlaskForm):  # type: ignore[misc]
    """What somebody of the team may do from now on."""

    role = _choice(_l("Role"), EVERY_ROLE, MemberRole.EDITOR)


class CommentForm(FlaskForm):  # type: ignore[misc]
    """Say something about a step."""

    about = StringField(_l("What is your comment about?"))
    text = TextAreaField(
        _l("Your comment"),
        filters=[lambda text: clean(text or "")],
        validators=[
            DataRequired(_l("Write what you would like to say.")),
            Length(max=LONGEST, message=_l("Shorten your comment: 2,000 characters at most.")),
        ],
    )
    once = HiddenField()
