"""What tests of reading share: a limit set for one test."""

import pytest

import settings


@pytest.fixture
def limit(monkeypatch):
    """Set limits by their variables without XEPLOAI_ before, as the operator would."""

    def set_limits(**values):
        for name, value in values.items():
            monkeypatch.setenv(f"XEPLOAI_{name.upper()}", str(value))
        settings.current.cache_clear()

    yield set_limits
    monkeypatch.undo()
    settings.current.cache_clear()
