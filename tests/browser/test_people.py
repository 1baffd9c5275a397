"""Pages of actors and pairs, the network, areas of the map, the camera in history, sending."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from data.store import open_store
from tests.browser.conftest import App, Watched

DRAWN = "() => window.waqaiMap && window.waqaiMap.drawn() && window.waqaiMap.drawn().loaded()"


def _open(screen: Watched, app: App, query: str = "?lang=en") -> Any:
    screen.page.goto(app.address + "/" + query)
    screen.settle()
    return screen.page


def _query(page: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_an_actors_page_opens_from_the_filters_and_leads_to_a_pair(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&actors=khalifa-haftar")
    page.locator(".to-page").click()
    page.wait_for_url("**view=actor*")
    drawer = page.locator(".mantine-Drawer-content")
    drawer.locator(".detail-title", has_text="Khalifa Haftar").wait_for()
    drawer.locator(".bar-row", has_text="Abdel Fattah el-Sisi").first.click()
    page.wait_for_url("**view=pair*")
    drawer.locator("#pair-filter").click()
    page.wait_for_url(lambda url: "view=" not in url and "actors_mode=all" in url)
    screen.settle()
    assert sorted(_query(page)["actors"]) == ["abdel-fattah-el-sisi", "khalifa-haftar"]


def test_an_event_opened_from_a_page_closes_back_to_it(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&view=actor~khalifa-haftar")
    drawer = page.locator(".mantine-Drawer-content")
    drawer.locator(".short .row-title").first.click()
    page.wait_for_url("**event=*")
    drawer.locator("#copy-citation").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "event=" not in url and "view=actor" in url)
    drawer.locator("#actor-filter").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "view=" not in url)


def test_a_node_of_the_network_filters(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&tab=network")
    page.locator("#network .scatterlayer .point").first.wait_for()
    page.locator("#network").scroll_into_view_if_needed()
    point = page.evaluate("() => { const plot = document.querySelector('#network .js-plotly-plot'), layout = plot._fullLayout;"
                          " const trace = plot.data.find(one => one.customdata), at = trace.customdata.indexOf('khalifa-haftar');"
                          " const box = plot.getBoundingClientRect(); return {x: box.x + layout.xaxis._offset + layout.xaxis.l2p(trace.x[at]),"
                          " y: box.y + layout.yaxis._offset + layout.yaxis.l2p(trace.y[at])}; }")
    page.mouse.move(point["x"] - 3, point["y"])
    page.mouse.move(point["x"], point["y"], steps=3)
    page.mouse.click(point["x"], point["y"])
    page.wait_for_url("**actors=khalifa-haftar*")


def test_back_and_forward_move_the_map(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&camera=30,31,7")
    page.wait_for_function(DRAWN)
    zoom = "(window.waqaiMap.drawn() ? window.waqaiMap.drawn().getZoom() : 0)"
    page.wait_for_function(f"() => Math.abs({zoom} - 7) < 0.01")
    page.evaluate("window.waqai.apply([['set', 'camera', '20,25,5']]); window.dispatchEvent(new Event('waqai:camera'))")
    page.wait_for_function(f"() => Math.abs({zoom} - 5) < 0.01")
    screen.settle()
    page.go_back()
    page.wait_for_function(f"() => Math.abs({zoom} - 7) < 0.01")
    assert _query(page)["camera"] == ["30,31,7"]
    page.go_forward()
    page.wait_for_function(f"() => Math.abs({zoom} - 5) < 0.01")
    assert _query(page)["camera"] == ["20,25,5"]


def test_what_is_in_view_filters_and_the_area_can_be_dropped(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&camera=30,31,7")
    page.wait_for_function(DRAWN)
    everything = page.locator("#list-head .count-badge").inner_text()
    page.locator("#menu-map").click()
    page.locator("#map-inview").click()
    page.wait_for_url("**bbox=*")
    screen.settle()
    assert page.locator("#list-head .count-badge").inner_text() != everything
    page.locator(".chip", has_text="chosen area").click()
    page.wait_for_url(lambda url: "bbox=" not in url)


def test_an_area_is_drawn_with_the_mouse(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.wait_for_function(DRAWN)
    page.locator("#menu-map").click()
    page.locator("#map-lasso").click()
    page.wait_for_function("() => document.querySelector('#map .js-plotly-plot')._fullLayout.dragmode === 'lasso'")
    box = page.locator("#map").bounding_box()
    corners = [(0.3, 0.3), (0.8, 0.3), (0.8, 0.7), (0.3, 0.7)]
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    for x, y in [*corners[1:], corners[0]]:
        page.mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * y, steps=8)
    page.mouse.up()
    page.wait_for_url("**lasso=*")
    screen.settle()
    assert page.locator(".chip", has_text="chosen area").count() == 1


def test_the_edge_opens_the_wider_map(screen: Watched, app: App) -> None:
    page = _open(screen, app)
    page.wait_for_function(DRAWN)
    page.locator(".edge").first.click()
    page.wait_for_url("**wide=1*")
    screen.settle()
    page.wait_for_function("() => document.querySelector('#map .js-plotly-plot').data.some(one => (one.customdata || []).includes('geneva'))")
    assert page.locator(".edge").count() == 0


def test_a_reported_error_is_kept_for_the_curators(screen: Watched, app: App) -> None:
    page = _open(screen, app, "?lang=en&event=e-made-000001")
    page.locator(".report-error summary").click()
    page.locator("#report-form [name=field]").select_option("place")
    page.locator("#report-form [name=note]").fill("It was elsewhere.")
    page.locator("#report-send").click()
    page.locator("#report-status", has_text="Kept").wait_for()
    with open_store(app.database_url) as store:
        kept = [one for one in store.read_error_reports() if one.note == "It was elsewhere."]
    assert [(one.event_id, one.field) for one in kept] == [("e-made-000001", "place")]


def test_a_pasted_article_waits_for_the_worker(screen: Watched, app: App, tmp_path: Path) -> None:
    page = _open(screen, app, "?lang=en&view=paste")
    page.locator("#paste-send").click()
    page.locator("#paste-status", has_text="Paste the text").wait_for()
    page.locator("#paste-form [name=headline]").fill("عنوان")
    page.locator("#paste-form [name=text]").fill("التقى الوزير نظيره في القاهرة.")
    page.locator("#paste-send").click()
    page.locator("#paste-status", has_text="Waiting").wait_for()
    page.locator("#close-view").click()
    page.wait_for_url(lambda url: "view=" not in url)
