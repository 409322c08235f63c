"""Runs examples/meetings.ipynb over the version in the working folder: check_notebook.py OUT NOTEBOOK FIGURES.

Its figures go into the folder FIGURES, to be looked at. What a cell writes to its error stream, a warning for one, is a difference.
"""

import base64
import importlib.metadata
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from cells import Report

out, path, figures = sys.argv[1:4]
report = Report(out)
report.client("nbclient", importlib.metadata.version("nbclient"))
Path(figures).mkdir(parents=True, exist_ok=True)
os.environ["COMMUNIQUE_DATASET"] = os.getcwd()
notebook = nbformat.read(path, as_version=4)
with report.watched(), tempfile.TemporaryDirectory() as own:
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR", "MPLCONFIGDIR"):
        os.environ[name] = own
    # a socket of the file system: a port would be open to others on the machine
    config = Config({"KernelManager": {"transport": "ipc", "ip": f"{own}/kernel"}})
    where = {"metadata": {"path": figures}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=where, config=config).execute()

drawn = []
for number, cell in enumerate(notebook.cells, 1):
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stderr":
            report.check(f"cell {number}", [output.text[:500]])
        for kind, content in output.get("data", {}).items():
            if kind in ("image/png", "text/html"):
                data = base64.b64decode(content) if kind == "image/png" else content.encode("utf-8")
                Path(figures, f"cell-{number}.{kind.split('/')[1]}").write_bytes(data)
                drawn.append(kind)
enough = drawn.count("image/png") >= 2 and drawn.count("text/html") >= 1
report.check("figures", [] if enough else [f"only {drawn}"])
report.file.close()
