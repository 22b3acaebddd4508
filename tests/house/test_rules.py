"""The house's own rules: sizes, names, one commit, no inline code, no foreign host."""

import ast
import hashlib
import re
from pathlib import Path

import pytest

from app.case_studies.form import PAGES
from app.keeping.posting import PROTOCOL
from app.plan.steps import STEPS
from app.web.sent_again import NEVER_TYPED

ROOT = Path(__file__).parent.parent.parent
APP = ROOT / "app"
PYTHON = sorted(APP.rglob("*.py"))
TEMPLATES = sorted((APP / "templates").rglob("*.*"))
LONGEST_FUNCTION, LONGEST_FILE, LONGEST_TEMPLATE, MOST_POSITIONAL = 30, 250, 80, 4
VAGUE = re.compile(
    r"(^|_)(data|info|obj|handle|process|utils?|helpers?|common|misc|base|manager)(_|$)"
)
NAMED_BY_LIBRARIES = {"process_bind_param", "process_result_value", "base_exceptions"}


def functions():
    for file in PYTHON:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file.relative_to(ROOT), node


def test_no_function_is_too_long():
    long = [
        f"{file}:{node.lineno} {node.name}"
        for file, node in functions()
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_function_takes_too_many_positional_arguments():
    many = []
    for file, node in functions():
        names = [
            arg.arg
            for arg in [*node.args.posonlyargs, *node.args.args]
            if arg.arg not in ("self", "cls")
        ]
        if len(names) > MOST_POSITIONAL and not _is_route(node):
            many.append(f"{file}:{node.lineno} {node.name}")
    assert many == []


def _is_route(node):
    """Flask calls routes by keyword: their arguments are the address's parts."""
    return any("blueprint" in ast.unparse(each) for each in node.decorator_list)


def test_no_file_is_too_long():
    long = [str(file) for file in PYTHON if file.read_text().count("\n") > LONGEST_FILE]
    long += [str(file) for file in TEMPLATES if file.read_text().count("\n") > LONGEST_TEMPLATE]
    assert long == []


def test_no_name_is_vague():
    names = [(file, file.stem) for file in PYTHON]
    names += [(file, node.name) for file, node in functions()]
    names = [(file, name) for file, name in names if name not in NAMED_BY_LIBRARIES]
    assert [f"{file} {name}" for file, name in names if VAGUE.search(name.lower())] == []


def test_only_the_house_commits():
    allowed = {APP / "core" / "one_commit.py", APP / "core" / "db.py"}
    found = [
        str(file)
        for file in PYTHON
        if file not in allowed and re.search(r"session\.commit\(|\.query\b\.", file.read_text())
    ]
    assert found == []


def test_packages_stay_empty_except_the_registers():
    full = {
        file.parent.relative_to(APP).as_posix()
        for file in APP.rglob("__init__.py")
        if file.read_text().strip()
    }
    assert full <= {".", "plan/steps", "coach/rules"}


@pytest.mark.parametrize(
    "file", TEMPLATES, ids=lambda file: str(file.relative_to(APP / "templates"))
)
def test_a_template_names_no_host_and_holds_no_code(file):
    text = file.read_text()
    hosts = re.findall(r"https?://(?!www\.sitemaps\.org|www\.w3\.org)[^\s\"'{]+", text)
    assert hosts == []
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:|hx-on", text)


def test_a_part_is_named_like_its_root():
    for file in (APP / "templates").rglob("_*.html"):
        assert f'id="{file.stem[1:]}"' in file.read_text(), file


@pytest.mark.parametrize(
    "file",
    [
        *sorted((APP / "static" / "vendor").rglob("*.sha256")),
        *sorted((APP / "exports" / "data" / "fonts").glob("*.sha256")),
    ],
    ids=lambda f: f.name,
)
def test_a_vendored_file_is_the_one_that_was_taken(file):
    wanted, name = file.read_text().split()
    assert hashlib.sha256((file.parent / name).read_bytes()).hexdigest() == wanted
    assert (file.parent / "LICENSE").is_file()


def test_the_stylesheet_and_scripts_stay_small():
    import gzip

    from app.web.static_files import smaller

    def weight(suffix):
        files = (APP / "static").glob(f"*{suffix}")
        return sum(len(gzip.compress(smaller(f).encode())) for f in files)

    css, scripts = weight("portevoix.css"), weight(".js")
    assert css <= 10_240
    assert scripts <= 5_120
    assert weight("figures.css") <= 3_072  # charts, log book: signed-in pages alone load it


def test_the_project_names_no_registry_and_no_path_of_a_machine():
    for file in (ROOT / "constraints.txt", ROOT / "pyproject.toml", ROOT / ".ci" / "run"):
        assert "://" not in file.read_text(), file


def test_no_question_is_named_like_a_button_or_a_hidden_field():
    """A form control of its own name could not be told apart from the page's."""
    taken = NEVER_TYPED | PROTOCOL | {"revision"}
    pages = [*STEPS, *PAGES]
    names = {question.key for page in pages for _, question in page.every_field()}
    assert "signed_in_as" in taken
    assert names & taken == set()


def test_what_is_imported_into_a_page_words_nothing_beforehand():
    """Imported macros are kept: a word set at their top would stay in its first reader's tongue."""
    texts = [file.read_text() for file in TEMPLATES]
    imported = {name for text in texts for name in re.findall(r'(?:from|import) "([^"]+)"', text)}
    assert "campaigns/rail.html" in imported
    for name in sorted(imported):
        text = (APP / "templates" / name).read_text()
        outside = re.sub(r"\{% macro .*?\{% endmacro %\}", "", text, flags=re.DOTALL)
        assert not re.search(r"\b(_|ngettext)\(", outside), name
