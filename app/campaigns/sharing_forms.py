"""The small forms with which a plan leaves the team: its calendar, a link, a copy."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, SelectField
from wtforms.fields.choices import SelectChoice

from app.campaigns.forms import offered
from app.core.settings import site_settings
from app.web.locale import NATIVE_NAMES, language


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
