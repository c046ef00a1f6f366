"""Settings of Hypothesis: few examples at the desk, many and always the same in CI, new ones in `make fuzz`.

`HYPOTHESIS_PROFILE` names the profile; without it, CI counts as "ci".
"""

import os

from hypothesis import HealthCheck, settings

_SLOW_DRAWS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

settings.register_profile("default", max_examples=50, deadline=None, suppress_health_check=_SLOW_DRAWS)
settings.register_profile(
    "ci", max_examples=2000, deadline=None, derandomize=True, suppress_health_check=_SLOW_DRAWS
)
settings.register_profile("long", max_examples=20_000, deadline=None, suppress_health_check=_SLOW_DRAWS)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))
