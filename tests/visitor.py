"""A browser for tests: it follows forms as drawn, and inspects every page that it is shown."""

from contextvars import Context
from typing import Any

from flask import Flask
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from werkzeug.test import TestResponse

from app.accounts.models import User
from app.accounts.sign_ins import begin, cookie_name
from app.core.db import db, one_commit

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Visitor:
    """Somebody who looks at pages and fills in forms; `page` is what stands before them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()
        self.response: TestResponse
        self.page = HTMLParser("")

    def as_user(self, user: User) -> "Visitor":
        """Sign in without the form."""
        with one_commit():
            token = begin(user, "tests")
        with self.app.test_request_context():
            self.client.set_cookie(cookie_name(), token, domain="localhost")
        self.user = user
        return self

    def open(self, address: str, *, status: int = 200, **given: Any) -> HTMLParser:
        """Go to a page, following redirects, and expect a status."""
        response = self._send("get", address, follow_redirects=True, **given)
        return self._look(response, status)

    def post(
        self,
        address: str,
        fields: Any = None,
        *,
        status: int = 200,
        follow: bool = True,
        **given: Any,
    ) -> HTMLParser:
        """Post fields with the token of the form, as a browser would."""
        data = {"csrf_token": self.token(), **(fields or {})}
        response = self._send("post", address, data=data, follow_redirects=follow, **given)
        return self._look(response, status)

    def submit(
        self, selector: str = "main form[method=post]", *, status: int = 200, do: str = "",
        follow: bool = True, **fields: Any
    ) -> HTMLParser:  # fmt: skip
        """Fill in the form on the page (keyword: control name) and press a button `do=...`."""
        form = self.page.css_first(selector)
        assert form is not None, f"no form {selector} at {self.response.request.path}"
        data = {**drawn_values(form), **fields}
        if do:
            data["deed"] = do
        data = {name: value for name, value in data.items() if value is not None}
        action = form.attributes.get("action") or self.response.request.full_path
        kind = {"content_type": form.attributes["enctype"]} if "enctype" in form.attributes else {}
        response = self._send("post", action, data=data, follow_redirects=follow, **kind)
        return self._look(response, status)

    def token(self) -> str:
        """Give the form token of the page, or fetch one."""
        field = self.page.css_first("input[name=csrf_token]")
        if field is None:
            self.page = HTMLParser(self._send("get", "/en/account/sign-in").text)
            field = self.page.css_first("input[name=csrf_token]")
        return str(field.attributes["value"]) if field is not None else ""

    def text(self, selector: str = "main") -> str:
        """Give the words of a part of the page, spaces folded."""
        node = self.page.css_first(selector)
        return " ".join(node.text().split()) if node is not None else ""

    def texts(self, selector: str) -> list[str]:
        """Give the words of every matching part."""
        return [" ".join(node.text().split()) for node in self.page.css(selector)]

    def _send(self, method: str, address: str, **given: Any) -> TestResponse:
        """Ask as a server is asked: in a context of its own, so that nothing is left over in `g`.

        What the test has read is dropped, so that it reads what the request has written.
        """
        db.session.rollback()
        db.session.expire_all()
        response: TestResponse = Context().run(getattr(self.client, method), address, **given)
        return response

    def _look(self, response: TestResponse, status: int) -> HTMLParser:
        self.response = response
        assert response.status_code == status, f"{response.status_code} {response.text[:2000]}"
        if response.mimetype == "text/html" and response.text:
            self.page = HTMLParser(response.text)
            if response.text.lstrip().lower().startswith("<!doctype"):
                inspect(self.page, response)
        return self.page


def drawn_values(form: Any) -> dict[str, Any]:
    """Give what a form would send as drawn: texts, ticked boxes, chosen options."""
    data: dict[str, Any] = {}
    for node in form.css("input, textarea, select"):
        name, kind = node.attributes.get("name"), node.attributes.get("type", "text")
        if not name or kind in ("submit", "file") or "disabled" in node.attributes:
            continue
        if kind in ("checkbox", "radio") and "checked" not in node.attributes:
            continue
        if node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            value = chosen.attributes.get("value", chosen.text()) if chosen else ""
        elif node.tag == "textarea":
            value = node.text().removeprefix("\n")
        else:
            value = node.attributes.get("value") or ""
        if name in data:
            before = data[name] if isinstance(data[name], list) else [data[name]]
            data[name] = [*before, value]
        else:
            data[name] = value
    return data


def inspect(page: HTMLParser, response: TestResponse) -> None:
    """Check what holds on every page: language, one title and h1, ids, labels, no inline code."""
    where = response.request.path
    root = page.css_first("html")
    assert root is not None
    assert root.attributes.get("lang"), where
    assert len(page.css("h1")) == 1, f"{where}: {len(page.css('h1'))} h1"
    title = page.css_first("title")
    assert title is not None, where
    assert title.text().strip(" –"), where
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids)), f"{where}: {sorted(i for i in ids if ids.count(i) > 1)}"
    for node in page.css("main input, main select, main textarea"):
        if node.attributes.get("type") in ("hidden", "submit"):
            continue
        labelled = node.attributes.get("aria-label") or node.attributes.get("aria-labelledby")
        own = page.css_first(f'label[for="{node.attributes.get("id")}"]')
        assert labelled or own is not None, f"{where}: no label for {node.html}"
    assert not page.css("[style], script:not([src]), style"), f"{where}: inline style or script"
    for form in page.css("form[method=post]"):
        assert form.css_first("input[name=csrf_token]") is not None, f"{where}: form without token"
