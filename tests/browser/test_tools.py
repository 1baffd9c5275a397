"""Table, marks, saved filters, the first minute, pictures, keys of the timeline."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from data.store import open_store
from tests.browser.conftest import App, Watched
from tests.dashboard.synthetic import keep, make_report


def _open(screen: Watched, app: App, query: str = "?lang=en") -> Any:
    screen.page.goto(app.address + "/" + query)
    screen.settle()
    return screen.page


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_table_holds_what_the_filters_admit_and_opens_events(screen: Watched, app: App, language: str) -> None:
    page = _open(screen, app, f"?lang={language}&tab=table")
    page.locator("#grid .ag-row .cell-link").first.wait_for()
    rtl = page.locator("#grid .ag-root-wrapper.ag-rtl").count()
    assert rtl == (1 if language == "ar" else 0)
    page.locator("#facet-types a", has_text="Visit" if language == "en" else "زيارة").click()
    page.wait_for_url("**types=visit*")
    screen.settle()
    total = page.locator("#list-head .count-badge").inner_text()
    rows = "document.querySelector('#grid [role=treegrid], #grid [role=grid]').getAttribute('aria-rowcount')"
    page.wait_for_function(f"() => {rows} == {int(total) + 1}")
    page.locator("#grid .ag-row[row-index='0'] .ag-cell").first.click()
    page.wait_for_url("**event=*")


def test_a_heading_of_the_table_sorts_and_the_address_keeps_it(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&tab=table")
    page.locator("#grid .ag-row .cell-link").first.wait_for()
    page.locator("#grid .ag-header-cell[col-id='type']").click()
    page.wait_for_url("**sort=-type*")
    page.wait_for_function("() => document.querySelector(\"#grid .ag-row[row-index='0'] [col-id=type]\").textContent === 'Visit'")


def test_columns_are_chosen_and_remembered(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&tab=table")
    page.locator("#grid .ag-row .cell-link").first.wait_for()
    assert page.locator("#grid .ag-header-cell[col-id='basis']").count() == 0
    page.locator(".columns-menu summary").click()
    page.locator("[data-column=basis]").click()
    page.locator("#grid .ag-header-cell[col-id='basis']").wait_for()
    page.reload()
    screen.settle()
    page.locator("#grid .ag-header-cell[col-id='basis']").wait_for()


def test_marks_stay_and_travel_as_a_file(screen: Watched, app: App, tmp_path: Path) -> None:
    page = _open(screen, app, "?lang=en&types=visit")
    star = page.locator(".row .star").first
    id = star.get_attribute("data-mark")
    star.click()
    assert star.get_attribute("aria-pressed") == "true"
    page.reload()
    screen.settle()
    page.wait_for_function(f"() => document.querySelector(`[data-mark='{id}']`).getAttribute('aria-pressed') === 'true'")
    page.goto(app.address + "/?lang=en&types=visit&view=notes")
    screen.settle()
    page.locator("#filter-save").click()
    page.locator("#notes-filters .notes-row").wait_for()
    with page.expect_download() as waiting:
        page.locator("#notes-export").click()
    kept = tmp_path / "notes.json"
    waiting.value.save_as(kept)
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert list(found["marks"]) == [id] and [one["query"] for one in found["filters"]] == ["types=visit"]
    page.evaluate("localStorage.removeItem('waqai.notes')")
    page.reload()
    screen.settle()
    assert page.locator("#notes-marks .notes-row").count() == 0
    with page.expect_file_chooser() as choosing:
        page.locator("#notes-import").click()
    choosing.value.set_files(kept)
    page.locator("#notes-marks .notes-row").wait_for()
    page.locator("#notes-filters [data-go]").click()
    page.wait_for_url(lambda url: "view=" not in url and "types=visit" in url)


def test_a_file_that_holds_no_marks_is_refused(screen: Watched, app: App, tmp_path: Path) -> None:
    page = _open(screen, app, "?lang=en&view=notes")
    other = tmp_path / "other.json"
    other.write_text('{"version": 7}', encoding="utf-8")
    said: list[str] = []
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.accept()))
    with page.expect_file_chooser() as choosing:
        page.locator("#notes-import").click()
    choosing.value.set_files(other)
    page.wait_for_function("() => document.getElementById('announce').textContent !== ''")
    assert said and page.locator("#notes-marks .notes-row").count() == 0


def test_arrows_walk_the_single_events_and_enter_opens_one(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&from=2025")
    page.locator("#lanes .scatterlayer").first.wait_for(state="attached")
    page.locator("#lanes-frame").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.getElementById('announce').textContent.length > 10")
    first = page.locator("#announce").text_content()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(f"() => document.getElementById('announce').textContent !== {json.dumps(first)}")
    page.keyboard.press("Enter")
    page.wait_for_url("**event=*")


def test_keys_zoom_the_timeline_and_escape_clears_its_days(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&from=2025-01&to=2025-06")
    page.locator("#lanes-frame").focus()
    page.keyboard.press("+")
    page.wait_for_url(lambda url: "from=2025-02" in url)
    screen.settle()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "from=" not in url)


def test_playing_moves_on_by_steps_where_no_motion_is_wanted(screen: Watched, app: App) -> None:
    screen.page.emulate_media(reduced_motion="reduce")
    page = _open(screen, app)
    seen = set()
    for _ in range(3):
        before = page.url
        page.locator("#play").click()
        page.wait_for_url(lambda url, before=before: url != before)
        screen.settle()
        seen.add(page.url)
    assert len(seen) == 3


def test_the_first_minute_opens_once(screen: Watched, app: App, browser: Any) -> None:
    fresh = browser.new_context(viewport={"width": 1400, "height": 900})
    page = fresh.new_page()
    page.goto(app.address + "/?lang=en")
    page.locator("#tour-next").wait_for()
    for _ in range(3):
        page.locator("#tour-next").click()
    page.locator("#tour").wait_for(state="hidden")
    page.reload()
    page.locator(".row-title").first.wait_for()
    assert not page.locator("#tour").is_visible()
    fresh.close()


@pytest.mark.parametrize("chart", ["overview", "map"])
def test_charts_are_saved_as_pictures(screen: Watched, app: App, tmp_path: Path, chart: str) -> None:
    page = _open(screen, app)
    page.wait_for_function("() => { const plot = document.querySelector('#map .js-plotly-plot');"
                           " return plot && plot._fullLayout && plot._fullLayout.map && plot._fullLayout.map._subplot; }")
    page.locator("#menu-export").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-png={chart}]").click()
    saved = tmp_path / "chart.png"
    waiting.value.save_as(saved)
    assert saved.read_bytes().startswith(b"\x89PNG") and saved.stat().st_size > 5_000


def test_an_embedded_page_is_timeline_and_map_alone(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&embed=1&types=visit")
    assert page.locator("#timeline").is_visible() and page.locator("#map").is_visible()
    assert not page.locator("#filters").is_visible() and not page.locator("#events").is_visible()
    assert "embed" not in (page.locator("#head a.button").get_attribute("href") or "embed")


def test_paper_gets_the_list_or_the_page_that_lies_open(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&theme=dark")
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible() and page.locator("#events").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--surface').trim()") == "#FFFFFF"
    page.emulate_media(media="screen")
    page.locator(".row-title").first.click()
    page.wait_for_url("**event=*")
    page.locator("#copy-citation").wait_for()
    page.emulate_media(media="print")
    assert not page.locator("#events").is_visible() and page.locator(".detail-title").is_visible()


@pytest.mark.parametrize("query", ["?lang=ar", "?lang=en&tab=table", "?lang=ar&event=e-made-000001", "?lang=en&view=actor~khalifa-haftar"])
def test_nothing_is_wider_than_the_page_at_four_times_the_size(screen: Watched, app: App, query: str) -> None:
    screen.page.set_viewport_size({"width": 320, "height": 256})
    page = _open(screen, app, query)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("[...document.querySelectorAll('.mantine-Drawer-body')].every(one => one.scrollWidth <= one.clientWidth + 1)")


def test_new_events_appear_without_reload_and_the_state_stays(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&types=visit&sort=date")
    before = page.locator("#page").get_attribute("data-revision")
    page.evaluate("window.stayed = true")
    with open_store(app.database_url) as store:
        article, event = make_report(9001, random.Random(9001))
        store.write_extraction(article, (event,), keep)
    newer = f"document.getElementById('page').dataset.revision !== '{before}'"
    page.wait_for_function(f"() => {{ window.dash_clientside.waqai.news(1); return {newer}; }}", polling=1000)
    screen.settle()
    assert page.evaluate("window.stayed") is True and "types=visit" in page.url and "sort=date" in page.url
