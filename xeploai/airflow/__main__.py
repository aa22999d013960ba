"""`python -m xeploai.airflow up | down | prepare`: from a home at rest to one at work in the background, and back."""

from __future__ import annotations

import argparse
import sys

import settings
from database.embedded import EmbeddedServer
from ingestion import places
from xeploai.airflow import processes
from xeploai.output import say, speak_anywhere
from xeploai.setup_database import prepare


def main() -> int:
    """Run the command; return its exit code."""
    speak_anywhere()
    parser = argparse.ArgumentParser(prog="python -m xeploai.airflow", description="Airflow on this machine.")
    parser.add_argument("command", choices=sorted(COMMANDS))
    parser.add_argument("--home", help="folder of the data; else XEPLOAI_HOME, else var/")
    arguments = parser.parse_args()
    settings.use_home(arguments.home)
    try:
        COMMANDS[arguments.command]()
    except settings.Failure as trouble:
        say(str(trouble))
        return 1
    return 0


def up() -> None:
    """Start database and Airflow and leave them at work; a second `up` changes nothing."""
    say("Khởi động cơ sở dữ liệu …")
    prepare()
    say("Khởi động Airflow (khoảng nửa phút) …")
    address = processes.start()
    print(f"Airflow: {address} (chỉ mở được trên máy này, không cần đăng nhập)")
    print(f"Thư mục nhận tệp: {places.address(settings.current().inbox)} – cứ 2 phút kiểm tra một lần")
    print("Dừng: make down")


def down() -> None:
    """Stop Airflow, then the embedded database."""
    ran = processes.stop()
    if settings.current().database_url is None:
        ran = EmbeddedServer(settings.current().home).stop() or ran
    print("Đã dừng." if ran else "Không có gì đang chạy.")


def prepare_both() -> None:
    """Bring our database and Airflow's up to date without starting Airflow, for a compose file's first service."""
    prepare()
    processes.prepare_metadata()


COMMANDS = {"up": up, "down": down, "prepare": prepare_both}


if __name__ == "__main__":
    sys.exit(main())
