"""A real gunicorn over a store of made-up reports, and a real Chromium that may reach nothing but 127.0.0.1."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from data.store import open_store
from tests.dashboard.synthetic import fill

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
SIZE = 400


@dataclass
class App:
    """A running server and where its data is."""

    address: str
    database_url: str
    snapshots: Path


@dataclass
class Watched:
    """A page of the browser with everything it complained of or asked elsewhere."""

    page: Any
    troubles: list[str] = field(default_factory=list)

    def settle(self) -> None:
        """Waits until the page shows the answer to its address."""
        self.page.wait_for_function("() => { const page = document.getElementById('page');"
                                    " return page && page.dataset.answers === location.search && !document.querySelector('.progress.busy'); }")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(150):
        if process.poll() is not None:
            raise RuntimeError(f"gunicorn ended: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("gunicorn does not answer")


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The dashboard, served by gunicorn on a free port over made-up reports."""
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'waqai.db'}"
    with open_store(url) as store:
        fill(store, SIZE)
    port, log = _free_port(), folder / "gunicorn.log"
    environment = {**os.environ, "DATABASE_URL": url, "WAQAI_SNAPSHOTS": str(folder / "snapshots"), "PYTHONPATH": str(ROOT), "WAQAI_INBOX": "yes"}
    command = [sys.executable, "-m", "gunicorn", "dashboard.wsgi:server", "--bind", f"127.0.0.1:{port}", "--threads", "4", "--no-control-socket"]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out) as process:
        try:
            _wait(f"http://127.0.0.1:{port}", process, log)
            yield App(f"http://127.0.0.1:{port}", url, folder / "snapshots")
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; skips where it is not installed."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (requirements-dev.txt)")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def watch(watched: Watched) -> None:
    """Notes every complaint of the page and every request to elsewhere."""
    page = watched.page

    def asked(request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "blob:", "data:")):
            watched.troubles.append(f"asked elsewhere: {request.url}")

    page.on("request", asked)
    page.on("console", lambda message: watched.troubles.append(f"console: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda problem: watched.troubles.append(f"page: {problem}"))
    page.on("response", lambda response: watched.troubles.append(f"{response.status}: {response.url}") if response.status >= 400 else None)


@pytest.fixture
def screen(browser: Any) -> Iterator[Watched]:
    """A desktop page; the test fails on any console error and any request that leaves the machine."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True, locale="en-GB")
    context.add_init_script("localStorage.setItem('waqai.tour', 'done')")
    watched = Watched(context.new_page())
    watched.page.set_default_timeout(30_000)
    watch(watched)
    yield watched
    context.close()
    assert not watched.troubles
