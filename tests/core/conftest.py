"""Property tests draw the same examples every time and may take their time on a busy machine, to draw them too."""

from hypothesis import HealthCheck, settings

settings.register_profile("core", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("core")
