"""Strategies for the tests: those that `provcite.testing` publishes."""

from provcite.testing import *  # noqa: F403
