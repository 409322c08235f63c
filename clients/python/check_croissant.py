"""`mlcroissant validate`, then every record of every record set as mlcroissant reads it: check_croissant.py OUT."""

import importlib.metadata
import sys

import mlcroissant

from cells import Report

report = Report(sys.argv[1])
report.client("mlcroissant", importlib.metadata.version("mlcroissant"))


def plain(value):
    """Text comes as bytes."""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return [plain(item) for item in value] if isinstance(value, list) else value


with report.watched():
    dataset = mlcroissant.Dataset(jsonld="croissant.json")
    issues = dataset.metadata.issues
    report.check("validate", [*issues.errors, *issues.warnings])
    for record_set in dataset.metadata.record_sets:
        columns = [field.name for field in record_set.fields]
        records = dataset.records(record_set=record_set.uuid)
        rows = [{key.split("/", 1)[1]: plain(value) for key, value in record.items()} for record in records]
        report.table(record_set.name, (columns, rows))
report.file.close()
