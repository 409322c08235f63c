"""`cffconvert --validate`, and a citation made from the file: check_cff.py OUT."""

import importlib.metadata
import json
import sys
from pathlib import Path

from cffconvert import Citation

from cells import Report

report = Report(sys.argv[1])
report.client("cffconvert", importlib.metadata.version("cffconvert"))
with report.watched():
    citation = Citation(Path("CITATION.cff").read_text(encoding="utf-8"))
    try:
        citation.validate()
        report.check("validate", [])
    except Exception as error:
        report.check("validate", [error])
    version = json.loads(Path("run.json").read_text(encoding="utf-8"))["version"]
    report.check("citation", [] if f"version {version}" in citation.as_apalike() else [citation.as_apalike()])
report.file.close()
