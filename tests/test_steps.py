"""Calls are counted, and too many are a failure, also where they never end."""

from __future__ import annotations

import signal

import pytest

from tests.steps import Steps, steps_of, within


def called() -> None:
    """Do nothing."""


def call(times: int) -> None:
    for _ in range(times):
        called()


def call_for_ever() -> None:
    while True:
        called()


def test_calls_are_counted_also_those_of_functions_in_c() -> None:
    assert steps_of(lambda: call(3000)) - steps_of(lambda: call(1000)) == 2000
    texts = ["a"] * 500
    assert steps_of(lambda: [each.upper() for each in texts]) >= 500
    with Steps() as steps:
        call(7)
    call(1000)
    assert 8 <= steps.count < 20


def test_too_many_are_a_failure() -> None:
    with within(1100):
        call(1000)
    with pytest.raises(AssertionError, match="more than 1000"), within(1000):
        call(1000)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of signals")
def test_what_never_ends_is_ended() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(AssertionError, match="more than 1000"), within(1000):
        call_for_ever()
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)
    call(1000)
