"""`portevoix translations`: collect what the site says, and compile what translators wrote."""

import io
import sys
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from flask.cli import AppGroup

from app.core.typography import french

APP = Path(__file__).parent.parent
FOLDER = APP / "translations"
METHODS = [("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2"), ("**.py", "python")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "_l": None,
    "N_": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "_n": (1, 2),
    "Nn_": (1, 2),
}
OPTIONS = {"templates/**": {"extensions": "jinja2.ext.do,jinja2.ext.i18n", "silent": "false"}}
SET = {"fr": french}

translations = AppGroup("translations", help="For developers: collect and compile the catalogues.")


@translations.command("update")
def update() -> None:
    """Bring every .po up to date with the code, and compile it."""
    for file in po_files():
        catalog = updated(file)
        with file.open("wb") as out:
            write_po(
                out, catalog, width=100, sort_output=True, omit_header=False, ignore_obsolete=True
            )
        mo_file(file).write_bytes(compiled(file))
        click.echo(
            f"{language_of(file)}: {len(catalog)} messages, {len(list_gaps(file))} to translate"
        )


@translations.command("check")
def check() -> None:
    """Say what is missing; ends with 1 if anything is."""
    gaps = [f"{language_of(file)}: {gap}" for file in po_files() for gap in list_gaps(file)]
    for gap in gaps:
        click.echo(gap)
    sys.exit(1 if gaps else 0)


def po_files() -> list[Path]:
    """List the catalogues: one for each language but English, in which messages are written."""
    return sorted(FOLDER.glob("*/LC_MESSAGES/messages.po"))


def language_of(file: Path) -> str:
    """Give the language of a catalogue."""
    return file.parent.parent.name


def mo_file(file: Path) -> Path:
    """Give the compiled file beside a catalogue."""
    return file.with_suffix(".mo")


def collected() -> Catalog:
    """Collect every message of the code and the templates."""
    catalog = Catalog(project="Portevoix", charset="utf-8")
    found = extract_from_dir(
        str(APP),
        method_map=METHODS,
        options_map=OPTIONS,
        keywords=KEYWORDS,
        strip_comment_tags=True,
    )
    for file, _line, message, _comments, context in sorted(found, key=lambda each: each[:2]):
        catalog.add(message, None, [(f"app/{file}", 0)], context=context)
    for entry in catalog:
        entry.locations = [(file, 0) for file in sorted({each[0] for each in entry.locations})]
    return catalog


def read(file: Path) -> Catalog:
    """Read a catalogue as translators left it."""
    with file.open("rb") as source:
        return read_po(source, locale=language_of(file))


def updated(file: Path) -> Catalog:
    """Give the catalogue with today's messages, typography set, dates left out."""
    catalog = read(file)
    catalog.update(collected(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    setting = SET.get(language_of(file), str)
    for message in catalog:
        if message.id and isinstance(message.string, str):
            message.string = setting(message.string)
        elif message.id and message.string:
            message.string = tuple(setting(each or "") for each in message.string)
    return catalog


def compiled(file: Path) -> bytes:
    """Compile a catalogue."""
    out = io.BytesIO()
    write_mo(out, read(file))
    return out.getvalue()


def list_gaps(file: Path) -> list[str]:
    """List the messages that this catalogue misses, or holds unfinished."""
    catalog = read(file)
    gaps = []
    for message in collected():
        if not message.id:
            continue
        given = catalog.get(message.id, context=message.context)
        strings = (
            []
            if given is None
            else [given.string]
            if isinstance(given.string, str)
            else given.string
        )
        if given is None or given.fuzzy or not strings or not all(strings):
            gaps.append(str(message.id))
    return gaps
