"""Property tests draw the same examples every time and may take their time on a busy machine."""

from hypothesis import settings

settings.register_profile("core", deadline=None, derandomize=True)
settings.load_profile("core")
