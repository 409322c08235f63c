"""Reads tables by a block of code of docs/clients.md: read_block.py OUT BLOCK LIBRARY TABLE..., in the folder of a version."""

import importlib.metadata
import sqlite3
import sys

from cells import Report


def main():
    out, block, library, *tables = sys.argv[1:]
    report = Report(out)
    version = sqlite3.sqlite_version if library == "sqlite3" else importlib.metadata.version(library)
    report.client(library, version)
    space = {"__name__": "block"}
    with open(block, encoding="utf-8") as file:
        code = compile(file.read(), block, "exec")
    with report.watched():
        exec(code, space)
        for table in tables:
            report.table(table, space["read"](table))
    report.file.close()


main()
