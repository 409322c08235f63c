"""Integrity, foreign keys, views and full-text search of meetings.sqlite: check_sqlite.py OUT."""

import sqlite3
import sys
from contextlib import closing

from cells import Report

report = Report(sys.argv[1])
report.client("sqlite3", sqlite3.sqlite_version)


def faults_of(run):
    try:
        return run()
    except sqlite3.Error as error:
        return [error]


with report.watched(), closing(sqlite3.connect(":memory:")) as database:
    with closing(sqlite3.connect("file:meetings.sqlite?mode=ro", uri=True)) as file:
        file.backup(database)

    def all_rows(sql, *values):
        return database.execute(sql, values).fetchall()

    report.check("integrity_check", [r[0] for r in all_rows("PRAGMA integrity_check") if r[0] != "ok"])
    report.check("foreign_key_check", all_rows("PRAGMA foreign_key_check"))
    tables = [r[0] for r in all_rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")]
    keys = [key for table in tables for key in all_rows(f'PRAGMA foreign_key_list("{table}")')]
    report.check("foreign keys are declared", [] if len(keys) > 5 else [f"only {len(keys)}"])
    for (view,) in all_rows("SELECT name FROM sqlite_schema WHERE type = 'view'"):
        report.check(view, faults_of(lambda: [] if all_rows(f'SELECT * FROM "{view}"') else []))
    match = "INSERT INTO evidence_search(evidence_search, rank) VALUES ('integrity-check', 1)"
    report.check("search index", faults_of(lambda: all_rows(match)))
    quoted = all_rows("SELECT count(*) FROM evidence")[0][0]
    found = "SELECT count(*) FROM evidence_search WHERE evidence_search MATCH ?"
    words = faults_of(lambda: all_rows(found, "quote : a* OR quote : l* OR quote : m*"))
    report.check("search finds", [] if quoted == 0 or words[0][0] > 0 else ["nothing"])
report.file.close()
