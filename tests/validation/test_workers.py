"""Many items done by real processes: order, faults, and what is kept meanwhile."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from teitools.validation import workers
from teitools.validation.batches import Batches, worthwhile
from teitools.validation.limits import Limits
from teitools.validation.losses import Lost
from teitools.validation.worker import Worker

BIG = "x" * 100_000


def task(item: str) -> Iterator[object]:
    """What an item says: to end this process, to yield much, to be slow, or nothing special."""
    kind = item.partition(" ")[0]
    if kind == "slow":
        time.sleep(0.3)
    if kind in ("much", "broken"):
        yield from (f"{number} {BIG}" for number in range(60))
    if kind in ("deadly", "broken"):
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "quitting":
        os._exit(7)
    if kind == "endless":
        re.match(r"(a|a)*b", "a" * 100)  # in C, where nothing of Python's is heard
    if kind == "greedy":
        yield from (str(len(bytes(2**25)) * len(held)) for held in [[bytes(2**30)]])
    yield f"{item} by {os.getpid()}"


def done(items: list[str], jobs: int = 2, **options: object) -> list[list[object]]:
    made: list[list[object]] = [[] for _ in items]
    order = []
    for number, message in workers.run(items, [1] * len(items), task, jobs, **options):
        made[number].append(message)
        order.append(number)
    assert order == sorted(order)
    return made


def _processes() -> set[str]:
    pid = os.getpid()
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text().split())


@pytest.fixture(autouse=True)
def others(monkeypatch: pytest.MonkeyPatch) -> None:
    """What other tests have started, and keep, does not count here."""
    monkeypatch.setattr("tests.validation.test_workers._OTHERS", _processes())


_OTHERS: set[str] = set()


def children() -> list[str]:
    return sorted(_processes() - _OTHERS)


def test_everything_is_done_in_order_and_by_others() -> None:
    items = [f"item {number}" for number in range(2_000)]
    made = done(items)
    assert [messages[0].rpartition(" by ")[0] for messages in made] == items
    pids = {messages[0].rpartition(" ")[2] for messages in made}
    assert len(pids) == 2
    assert str(os.getpid()) not in pids
    assert children() == []


def test_an_item_may_be_kept_here() -> None:
    made = done(["a", "b", "c"], kept={1})
    assert str(os.getpid()) == made[1][0].rpartition(" ")[2]
    assert str(os.getpid()) != made[2][0].rpartition(" ")[2]


@pytest.mark.parametrize("kind", ["deadly", "quitting", "broken"])
def test_only_the_item_is_lost_at_which_a_worker_ends(kind: str) -> None:
    items = [f"{kind if number in (0, 71, 72, 299) else 'item'} {number}" for number in range(300)]
    for item, messages in zip(items, done(items), strict=True):
        last = messages[-1]
        if item.startswith("item"):
            assert len(messages) == 1
            assert last.startswith(item)
        else:
            assert isinstance(last, Lost)
            assert ("exit code 7" if kind == "quitting" else "SIGKILL") in last.reason
            assert sum(isinstance(each, Lost) for each in messages) == 1
    assert children() == []


@pytest.mark.parametrize(("kind", "cause"), [("endless", "time"), ("greedy", "memory")])
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_item_is_lost_that_takes_too_much(kind: str, cause: str, jobs: int) -> None:
    items = [f"{kind if number in (0, 71, 72, 99) else 'item'} {number}" for number in range(100)]
    made = done(items, jobs, limits=Limits(0.2, 0.0, 500_000_000))
    for item, messages in zip(items, made, strict=True):
        if item.startswith("item"):
            assert len(messages) == 1
        else:
            assert [each.cause for each in messages] == [cause]
    assert children() == []


def test_a_limit_of_time_grows_with_the_size() -> None:
    made = done(["slow", "slow"], limits=Limits(0.1, 1_000_000.0))
    assert [type(messages[-1]) for messages in made] == [str, str]
    assert Limits(3.0, 10.0).time(2_000_000) == 23.0
    assert Limits().time(2_000_000) is None


def test_nothing_but_deadly_items_ends_soon() -> None:
    made = done([f"deadly {number}" for number in range(300)])
    assert all(isinstance(messages[-1], Lost) for messages in made)


def test_much_output_is_not_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_KEPT", 2_000_000)
    most = 0
    take = workers._Pool._take

    def watched(pool: workers._Pool, *arguments: object) -> None:
        nonlocal most
        take(pool, *arguments)
        most = max(most, pool._size)

    monkeypatch.setattr(workers._Pool, "_take", watched)
    made = done(["slow", *(f"much {number}" for number in range(20))], jobs=3)
    assert all(len(messages) == 61 for messages in made[1:])
    assert 1_000_000 < most < 4_000_000


def test_no_more_items_are_done_ahead_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_AHEAD", 10)
    monkeypatch.setattr("teitools.validation.batches._MOST_ITEMS", 2)
    items = ["slow", *(f"item {number}" for number in range(100))]
    assert [len(messages) for messages in done(items)] == [1] * 101


def test_without_processes_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers, "Worker", refuse)
    made = done(["a", "b", "c"])
    assert {messages[0].rpartition(" ")[2] for messages in made} == {str(os.getpid())}


def test_ending_early_leaves_no_process() -> None:
    items = [f"slow {number}" for number in range(500)]
    with closing(workers.run(items, [1] * 500, task, 2)) as coming:
        next(coming)
        assert len(children()) == 2
    assert children() == []


def test_workers_end_with_their_parent() -> None:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        pool: list[Worker] = []
        for _ in range(2):
            pool.append(Worker(task, ["a"], pool))
        os.write(writing, " ".join(children()).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    pids = os.read(reading, 100).decode().split()
    os.close(reading)
    os.close(writing)
    assert len(pids) == 2
    deadline = time.monotonic() + 10
    while any(alive(each) for each in pids):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: str) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("sizes", [[], [5], [0] * 3000, [10**9] * 3, [10**9, *[1] * 999]])
@pytest.mark.parametrize("kept", [set(), {0}, {0, 2}])
def test_batches_hold_every_item_once(sizes: list[int], kept: set[int]) -> None:
    kept = {number for number in kept if number < len(sizes)}
    batches = Batches(sizes, 2, kept)
    taken = []
    while batches.first() is not None:
        start, end = batches.take()
        assert start < end
        taken.extend(range(start, end))
    assert taken == [number for number in range(len(sizes)) if number not in kept]


def test_batches_become_smaller() -> None:
    batches = Batches([100_000] * 1000, 2, ())
    lengths = []
    while batches.first() is not None:
        start, end = batches.take()
        lengths.append(end - start)
    assert lengths[0] > 50
    assert lengths[-2] <= 2
    assert lengths == sorted(lengths, reverse=True)


def test_what_is_given_back_comes_first() -> None:
    batches = Batches([1] * 2000, 2, ())
    first, second = batches.take(), batches.take()
    batches.give_back(second)
    batches.give_back((first[1] - 2, first[1]), alone=True)
    assert batches.take() == (first[1] - 2, first[1] - 1)
    assert batches.take() == (first[1] - 1, first[1])
    assert batches.take() == second


@pytest.mark.parametrize(
    ("sizes", "streams", "expected"),
    [
        ([10**9], True, False),
        ([1] * 199, True, False),
        ([1] * 200, True, True),
        ([5_000_000, 5_000_000], True, True),
        ([300_000, 300_000], True, False),
        ([300_000, 300_000], False, True),
    ],
)
def test_when_workers_are_worth_it(sizes: list[int], streams: bool, expected: bool) -> None:
    assert worthwhile(sizes, streams) is expected
