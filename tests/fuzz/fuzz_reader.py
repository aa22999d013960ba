"""The fuzzer of the reader: from mutated files to nothing but submissions; a crash, a hang or a glutton ends it.

`make fuzz SECONDS=600`. Mutations reach inside of archives: a part is unpacked, mutated and packed again with a right
checksum, so that what is tried is the reader and not the archive's own guard; every other mutation is of the plain bytes.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["ingestion"]):
    from ingestion import submission
    from ingestion.workbook.unreadable import REASONS, UnreadableWorkbook

from tests.fuzz.seeds import seeds

TODAY = date(2023, 1, 5)
HANG_SECONDS = 10
MEMORY_MB = 2_000
LARGEST = 200_000  # bytes of a mutated file


def read(content: bytes) -> None:
    """Read what may be a workbook, in this process, so that nothing hides behind the guard."""
    try:
        read_it = submission._opened(content, "QNA04", TODAY)
    except UnreadableWorkbook as error:
        assert error.reason in REASONS
    else:
        assert (read_it.refusal is None) == bool(read_it.sheets)


def mutate(content: bytes, max_size: int, seed: int) -> bytes:
    """Mutate the file's bytes, or those of one part of the archive that it is."""
    chance = random.Random(seed)
    if chance.random() < 0.5:
        return atheris.Mutate(content, max_size)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return atheris.Mutate(content, max_size)
    except Exception as error:  # zlib's own error has no better name
        if type(error).__name__ != "error":
            raise
        return atheris.Mutate(content, max_size)
    if not parts:
        return atheris.Mutate(content, max_size)
    name = chance.choice(list(parts))
    mutated = atheris.Mutate(parts[name], min(len(parts[name]) + 1000, LARGEST))
    parts = parts | {chance.choice([name, name, name, chance.choice(list(parts))]): mutated}
    if chance.random() < 0.1:
        del parts[chance.choice(list(parts))]
    with zipfile.ZipFile(packed := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, bytes_ in parts.items():
            archive.writestr(part, bytes_)
    return packed.getvalue()[:max_size] if len(packed.getvalue()) > max_size else packed.getvalue()


def main() -> None:
    """Fuzz for as long as told, from seeds of every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xeploai-fuzz-") as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for name, content in seeds(Path(folder)):
            read(content)
            (corpus / name).write_bytes(content)
        flags = {"max_total_time": options.seconds, "timeout": HANG_SECONDS, "rss_limit_mb": MEMORY_MB,
                 "max_len": LARGEST, "artifact_prefix": f"{Path.cwd()}/fuzz-"}  # fmt: skip
        atheris.Setup(
            [sys.argv[0], *(f"-{name}={value}" for name, value in flags.items()), str(corpus)], read,
            custom_mutator=mutate,
        )  # fmt: skip
        atheris.Fuzz()


if __name__ == "__main__":
    main()
