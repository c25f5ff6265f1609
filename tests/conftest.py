"""Settings of all tests: how examples are made, and no LanguageTool but where it is asked for."""

import os

from hypothesis import settings

# No deadlines: how fast a machine is today is no property of the code. In the continuous integration
# the examples are the same each time; at a desk each run looks at new ones.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# LanguageTool takes seconds to start, and has its own tests, in tests/grammar.
os.environ.setdefault("AUDITOR_LANGUAGETOOL", os.devnull)
