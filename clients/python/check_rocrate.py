"""ro-crate-metadata.json against the profile that it names: check_rocrate.py OUT.

The validator fetches the context of RO-Crate from w3id.org. Without a network, RO_CRATE_CONTEXT may name a copy of it.
"""

import importlib.metadata
import os
import sys
from pathlib import Path

import requests
from rocrate_validator import models, services

from cells import Report

CONTEXT = "https://w3id.org/ro/crate/1.3/context"


def serve_copy(path):
    """Answers requests for the context from a file; all others go where they went."""
    send = requests.adapters.HTTPAdapter.send

    def answer(self, request, **options):
        if request.url != CONTEXT:
            return send(self, request, **options)
        response = requests.Response()
        response.status_code, response.url, response.request = 200, request.url, request
        response.headers["Content-Type"] = "application/ld+json"
        response._content = Path(path).read_bytes()
        return response

    requests.adapters.HTTPAdapter.send = answer


def is_reachable():
    try:
        return requests.get(CONTEXT, timeout=20).ok
    except requests.RequestException:
        return False


report = Report(sys.argv[1])
report.client("rocrate-validator", importlib.metadata.version("roc-validator"))
copy = os.environ.get("RO_CRATE_CONTEXT")
if copy:
    serve_copy(copy)
if copy or is_reachable():
    with report.watched():
        settings = services.ValidationSettings(
            rocrate_uri=Path.cwd(), requirement_severity=models.Severity.REQUIRED, no_cache=True
        )
        result = services.validate(settings)
        report.check("validate", [f"{i.check.identifier}: {i.message}" for i in result.get_issues()])
else:
    report.line(skipped=f"{CONTEXT} is not reachable, and RO_CRATE_CONTEXT names no copy of it")
report.file.close()
