"""A phone, a browser without WebGL, a server that is gone, a reader without a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.conftest import CHROMIUM, FLAGS, App, Watched, watch


@pytest.fixture
def phone(browser: Any) -> Iterator[Watched]:
    """A small screen with touch."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="ar-EG", accept_downloads=True)
    watched = Watched(context.new_page())
    watch(watched)
    yield watched
    context.close()
    assert not watched.troubles


@pytest.fixture
def flat(browser: Any) -> Iterator[Watched]:
    """A browser that draws no WebGL."""
    flags = [flag for flag in FLAGS if "angle" not in flag and "swiftshader" not in flag and "gpu" not in flag]
    opened = browser.browser_type.launch(executable_path=CHROMIUM, args=[*flags, "--disable-gpu", "--disable-3d-apis"])
    watched = Watched(opened.new_page(viewport={"width": 1400, "height": 900}))
    watch(watched)
    yield watched
    opened.close()
    assert not watched.troubles


def test_the_map_does_not_trap_a_finger_or_the_wheel(phone: Watched, screen: Watched, app: App) -> None:
    phone.page.goto(app.address + "/?lang=ar")
    phone.page.locator(".maplibregl-cooperative-gesture-screen").wait_for(state="attached")
    assert "بإصبعين" in (phone.page.locator(".maplibregl-mobile-message").text_content() or "")
    page = screen.page
    page.goto(app.address + "/?lang=en&types=meeting")
    page.locator(".maplibregl-cooperative-gesture-screen").wait_for(state="attached")
    box = page.locator("#map").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, 200)
    page.wait_for_function("() => scrollY > 0")
    assert "camera=" not in page.url


def _swipe(page: Any, x: float, y: float) -> None:
    """A finger goes up by 200 pixels."""
    session = page.context.new_cdp_session(page)
    for step in range(21):
        points = [{"x": x, "y": y - 10 * step}]
        session.send("Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": points})
        page.wait_for_timeout(10)
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_charts_let_a_finger_scroll_the_page(phone: Watched, app: App) -> None:
    phone.page.goto(app.address + "/?lang=en")
    phone.settle()
    phone.page.locator(".maplibregl-cooperative-gesture-screen").wait_for(state="attached")
    for chart in ("#overview", "#lanes", "#map"):
        phone.page.locator(chart).evaluate("chart => scrollTo(0, scrollY + chart.getBoundingClientRect().top - 300)")
        before = phone.page.evaluate("scrollY")
        box = phone.page.locator(chart).bounding_box()
        _swipe(phone.page, box["x"] + 150, box["y"] + box["height"] / 2)
        phone.page.wait_for_function(f"() => scrollY > {before} + 60")
    assert "from=" not in phone.page.url


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_phone_shows_everything_in_its_width(phone: Watched, app: App, language: str) -> None:
    phone.page.goto(f"{app.address}/?lang={language}")
    phone.settle()
    assert phone.page.evaluate("document.documentElement.scrollWidth") == 360
    assert not phone.page.locator("#filters").is_visible()
    phone.page.locator(".filters-open").click()
    phone.page.locator("#facet-types a").first.click()
    phone.page.wait_for_url("**types=*")
    phone.settle()
    phone.page.locator(".filters-close").click()
    assert not phone.page.locator("#filters").is_visible()
    assert phone.page.evaluate("[...document.querySelectorAll('#main a, #main button')].filter(e => e.offsetParent && !e.closest('.rows'))"
                               ".every(e => e.getBoundingClientRect().height >= 24)")


def test_the_page_speaks_the_language_that_the_browser_prefers(phone: Watched, app: App) -> None:
    phone.page.goto(app.address + "/")
    phone.settle()
    assert phone.page.evaluate("document.documentElement.dir") == "rtl"
    assert phone.page.title() == "وقائع"


def test_without_webgl_the_map_is_drawn_plainly_and_filters_all_the_same(flat: Watched, app: App) -> None:
    page = flat.page
    page.goto(app.address + "/?lang=en")
    flat.settle()
    page.locator("#map .scatterlayer .point").first.wait_for()
    assert "no WebGL" in page.locator("#map-head").inner_text()
    # Regions lie below towns: the last traces of points are on top.
    point = page.evaluate("() => { const plot = document.querySelector('#map .js-plotly-plot'); const layout = plot._fullLayout;"
                          " const trace = plot.data.find(one => one.customdata && one.customdata.includes('benghazi'));"
                          " const at = trace.customdata.indexOf('benghazi'); const box = plot.getBoundingClientRect();"
                          " return {x: box.x + layout.xaxis._offset + layout.xaxis.l2p(trace.x[at]),"
                          " y: box.y + layout.yaxis._offset + layout.yaxis.l2p(trace.y[at])}; }")
    page.mouse.move(point["x"] - 2, point["y"])
    page.mouse.click(point["x"], point["y"])
    page.wait_for_url("**places=benghazi*")


def test_a_server_that_does_not_answer_is_said(screen: Watched, app: App) -> None:
    page = screen.page
    page.goto(app.address + "/?lang=en")
    screen.settle()
    page.route("**/_dash-update-component*", lambda route: route.abort())
    page.locator("#facet-types a").first.click()
    page.locator("#offline").wait_for(state="visible")
    assert "does not answer" in page.locator("#offline").inner_text()
    page.unroute("**/_dash-update-component*")
    page.locator("#facet-types a").nth(1).click()
    page.locator("#offline").wait_for(state="hidden")
    screen.settle()
    screen.troubles.clear()


def test_charts_can_be_used_without_a_mouse(screen: Watched, app: App) -> None:
    page = screen.page
    page.goto(app.address + "/?lang=en")
    screen.settle()
    for table, key in (("#map-table", "places="), ("#timeline-table", "from=")):
        page.locator(f"{table} summary").focus()
        page.keyboard.press("Enter")
        page.locator(f"{table} a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{key}*")
        screen.settle()
    page.locator("#zoom-out").focus()
    page.keyboard.press("Enter")
    screen.settle()


def test_zoom_buttons_move_the_map(screen: Watched, app: App) -> None:
    page = screen.page
    page.goto(app.address + "/?lang=en")
    screen.settle()
    page.wait_for_function("() => { const plot = document.querySelector('#map .js-plotly-plot'); return plot && plot._fullLayout.map; }")
    zoom = "document.querySelector('#map .js-plotly-plot')?._fullLayout?.map?.zoom"
    before = page.evaluate(zoom)
    page.locator("[data-zoom='1']").click()
    page.wait_for_function(f"() => {zoom} > {before} + 0.5")
    # The view stays where the reader put it when filters change.
    page.locator("#facet-types a").first.click()
    page.wait_for_url("**types=*")
    screen.settle()
    assert page.evaluate(zoom) > before + 0.5
    assert "camera=" in page.url
    page.reload()
    screen.settle()
    page.wait_for_function(f"() => {zoom} > {before} + 0.5")
    page.locator("[data-zoom='0']").click()
    page.wait_for_function(f"() => Math.abs({zoom} - {before}) < 0.01")
    page.wait_for_url(lambda url: "camera=" not in url)
