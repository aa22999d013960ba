"""LibreOffice, as a second office program: it opens what we write and saves it in its own way in every format."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# as shown, in UTF-8, every sheet into a file of its own
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
MODULE = "user/basic/Standard/Module1.xba"
PROTECT = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Protect(source, folder)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  book = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  Dim saving(1) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  saving(1).Name = "Password" : saving(1).Value = "mat khau"
  saving(0).Value = "MS Excel 97" : book.storeToURL(ConvertToURL(folder &amp; "/protected.xls"), saving())
  saving(0).Value = "calc8" : book.storeToURL(ConvertToURL(folder &amp; "/protected.ods"), saving())
  Dim key(1) As New com.sun.star.beans.NamedValue
  key(0).Name = "OOXPassword" : key(0).Value = "mat khau"
  key(1).Name = "CryptoType" : key(1).Value = "Standard"
  saving(0).Value = "Calc MS Excel 2007 XML"
  saving(1).Name = "EncryptionData" : saving(1).Value = key()
  book.storeToURL(ConvertToURL(folder &amp; "/protected.xlsx"), saving())
  book.close(True)
End Sub
</script:module>
"""


class Office:
    """LibreOffice without a window and with a profile of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        self._command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        self._profile = folder / "profile"

    def convert(self, files: Sequence[Path], to: str, folder: Path) -> None:
        """Save files in another format."""
        self._run("--convert-to", to, "--outdir", str(folder), *map(str, files))

    def protect(self, file: Path, folder: Path) -> None:
        """Save a file with a password as .xls, .ods and .xlsx. The profile must be there: converting makes it."""
        (self._profile / MODULE).write_text(PROTECT, encoding="utf-8")
        folder.mkdir()
        self._run(f'macro:///Standard.Module1.Protect("{file}","{folder}")')

    def _run(self, *arguments: str) -> None:
        done = subprocess.run([*self._command, *arguments], capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: apt-get install --no-install-recommends libreoffice-calc", pytrace=False)
    return Office(program, tmp_path_factory.mktemp("office"))
