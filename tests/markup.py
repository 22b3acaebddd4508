"""What a browser would run or follow, found by parsing a page as a browser does."""

import re

from selectolax.lexbor import LexborHTMLParser as HTMLParser

RUNS = re.compile(r"\s*(javascript|vbscript|data):", re.IGNORECASE)
NEVER_OURS = "iframe, object, embed, base, math, style, script:not([src]), script[src*=':']"


def live_markup(html: str) -> list[str]:
    """List the elements of a page that run code, or that none of our templates writes."""
    page = HTMLParser(html)
    found = list(page.css(NEVER_OURS))
    for node in page.css("*"):
        for name, value in node.attributes.items():
            follows = name in ("href", "src", "action", "formaction", "xlink:href")
            if name.startswith("on") or (follows and RUNS.match(value or "")):
                found.append(node)
    return [str(node.html)[:200] for node in found]
