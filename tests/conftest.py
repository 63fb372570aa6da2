"""How hypothesis draws its examples: the same in each run, unless others are asked for.

``--hypothesis-profile=explore`` draws others in each run (docs/decisions/0021). Programs in Java
are run as for a short time. Python searches for cycles less often than it does by itself.
"""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

from tests.requirements import JAVA

if os.name == "posix":
    os.environ.setdefault("JAVA_CMD", str(JAVA))
_SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "fixed", derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile(
    "explore",
    derandomize=False,
    deadline=None,
    print_blob=True,
    suppress_health_check=_SLOW,
)
settings.load_profile("fixed")


def pytest_collection_finish() -> None:
    """Large trees are searched for cycles, but not all the time."""
    gc.set_threshold(20_000, 20, 20)
