"""A reader's way through the app, in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from data import queries
from data.export import stream_events_csv
from data.filters import parse_filters
from data.snapshot import open_snapshot
from tests.browser.conftest import App, Watched


def _query(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _shown(page: Any) -> int:
    return int(page.locator("#list-head .count-badge").inner_text().replace(",", ""))


def _open(screen: Watched, app: App, query: str = "?lang=en") -> Any:
    screen.page.goto(app.address + "/" + query)
    screen.settle()
    return screen.page


def _brush(page: Any, low: float, high: float) -> None:
    """Drags over the overview, from one share of its width to another."""
    box = page.locator("#overview .nsewdrag").bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * low, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (low + high) / 2, y + 3, steps=6)
    page.mouse.move(box["x"] + box["width"] * high, y, steps=6)
    page.mouse.up()


def test_brushing_filters_list_map_and_csv(screen: Watched, app: App, tmp_path: Path) -> None:
    page = _open(screen, app)
    everything = _shown(page)
    _brush(page, 0.8, 0.95)
    page.wait_for_url("**from=*")
    screen.settle()
    brushed = _shown(page)
    assert 0 < brushed < everything
    page.locator("#actor-list a", has_text="Khalifa Haftar").click()
    page.wait_for_url("**actors=khalifa-haftar*")
    screen.settle()
    assert 0 < _shown(page) < brushed
    query = urlsplit(page.url).query
    con = open_snapshot(app.snapshots)
    filters = parse_filters(query)
    assert filters.actors == ("khalifa-haftar",) and filters.date_from and filters.date_to
    assert _shown(page) == queries.tallies(con, filters).total
    with page.expect_download() as waiting:
        page.locator("#menu-export").click()
        page.locator("#export-events").click()
    saved = tmp_path / "events.csv"
    waiting.value.save_as(saved)
    assert saved.read_bytes() == b"".join(stream_events_csv(con, filters))
    assert saved.read_bytes().startswith(b"\xef\xbb\xbf")
    con.close()


def test_an_event_opens_marked_and_closes(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.locator(".row-title").first.click()
    page.wait_for_url("**event=*")
    screen.settle()
    drawer = page.locator(".mantine-Drawer-content")
    drawer.locator("mark.mark-trigger").first.wait_for()
    assert drawer.locator("mark.mark-actor").count() >= 1
    assert drawer.locator(".address a").first.get_attribute("rel") == "noopener noreferrer"
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "event=" not in url)
    screen.settle()
    drawer.wait_for(state="detached")


def test_hostile_text_stays_text(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&event=e-made-000005")
    page.locator(".mantine-Drawer-content blockquote").first.wait_for()
    assert "<script>alert(1)</script>" in page.locator(".mantine-Drawer-content blockquote").first.inner_text()
    assert page.locator(".mantine-Drawer-content img").count() == 0
    assert page.title() != "1"


def test_arabic_turns_the_page_round_without_reload(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.evaluate("window.stayed = true")
    page.locator("#switch-language").click()
    page.wait_for_url("**lang=ar*")
    screen.settle()
    page.wait_for_function("() => document.documentElement.dir === 'rtl'")
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.documentElement.lang") == "ar"
    assert page.evaluate("getComputedStyle(document.getElementById('filters')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.getElementById('overview-frame')).direction") == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    filters, main = page.locator("#filters").bounding_box(), page.locator("#main").bounding_box()
    assert filters["x"] > main["x"]


def test_back_and_forward_lead_through_the_filters(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    everything = _shown(page)
    page.locator("#facet-types a", has_text="Visit").click()
    page.wait_for_url("**types=visit*")
    screen.settle()
    visits = _shown(page)
    assert visits < everything
    page.go_back()
    screen.settle()
    assert _shown(page) == everything
    page.go_forward()
    screen.settle()
    assert _shown(page) == visits
    page.locator(".chip", has_text="Visit").click()
    page.wait_for_url(lambda url: "types=" not in url)
    screen.settle()
    assert _shown(page) == everything


def test_a_place_on_the_map_filters(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    everything = _shown(page)
    page.wait_for_function("() => { const plot = document.querySelector('#map .js-plotly-plot');"
                           " const map = plot && plot._fullLayout.map && plot._fullLayout.map._subplot && plot._fullLayout.map._subplot.map;"
                           " return map && map.loaded(); }")
    point = page.evaluate("() => { const plot = document.querySelector('#map .js-plotly-plot');"
                          " const at = plot._fullLayout.map._subplot.map.project([20.067, 32.117]);"
                          " const box = plot.querySelector('.maplibregl-canvas').getBoundingClientRect();"
                          " return {x: box.x + at.x, y: box.y + at.y}; }")
    page.mouse.move(point["x"] - 3, point["y"])
    page.mouse.move(point["x"], point["y"], steps=4)
    page.locator("#map .hoverlayer .hovertext").first.wait_for()
    page.mouse.click(point["x"], point["y"])
    page.wait_for_url("**places=benghazi*")
    screen.settle()
    assert 0 < _shown(page) < everything
    assert page.locator(".chip", has_text="Benghazi").count() == 1


def test_undated_and_unplaced_are_one_click_away(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    for chip, group in (("#group-undated", "undated"), ("#group-unplaced", "unplaced"), ("#group-outside", "outside")):
        number = int(page.locator(chip).inner_text().split()[0].replace(",", ""))
        assert number > 0
        page.locator(chip).click()
        page.wait_for_url(f"**groups={group}*")
        screen.settle()
        assert _shown(page) == number
        page.locator(chip).click()
        page.wait_for_url(lambda url: "groups=" not in url)
        screen.settle()


def test_actors_are_found_in_both_scripts(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    for text in ("حفتر", "haftar", "Hifter"):
        page.locator("#actor-search").fill(text)
        page.wait_for_function("() => { const rows = document.querySelectorAll('#actor-list .facet');"
                               " return rows.length > 0 && rows.length < 4 && rows[0].textContent.includes('Haftar'); }")


def test_rarer_values_unfold_follow_the_filters_and_can_be_chosen(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    rows = page.locator("#facet-topics .facet-more .facet")
    assert rows.count() == 0
    page.locator("#facet-topics .facet-more summary").click()
    rows.first.wait_for()
    before = rows.all_inner_texts()
    assert rows.first.get_attribute("role") == "checkbox" and all(before)
    page.locator("#facet-statuses a").first.click()
    page.wait_for_url("**statuses=*")
    screen.settle()
    rows.first.wait_for()
    assert rows.all_inner_texts() != before
    asked = rows.first.get_attribute("data-ops")
    rows.first.focus()
    page.keyboard.press(" ")
    page.wait_for_url("**topics=*")
    screen.settle()
    assert _query(page)["topics"] == [json.loads(asked or "")[0][2]] and "statuses" in _query(page)
    assert page.locator("#facet-topics a[aria-checked=true]").count() == 1


def test_two_quick_clicks_both_count(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.evaluate("() => { for (const name of ['Visit', 'Call']) [...document.querySelectorAll('#facet-types a')]"
                  ".find(link => link.textContent.includes(name)).click(); }")
    page.wait_for_url("**types=call*")
    screen.settle()
    assert sorted(_query(page)["types"]) == ["call", "visit"]
    shown = page.evaluate("[...document.querySelectorAll('#facet-types a[aria-checked=true] .facet-name')].map(name => name.textContent)")
    assert sorted(shown) == ["Call", "Visit"]


def test_a_late_answer_does_not_replace_a_newer_one(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    held: list[Any] = []

    def hold(route: Any) -> None:
        if "types=visit" in (route.request.post_data or "") and not held:
            held.append(route)
        else:
            route.continue_()

    page.route("**/_dash-update-component*", hold)
    page.locator("#facet-types a", has_text="Visit").click()
    page.wait_for_url("**types=visit*")
    while not held:
        page.wait_for_timeout(20)
    with page.expect_response("**/_dash-update-component*"):
        page.go_back()
    newest = _shown(page)
    with page.expect_response("**/_dash-update-component*"):
        held[0].continue_()
    # Two frames on, the late answer would stand there.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    screen.settle()
    assert _shown(page) == newest
    assert page.locator("#facet-types a[aria-checked=true]").count() == 0


def test_keyboard_reaches_filters_and_events(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.locator("#facet-types a", has_text="Visit").focus()
    page.keyboard.press("Space")
    page.wait_for_url("**types=visit*")
    screen.settle()
    page.locator(".row-title").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**event=*")


def test_nonsense_in_the_address_is_named(screen: Watched, app: App) -> None:
    screen.page.goto(app.address + "/?lang=en&types=party")
    screen.settle()
    message = screen.page.locator("#message .notice.error")
    assert "types=party" in message.inner_text()
    message.locator("a").click()
    screen.page.wait_for_url("**/?lang=en")
    screen.settle()
    assert _shown(screen.page) > 0
    # The server says so by its status, too; nothing else went wrong.
    assert all("400" in trouble for trouble in screen.troubles)
    screen.troubles.clear()
