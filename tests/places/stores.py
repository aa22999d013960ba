"""Stores as somebody else sees them: a committee that writes there, or whoever looks what lies there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol


class Store(Protocol):
    """Files by their path below the store's root, such as `inbox/QNA04/a.xlsx`."""

    def write(self, path: str, content: bytes) -> None: ...
    def read(self, path: str) -> bytes: ...
    def files(self) -> list[str]: ...


class Folder:
    """A folder of this machine, which an SFTP server may serve."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, content: bytes) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(content)

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def files(self) -> list[str]:
        return sorted(str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file())


class Bucket:
    """A bucket of an object store."""

    def __init__(self, client: Any, name: str) -> None:
        self.client, self.name = client, name

    def write(self, path: str, content: bytes) -> None:
        self.client.put_object(Bucket=self.name, Key=path, Body=content)

    def read(self, path: str) -> bytes:
        content: bytes = self.client.get_object(Bucket=self.name, Key=path)["Body"].read()
        return content

    def files(self) -> list[str]:
        listed = self.client.list_objects_v2(Bucket=self.name).get("Contents", [])
        return sorted(one["Key"] for one in listed)
