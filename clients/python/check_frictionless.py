"""`frictionless validate datapackage.json`, then every row as frictionless reads it: check_frictionless.py OUT."""

import sys

import frictionless
from frictionless import Package

from cells import Report

report = Report(sys.argv[1])
report.client("frictionless", frictionless.__version__)
with report.watched():
    package = Package("datapackage.json")
    verdict = package.validate()
    report.check("validate", [f"{e[0]}: {e[1]}" for e in verdict.flatten(["title", "message"])])
    for resource in package.resources:
        with resource.open():
            rows = [row.to_dict() for row in resource.row_stream]
            columns = resource.schema.field_names
        report.table(resource.name, (columns, rows))
report.file.close()
