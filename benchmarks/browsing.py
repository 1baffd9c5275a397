"""The page in a headless Chromium with software GL: until it can be used, from a click until every view shows it, what is sent and drawn."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.outside import ROOT

_FLAGS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
# The page shows the answer to its address, and the charts have drawn it.
_SETTLED = """() => { const page = document.getElementById('page');
    return page && page.dataset.answers === location.search && !document.querySelector('.progress.busy')
    && document.querySelector('#list-head h2'); }"""
_MARKS = """() => Math.max(...[...document.querySelectorAll('.js-plotly-plot')].map(graph =>
    (graph.data || []).reduce((sum, trace) => sum + Math.max((trace.x || trace.lat || trace.lon || []).length, 0), 0)))"""
# Links that a reader may choose: values of facets, places, presets, bars of the timeline's twin.
_LINKS = "#facets a[data-ops], #actor-list a[data-ops], #timeline-head a[data-ops], #map-table a[data-ops]"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _server(database_url: str, snapshots: Path) -> Iterator[str]:
    address = f"http://127.0.0.1:{_free_port()}"
    environment = {**os.environ, "DATABASE_URL": database_url, "WAQAI_SNAPSHOTS": str(snapshots), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gunicorn", "dashboard.wsgi:server", "--bind", address.removeprefix("http://"), "--threads", "4",
               "--timeout", "300", "--no-control-socket"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                try:
                    urllib.request.urlopen(f"{address}/healthz", timeout=60).close()
                    break
                except OSError:
                    time.sleep(0.2)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _clicks(page: Any, count: int) -> tuple[list[float], list[float], list[int]]:
    """Milliseconds, kilobytes as sent, and marks of each click."""
    draw, times, sizes, marks = random.Random(3), [], [], []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    got = [0.0]
    session.on("Network.loadingFinished", lambda event: got.__setitem__(0, got[0] + event["encodedDataLength"]))
    for number in range(count):
        if number % 6 == 5:
            page.goto(page.url.split("?")[0] + "?lang=en")
            page.wait_for_function(_SETTLED)
        links = page.query_selector_all(_LINKS)
        link = draw.choice(links)
        got[0] = 0
        before, begun = page.url, time.perf_counter()
        link.evaluate("link => link.click()")
        page.wait_for_function("before => location.href !== before", arg=before, timeout=5000)
        page.wait_for_function(_SETTLED)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        times.append((time.perf_counter() - begun) * 1000)
        sizes.append(got[0] / 1000)
        marks.append(int(page.evaluate(_MARKS)))
    return times, sizes, marks


def measure_browser(database_url: str, snapshots: Path, clicks: int = 40) -> dict[str, Any]:
    """First paint of a fresh browser whose server is warm, then clicks. ImportError where playwright is missing."""
    from playwright.sync_api import sync_playwright

    with _server(database_url, snapshots) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(60_000)
        begun = time.perf_counter()
        page.goto(f"{address}/?lang=en")
        page.wait_for_function(_SETTLED)
        paint = time.perf_counter() - begun
        times, sizes, marks = _clicks(page, clicks)
        browser.close()
    ordered = sorted(times)
    return {"paint_s": round(paint, 2), "click_p50_ms": round(ordered[len(ordered) // 2]), "click_p95_ms": round(ordered[int(len(ordered) * 0.95)]),
            "most_kb": round(max(sizes), 1), "most_marks": max(marks), "clicks": clicks}
