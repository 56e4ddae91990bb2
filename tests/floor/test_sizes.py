"""Small rooms: files under 500 lines, functions under 60, names that explain themselves."""

import ast
from pathlib import Path

import sala

SOURCE = Path(sala.__file__).parent
TESTS = Path(__file__).parents[1]
VAGUE = {"utils", "util", "helpers", "manager", "misc", "common"}


def python_files() -> list[Path]:
    return [*SOURCE.rglob("*.py"), *TESTS.rglob("*.py")]


def test_no_file_has_500_lines() -> None:
    long = {str(path): n for path in python_files() if (n := path.read_text("utf-8").count("\n")) >= 500}
    assert long == {}


def test_no_function_has_60_lines() -> None:
    long = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines >= 60:
                    long.append(f"{path.name}:{node.name} {lines}")
    assert long == []


def test_names_explain_themselves() -> None:
    assert [path for path in SOURCE.rglob("*.py") if VAGUE & set(path.stem.split("_"))] == []
