"""For every test: the person's own files stay untouched, and a slow machine is no failure."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "sala", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("sala")


@pytest.fixture(scope="session", autouse=True)
def _nobody_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give Sala a home of its own, for the programs that tests start as well."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALA_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("SALA_KEYRING", "off")  # keys of tests do not belong in anybody's key store
        patch.delenv("SALA_WORKSPACE", raising=False)
        yield
