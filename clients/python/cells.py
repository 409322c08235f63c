"""Tables as the harness compares them: a line of JSON for each table, warning or check.

A cell is null, or a text whose first letter says what the program took it for: s text, i whole number, f number, b truth
value, d day, t time. A list is a list of cells. Only the standard library is needed; values of other libraries are known
by what they do, not by their class.
"""

import datetime
import decimal
import json
import sys
import warnings
from contextlib import contextmanager


def cell(value):
    """One value as text with its kind, None where it is null to the library that read it."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, str):
        return "s" + value
    if hasattr(value, "tolist") and not hasattr(value, "isoformat"):
        value = value.tolist()  # numpy
    if isinstance(value, bool):
        return "b" + str(value).lower()
    if isinstance(value, int):
        return f"i{value}"
    if isinstance(value, float):
        return None if value != value else f"f{value!r}"
    if isinstance(value, decimal.Decimal):
        return f"f{value}"
    if isinstance(value, datetime.datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return "d" + value.date().isoformat() if midnight else "t" + value.isoformat()
    if isinstance(value, datetime.date):
        return "d" + value.isoformat()
    if isinstance(value, (list, tuple)):
        return [cell(item) for item in value]
    raise TypeError(f"a cell of {type(value)}: {value!r}")


def kind(dtype):
    """The letter of a column type by its name, None where the name leaves it open (an object may be anything)."""
    name = str(dtype).lower()
    if "list" in name or name.endswith("[]"):
        return "list"
    for letter, words in (
        ("s", ("str", "utf8", "varchar", "text")),
        ("i", ("int",)),
        ("f", ("float", "double", "decimal")),
        ("b", ("bool",)),
        ("d", ("date32", "date64", "datetime", "date")),
    ):
        if any(word in name for word in words):
            return letter
    return None


def rows_of(frame):
    """(columns, types, rows) of a table of pandas, Polars, pyarrow or DuckDB, of dictionaries, or of names and dictionaries."""
    library = type(frame).__module__.split(".")[0].lstrip("_")
    if library == "pandas":
        columns = [[cell(v) for v in frame[name].array] for name in frame.columns]
        return list(frame.columns), [kind(t) for t in frame.dtypes], list(zip(*columns))
    if library == "polars":
        return frame.columns, [kind(t) for t in frame.dtypes], [[cell(v) for v in row] for row in frame.rows()]
    if library == "pyarrow":
        columns = [[cell(v) for v in column.to_pylist()] for column in frame.columns]
        return frame.column_names, [kind(t) for t in frame.schema.types], list(zip(*columns))
    if library in ("duckdb", "duckdb_python"):
        rows = [[cell(v) for v in row] for row in frame.fetchall()]
        return frame.columns, [kind(t) for t in frame.types], rows
    columns, frame = frame if isinstance(frame, tuple) else (list(frame[0]) if frame else [], frame)
    return columns, None, [[cell(row[name]) for name in columns] for row in frame]


class Report:
    """What a client says, line by line, into a file."""

    def __init__(self, path):
        self.file = open(path, "w", encoding="utf-8", newline="\n")

    def line(self, **record):
        self.file.write(json.dumps(record, ensure_ascii=True) + "\n")

    def client(self, name, version):
        self.line(client=name, version=str(version))

    def table(self, name, frame):
        columns, types, rows = rows_of(frame)
        self.line(table=name, columns=list(columns), types=types, rows=[list(row) for row in rows])

    def check(self, name, faults, cells=0):
        """A validator's verdict: how many cells it looked at, and what it found, none if nothing."""
        self.line(check=name, cells=cells, faults=[str(f) for f in faults])

    @contextmanager
    def watched(self):
        """Every warning inside is a line of its own, and counts as a difference.

        What an installed package is told about its own use of another one is not: it is not about the file.
        """
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield
        for w in caught:
            if issubclass(w.category, (DeprecationWarning, FutureWarning)) and "site-packages" in w.filename:
                continue
            self.line(warning=f"{w.category.__name__}: {w.message}")

