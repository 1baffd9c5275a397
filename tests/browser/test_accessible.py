"""Every page by axe (WCAG 2.2 AA), in both languages and themes: nothing serious, nothing critical."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ROOT, App, Watched

AXE = ROOT / ".venv" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "overview": "", "table": "&tab=table", "event": "&event=e-made-000001", "help": "&view=help", "notes": "&view=notes",
    "actor": "&view=actor~khalifa-haftar", "pair": "&view=pair~khalifa-haftar~abdel-fattah-el-sisi", "network": "&tab=network",
    "paste": "&view=paste", "wide": "&wide=1&arcs=1&lanes=actor", "nothing": "&q=zzzzzz",
    "embedded": "&embed=1", "filtered": "&types=visit&statements=1&from=2024",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed (scripts/setup.sh test, with npm)")


def violations(page: Any) -> list[str]:
    """What axe finds serious or critical, a line each."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS)["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found if one["impact"] in ("serious", "critical")
            for node in one["nodes"][:4]]


@needs_axe
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("way", ["lang=en&theme=light", "lang=ar&theme=dark&digits=arab&hijri=1"])
def test_nothing_serious_on_any_page(screen: Watched, app: App, name: str, way: str) -> None:
    screen.page.goto(f"{app.address}/?{way}{PAGES[name]}")
    screen.settle()
    if name == "table":
        screen.page.locator("#grid .ag-row .cell-link").first.wait_for()
    # Drawers fade in; a text that is still half transparent has too little contrast.
    screen.page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
    assert violations(screen.page) == []


@needs_axe
@pytest.mark.parametrize("way", ["lang=ar&theme=light", "lang=en&theme=dark"])
def test_nothing_serious_in_the_other_themes(screen: Watched, app: App, way: str) -> None:
    screen.page.goto(f"{app.address}/?{way}")
    screen.settle()
    screen.page.locator("#menu-more").click()
    assert violations(screen.page) == []
