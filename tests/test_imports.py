"""The house rules that keep the code apart: extraction → data ← dashboard, no circle between modules, short files, no bare except."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("data", "extraction", "dashboard")
MAY_IMPORT = {"data": {"data"}, "extraction": {"extraction", "data"}, "dashboard": {"dashboard", "data"}}
LONGEST_FILE = 300
LONGEST_FUNCTION = 60


def module_name(path: Path, root: Path = ROOT) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def sources(root: Path = ROOT) -> dict[str, ast.Module]:
    """Module name → its syntax tree, for our packages."""
    return {module_name(path, root): ast.parse(path.read_text(encoding="utf-8"), str(path))
            for package in PACKAGES for path in sorted((root / package).rglob("*.py"))}


def imported(module: str, tree: ast.Module, modules: Mapping[str, object], package: bool) -> Iterator[tuple[str, bool]]:
    """Our modules that a module imports, and whether it does so when it is itself imported (not inside a function, not for type checks only)."""
    typing_only = {id(node) for block in ast.walk(tree) if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
                   for node in ast.walk(block)}
    late = {id(node) for function in ast.walk(tree) if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".") if package else module.split(".")[:-1]
                base = ".".join([*parts[:len(parts) - node.level + 1], *([base] if base else [])])
            names = [f"{base}.{alias.name}" if f"{base}.{alias.name}" in modules else base for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] in PACKAGES:
                yield name, id(node) not in typing_only | late


def arrows(trees: Mapping[str, ast.Module], root: Path = ROOT) -> dict[str, list[tuple[str, bool]]]:
    return {name: list(imported(name, tree, trees, (root / name.replace(".", "/") / "__init__.py").is_file())) for name, tree in trees.items()}


def forbidden(trees: Mapping[str, ast.Module], root: Path = ROOT) -> list[str]:
    """Imports that the rule does not allow, wherever in the file they stand."""
    return [f"{name} imports {target}" for name, targets in arrows(trees, root).items() for target, _ in targets
            if target.split(".")[0] not in MAY_IMPORT[name.split(".")[0]]]


def circle(trees: Mapping[str, ast.Module], root: Path = ROOT) -> list[str]:
    """A circle of modules that import each other while being imported; empty if there is none."""
    graph = {name: {target for target, early in targets if early and target in trees and target != name}
             for name, targets in arrows(trees, root).items()}
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> list[str]:
        if name in trail:
            return [*trail[trail.index(name):], name]
        if name in done:
            return []
        for target in sorted(graph[name]):
            if found := visit(target, [*trail, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := visit(name, []))), [])


def write(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_extraction_and_dashboard_meet_only_in_data() -> None:
    assert forbidden(sources()) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circle(sources()) == []


@pytest.mark.parametrize("files", [
    {"dashboard/app.py": "from extraction.pipeline import Extractor\n"},
    {"dashboard/app.py": "def late():\n    import extraction\n"},
    {"extraction/a.py": "import dashboard.app\n"},
    {"data/a.py": "from extraction import normalise\n"},
    {"data/a.py": "import dashboard\n"},
    {"data/sub/__init__.py": "", "data/sub/a.py": "from extraction.normalise import normalise\n"},
])
def test_any_other_arrow_is_seen(tmp_path: Path, files: dict[str, str]) -> None:
    root = write(tmp_path, files)
    assert len(forbidden(sources(root), root)) == 1


@pytest.mark.parametrize(("files", "length"), [
    ({"data/a.py": "import data.b\n", "data/b.py": "from data import a\n"}, 3),
    ({"data/a.py": "from . import b\n", "data/b.py": "from .c import x\n", "data/c.py": "from data.a import y\n"}, 4),
    ({"data/p/__init__.py": "from data.p.a import x\n", "data/p/a.py": "from data.p import y\n"}, 3),
    ({"data/a.py": "import data.b\n", "data/b.py": "def late():\n    import data.a\n"}, 0),
    ({"data/a.py": "import data.b\n", "data/b.py": "from data.c import x\n", "data/c.py": ""}, 0),
])
def test_circles_are_seen(tmp_path: Path, files: dict[str, str], length: int) -> None:
    root = write(tmp_path, {"data/__init__.py": "", **files})
    assert len(circle(sources(root), root)) == length


def test_files_and_functions_stay_short() -> None:
    files = [path for folder in (*PACKAGES, "scripts", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))]
    long_files = [f"{path.relative_to(ROOT)}: {lines}" for path in files if (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_FILE]
    functions = [(path, node) for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                 if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long_functions = [f"{path.relative_to(ROOT)}: {node.name}" for path, node in functions
                      if (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION]
    assert long_files == []
    assert long_functions == []


def test_every_except_names_what_it_catches() -> None:
    bare = [f"{name}, line {node.lineno}" for name, tree in sources().items() for node in ast.walk(tree)
            if isinstance(node, ast.ExceptHandler) and node.type is None]
    assert bare == []


def test_every_function_is_annotated() -> None:
    missing = [f"{name}.{node.name}" for name, tree in sources().items() for node in ast.walk(tree)
               if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is None]
    assert missing == []
