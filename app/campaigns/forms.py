"""The small forms around a campaign: start one, import one, change its depth."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from app.campaigns.models import Depth
from app.questions.reading import clean

DEPTHS = [
    SelectChoice(Depth.EXPRESS, _l("Express: the essential questions, about 40 minutes")),
    SelectChoice(Depth.COMPLETE, _l("Complete: all the questions")),
]


def _cleaned(value: str | None) -> str:
    return " ".join(clean(value or "").split())


class NewCampaignForm(FlaskForm):  # type: ignore[misc]
    """Name a campaign; everything else can wait."""

    title = StringField(
        _l("What is your campaign called?"),
        filters=[_cleaned],
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
