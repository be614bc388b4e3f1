# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of run.py finds the script that breaks it, and only that one."""
import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import run

GOOD = run.LICENCE + "from mpmath import mp\nmp.dps = 30\nprint(mp.pi)\nassert mp.pi > 3, 'pi is small'\n"


class Rules(unittest.TestCase):
    def broken(self, text):
        return " ".join(run.problems("script", text))

    def test_a_good_script(self):
        self.assertEqual(run.problems("script", GOOD), [])

    def test_each_broken_rule(self):
        for change, complaint in [
            ((run.LICENCE, ""), "licence"),
            (("mp.dps = 30\n", "mp.dps = 30\n" + "\n" * run.LINES), "more than"),
            (("print(mp.pi)", "print('```')"), "code block"),
            (("from mpmath import mp", "from mpmath import mp\nimport os"), "imports os"),
            ((", 'pi is small'", ""), "no message"),
            (("assert mp.pi > 3, 'pi is small'", "mp.pi > 3"), "was reached"),
            (("assert mp.pi > 3, 'pi is small'", "if mp.pi < 3:\n    assert False, 'no'"), "was reached"),
            (("assert mp.pi > 3", "def later():\n    assert mp.pi > 3"), "was reached"),
            (("print(mp.pi)\n", ""), "prints nothing"),
            (("mp.pi > 3", "mp.pi < 3"), "pi is small"),
            (("print(mp.pi)", "raise SystemExit(0)"), "SystemExit"),
            (("print(mp.pi)", "print(mp.pi"), "closed"),
        ]:
            with self.subTest(complaint):
                self.assertIn(complaint, self.broken(GOOD.replace(*change)))

    def test_claims_and_scripts_belong_together(self):
        with tempfile.TemporaryDirectory() as folder:
            paper = Path(folder) / "paper"
            (paper / "recheck").mkdir(parents=True)
            verdicts = {"P-1": "refuted", "P-2": "refuted", "P-3": "holds", "P-4": "holds"}
            (paper / "expected.json").write_text(json.dumps({k: {"verdict": v} for k, v in verdicts.items()}))
            for claim in ["P-1", "P-3"]:
                (paper / "recheck" / f"{claim}.py").write_text(GOOD)
            with contextlib.redirect_stdout(io.StringIO()):
                found = run.check(Path(folder))
        self.assertEqual(list(found), ["P-2", "P-3"])


if __name__ == "__main__":
    unittest.main()
