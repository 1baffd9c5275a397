"""Takes the pictures of docs/pictures from a running app: every page in both languages and themes, on a phone and on a desktop.

    make run                                      # in another terminal, over the samples
    python scripts/take_pictures.py               # all; --only NAME…: some; --address URL: another app

Needs Playwright (requirements-dev.txt) and Chromium. The pictures are for looking at, too: alignment, density, contrast, no clipped Arabic.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
         "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
DESKTOP, PHONE = (1400, 900), (360, 740)
# Pages by what the address asks for; `tall` shows more than a screen.
PAGES: Mapping[str, str] = {
    "overview": "", "table": "tab=table", "network": "tab=network", "event": "event={event}", "actor": "view=actor~{actor}",
    "pair": "view=pair~{actor}~{other}", "help": "view=help",
}
SETTLED = ("() => { const page = document.getElementById('page'); const map = window.waqaiMap && window.waqaiMap.drawn();"
           " return page && page.dataset.answers === location.search && !document.querySelector('.progress.busy')"
           " && (!document.querySelector('[data-home]') || !window.WebGL2RenderingContext || (map && map.loaded())); }")


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name, the page's query, the screen and whether the lower part is meant."""

    name: str
    query: str
    size: tuple[int, int]


def pictures() -> Iterator[Picture]:
    """All of them: overview-en.png is the light desktop, phone- and dark- say what differs."""
    for page, query in PAGES.items():
        for language in ("en", "ar"):
            for theme in ("light", "dark"):
                asked = "&".join(part for part in (query, f"lang={language}", f"theme={theme}") if part)
                dark = "-dark" if theme == "dark" else ""
                yield Picture(f"{page}-{language}{dark}", asked, DESKTOP)
                yield Picture(f"phone-{page}-{language}{dark}", asked, PHONE)


def _filled(page: Any, address: str) -> dict[str, str]:
    """An event with several reports and the two actors who met most, from the app's own interface."""
    found = page.request.get(f"{address}/api/v1/events?sort=-reports&types=meeting&size=1").json()["items"][0]
    actor = page.request.get(f"{address}/api/v1/actors?limit=1").json()["items"][0]["id"]
    other = page.request.get(f"{address}/api/v1/actors/{actor}").json()["actor"]["met"][0]["id"]
    return {"event": found["id"], "actor": actor, "other": other}


def take(address: str, only: list[str], folder: Path) -> None:
    """Writes the pictures as PNG; none is kept of a page that does not come to rest in a minute and a half (TimeoutError)."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium") or None, args=FLAGS)
        values: dict[str, str] = {}
        for picture in pictures():
            if only and picture.name not in only:
                continue
            phone = picture.size == PHONE
            context = browser.new_context(viewport={"width": picture.size[0], "height": picture.size[1]}, has_touch=phone, is_mobile=phone,
                                          reduced_motion="reduce")
            context.add_init_script("localStorage.setItem('waqai.tour', 'done')")
            page = context.new_page()
            page.set_default_timeout(90_000)
            values = values or _filled(page, address)
            page.goto(f"{address}/?{picture.query.format(**values)}")
            page.wait_for_function(SETTLED)
            if "tab=" in picture.query:
                page.locator("#grid .cell-link, #network .point").first.wait_for()
                page.locator("#events").scroll_into_view_if_needed()
                page.evaluate("document.getElementById('events').scrollIntoView()")
            page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
            page.screenshot(path=folder / f"{picture.name}.png")
            context.close()
            print(picture.name)
        browser.close()


def main() -> None:
    """Reads the command line and takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default="http://127.0.0.1:8050", help="where the app answers")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the pictures go")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="names of pictures, such as overview-en")
    given = parser.parse_args()
    take(given.address, given.only, given.folder)


if __name__ == "__main__":
    main()
