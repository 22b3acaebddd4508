"""What people fill in about accounts; each message says how to mend the answer."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, ValidationError

from app.accounts import passwords
from app.accounts.emails import normal_email
from app.accounts.models import Role
from app.core.settings import site_settings
from app.web.locale import NATIVE_NAMES

ROLE_NAMES = {
    Role.MEMBER: _("Member"),
    Role.MODERATOR: _("Moderator"),
    Role.ADMINISTRATOR: _("Administrator"),
}


def trimmed(text: str | None) -> str:
    """Take away what nobody typed on purpose: outer spaces and control characters."""
    return "".join(each for each in text or "" if each.isprintable()).strip()


def email_address(_form: FlaskForm, field: EmailField) -> None:
    """Bring an address into its normal spelling, or say what is missing."""
    try:
        field.data = normal_email(field.data)
    except ValueError:
        message = gettext("Write your whole e-mail address, for example aicha@example.org.")
        raise ValidationError(message) from None


def strong_password(form: "Form", field: PasswordField) -> None:
    """Refuse what somebody would try first."""
    if weakness := passwords.weakness(field.data or "", form.near()):
        raise ValidationError(gettext(weakness))


def _email_field() -> EmailField:
    return EmailField(_("E-mail address"), filters=[trimmed], validators=[email_address])


def _new_password_field(label: Any) -> PasswordField:
    return PasswordField(label, validators=[strong_password])


def _own_password_field(label: Any) -> PasswordField:
    return PasswordField(
        label,
        validators=[
            InputRequired(_("Type your password.")),
            Length(max=passwords.LONGEST, message=_("Type your password as you chose it.")),
        ],
    )


def _name_field() -> StringField:
    return StringField(
        _("What shall we call you?"),
        filters=[trimmed],
        validators=[Length(max=80, message=_("Shorten your name to 80 characters."))],
    )


def one_of_these(_form: FlaskForm, field: SelectField) -> None:
    """Take only an answer that was offered."""
    if field.data not in {choice.value for choice in field.choices}:
        raise ValidationError(gettext("Choose one of the answers offered."))


def _choice(label: Any, choices: Any) -> SelectField:
    return SelectField(
        label, choices=choices, coerce=str, validate_choice=False, validators=[one_of_these]
    )


def _languages() -> list[SelectChoice]:
    return [SelectChoice(code, NATIVE_NAMES[code]) for code in site_settings().languages]


def _roles() -> list[SelectChoice]:
    return [SelectChoice(role.value, name) for role, name in ROLE_NAMES.items()]


class Form(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """A form about an account; `owner` are the address and name its password must not repeat."""

    def __init__(self, *given: Any, owner: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self.owner = tuple(owner)

    def near(self) -> list[str]:
        """What somebody who knows the person or the site would try first."""
        typed = [self[name].data or "" for name in ("email", "name") if name in self]
        return [*self.owner, *typed, site_settings().site_name]


class SignInForm(Form):
    """Who is there?"""

    email = _email_field()
    password = _own_password_field(_("Password"))


class RegistrationForm(Form):
    """A new account: everything is asked once."""

    name = _name_field()
    email = _email_field()
    password = _new_password_field(_("Password"))


class InvitedForm(Form):
    """A new account whose address is known by the invitation."""

    name = _name_field()
    password = _new_password_field(_("Password"))


class ResetForm(Form):
    """Where to send the link for a new password."""

    email = _email_field()


class NewPasswordForm(Form):
    """A new password by a mailed link."""

    password = _new_password_field(_("New password"))


class ChangePasswordForm(Form):
    """A new password by the old one."""

    current_password = _own_password_field(_("Your present password"))
    new_password = _new_password_field(_("New password"))


class ChangeEmailForm(Form):
    """A new address, by the password."""

    email = _email_field()
    current_password = _own_password_field(_("Your password"))


class ProfileForm(Form):
    """How somebody is called, and the language we write to them in."""

    name = _name_field()
    language = _choice(_("Language of the letters"), _languages)


class InvitationForm(Form):
    """Whom an administrator invites."""

    email = _email_field()
    role = _choice(_("Role"), _roles)
    language = _choice(_("Language of the letters"), _languages)


class RoleForm(Form):
    """What somebody may do from now on."""

    role = _choice(_("Role"), _roles)
