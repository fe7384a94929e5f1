from __future__ import annotations

import subprocess
import sys

CODE = """
import ctypes.util, sys
real = __import__("cffi").FFI.dlopen
def dlopen(self, name, *rest):
    if name and "pango" in name.lower():
        raise OSError(f"cannot load library '{name}': no such file")
    return real(self, name, *rest)
__import__("cffi").FFI.dlopen = dlopen
from digest.cli import execute as run
sys.exit(run(["build", sys.argv[1]]))
"""


def test_without_pango_the_command_that_installs_it_is_named(tmp_path: object) -> None:
    done = subprocess.run([sys.executable, "-c", CODE.replace('run(["build", sys.argv[1]])', "check()").replace(
        "from digest.cli import execute as run", CHECK)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "lacks " in done.stderr
    assert "install it with:" in done.stderr
    assert "Traceback" not in done.stderr


CHECK = """
from digest.errors import MissingLibrary
from digest.press.pango import require_pango
def check():
    try:
        require_pango()
    except MissingLibrary as error:
        print(error, file=sys.stderr)
        return 1
"""
