"""Every row of every JSONL file against the published schemas, with a second validator: check_jsonschema.py OUT TABLE...

That the schemas refuse anything is tried as well: a row without its first column, and one whose first column is a number.
"""

import importlib.metadata
import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

from cells import Report

out, *tables = sys.argv[1:]
report = Report(out)
report.client("jsonschema", importlib.metadata.version("jsonschema"))
with report.watched():
    for table in tables:
        schema = json.loads(Path(f"schemas/{table}.schema.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        faults, cells = [], 0
        lines = Path(f"jsonl/{table}.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            cells += len(row)
            faults += [f"line {number} {e.json_path}: {e.message[:80]}" for e in validator.iter_errors(row)]
            first = next(iter(row))
            for spoilt in ({k: v for k, v in row.items() if k != first}, {**row, first: 1}):
                if number == 1 and validator.is_valid(spoilt):
                    faults.append(f"a spoilt row is valid: {first}")
        report.check(table, faults, cells)
report.file.close()
