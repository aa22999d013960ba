"""An OpenSSH server of the test's own: its keys, its configuration, a free port of 127.0.0.1."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import asyncssh

SSHD = Path("/usr/sbin/sshd")
START_SECONDS = 30
_CONFIG = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp
"""


class SftpServer:
    """Serves whoever holds the client's key; `more` is appended to the configuration."""

    def __init__(self, folder: Path, more: str = "ForceCommand internal-sftp\n") -> None:
        self.folder, self.more = folder, more
        self.port = _free_port()

    @property
    def options(self) -> dict[str, Any]:
        """What FSSPEC_SFTP_… would say."""
        return {"client_keys": [str(self.folder / "client_key")], "known_hosts": str(self.folder / "known_hosts")}

    @property
    def host_key(self) -> str:
        """The line that Airflow's connection keeps as `host_key`."""
        return " ".join((self.folder / "host_key.pub").read_text().split()[:2])

    def start(self) -> None:
        for name in ("host_key", "client_key"):
            key = asyncssh.generate_private_key("ssh-ed25519")
            key.write_private_key(self.folder / name)
            key.write_public_key(self.folder / f"{name}.pub")
            (self.folder / name).chmod(0o600)
        (self.folder / "client_key.pub").rename(self.folder / "authorized_keys")
        (self.folder / "known_hosts").write_text(f"[127.0.0.1]:{self.port} {self.host_key}\n")
        (self.folder / "sshd_config").write_text(_CONFIG.format(port=self.port, folder=self.folder) + self.more)
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)  # where sshd locks itself up
        self.log = (self.folder / "log").open("wb")
        command = [SSHD, "-D", "-e", "-f", self.folder / "sshd_config"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self._wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError((self.folder / "log").read_text())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
