# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every theorems/<paper>/recheck/<ID>.py in one process: python3 run.py theorems [ID ...]

Exit code 1 when a script fails or breaks a rule, when a refuted claim of expected.json has none, or when a script
belongs to no refuted claim.
"""
import ast
import contextlib
import io
import json
import sys
import time
import traceback
from pathlib import Path

import mpmath

LICENCE = "# SPDX-License-Identifier: GPL-3.0-or-later\n"
MODULES = {"fractions", "itertools", "math", "mpmath"}
LINES = 40


def broken_rules(text):
    """What keeps a script from being read and run by a stranger, one line each."""
    if not text.startswith(LICENCE):
        yield "its first line is not the licence"
    if len(text.splitlines()) > LINES:
        yield f"it has more than {LINES} lines"
    if "```" in text:
        yield "it would end the code block that shows it"
    for node in ast.walk(ast.parse(text)):
        modules = [name.name for name in node.names] if isinstance(node, ast.Import) else []
        modules += [node.module] if isinstance(node, ast.ImportFrom) else []
        for module in modules:
            if module not in MODULES:
                yield f"it imports {module}"
        if isinstance(node, ast.Assert) and node.msg is None:
            yield f"the assertion in line {node.lineno} has no message"


class Counted(ast.NodeTransformer):
    """Every assertion that passes is counted, so that none can be stepped around."""

    def visit_Assert(self, node):
        count = ast.parse("passed()").body[0]
        return [node, ast.copy_location(count, node)]


def instrumented(name, text):
    return compile(ast.fix_missing_locations(Counted().visit(ast.parse(text))), name, "exec")


def problems(name, text):
    """Broken rules, then the failure of the script, if any, with what it had printed."""
    try:
        found = list(broken_rules(text))
    except SyntaxError as error:
        return [str(error)]
    mpmath.mp.dps = 15
    output = io.StringIO()
    passed = []
    try:
        with contextlib.redirect_stdout(output):
            exec(instrumented(name, text), {"__name__": "__main__", "passed": lambda: passed.append(name)})
    except (Exception, SystemExit):
        found.append(traceback.format_exc() + output.getvalue())
    else:
        if not output.getvalue().strip():
            found.append("it prints nothing")
        if not passed:
            found.append("none of its assertions was reached")
    return found


def check(theorems, ids=()):
    """All problems below a folder theorems/, by id; says how long each script took."""
    found = {}
    ran = 0
    for expected in sorted(theorems.glob("*/expected.json")):
        claims = json.loads(expected.read_text())
        refuted = {claim for claim, record in claims.items() if record["verdict"] == "refuted"}
        scripts = {path.stem: path for path in sorted((expected.parent / "recheck").glob("*.py"))}
        if not ids:
            for claim in sorted(refuted - scripts.keys()):
                found[claim] = ["it is refuted and has no script"]
            for claim in sorted(scripts.keys() - refuted):
                found[claim] = ["it has a script and is not refuted"]
        for claim, path in scripts.items():
            if ids and claim not in ids:
                continue
            started = time.monotonic()
            bad = problems(str(path), path.read_text())
            ran += 1
            print(f"{claim:14} {'FAILS' if bad else 'ok':5} {time.monotonic() - started:6.2f} s")
            if bad:
                found.setdefault(claim, []).extend(bad)
    print(f"{ran} scripts ran, {len(found)} claims have problems")
    return found


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    found = check(Path(arguments[0]), set(arguments[1:]))
    for claim, lines in found.items():
        for line in lines:
            print(f"{claim}: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
