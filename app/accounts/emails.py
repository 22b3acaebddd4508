"""E-mail addresses in the one spelling by which people are known here."""

from email_validator import EmailNotValidError, validate_email

LONGEST = 254


def normal_email(text: str) -> str:
    """Give an address as it is kept, in lower case; raises ValueError if it is none."""
    try:
        found = validate_email(text.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as error:
        raise ValueError(str(error)) from error
    return str(found.ascii_email).lower()
