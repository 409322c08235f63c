"""Runs the code that the codebook (README.md of a version) shows, in order: check_codebook.py OUT. R is run by r/check_codebook.R."""

import contextlib
import io
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import duckdb

from cells import Report

report = Report(sys.argv[1])
report.client("codebook", "-")
BLOCKS = re.findall(r"^```(python|sql|js)\n(.*?)^```", Path("README.md").read_text(encoding="utf-8"), re.M | re.S)


def run_sql(code):
    if "parquet/" in code:
        return duckdb.execute(code).fetchall()
    with contextlib.closing(sqlite3.connect("file:meetings.sqlite?mode=ro", uri=True)) as database:
        return [database.execute(statement).fetchall() for statement in code.split(";") if statement.strip()]


def run_js(code):
    ran = subprocess.run(["node", "--input-type=module", "-e", code], capture_output=True, text=True)
    if ran.returncode != 0 or ran.stderr:
        raise RuntimeError(ran.stderr)


space = {"__name__": "codebook"}
RUN = {"python": lambda code: exec(code, space), "sql": run_sql, "js": run_js}
with report.watched():
    for number, (language, code) in enumerate(BLOCKS, 1):
        faults = []
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                RUN[language](code)
        except Exception as error:
            faults.append(f"{type(error).__name__}: {error}")
        report.check(f"block {number} ({language})", faults)
report.check("blocks", [] if {b[0] for b in BLOCKS} == set(RUN) else ["a language has no block"])
report.file.close()
