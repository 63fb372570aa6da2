"""What was measured, as lines for a person: figures, then ratios beside their goals."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from validate_processes import Measure

_WIDTH = 42


@dataclass
class Table:
    """Lines under a `title`."""

    title: str
    lines: list[str] = field(default_factory=list)

    def header(self) -> None:
        """The names of the columns of `figures`."""
        self.lines.append(f"  {'':{_WIDTH}}{'clock':>10}{'processor':>12}{'MB/s':>8}{'memory':>10}")

    def figures(self, name: str, measure: Measure, size: int = 0) -> None:
        """The medians of one contestant, for documents of `size` bytes."""
        speed = f"{size / 1e6 / measure.wall:.1f}" if size else ""
        memory = f"{measure.memory / 1e6:.0f} MB" if measure.memory else ""
        self.lines.append(
            f"  {name:{_WIDTH}}{measure.wall:>8.2f} s{measure.cpu:>10.2f} s{speed:>8}{memory:>10}"
        )

    def ratio(self, name: str, found: float, goal: float | None, beside: str = "") -> None:
        """How many times as fast something is."""
        said = "" if goal is None else f"goal {goal:g}: {_verdict(found >= goal)}"
        self.lines.append(f"  {name:{_WIDTH}}{found:>8.2f} x  {said:<18}{beside}".rstrip())

    def bound(self, name: str, found: float, unit: str, most: float | None) -> None:
        """Something of which there should be no more than `most`."""
        said = "" if most is None else f"at most {most:g}: {_verdict(found <= most)}"
        self.lines.append(f"  {name:{_WIDTH}}{found:>8.3g} {unit:<4}{said}".rstrip())

    def remark(self, said: str) -> None:
        """Something in words."""
        self.lines.append(f"  {said}")

    def load(self) -> None:
        """What else the machine is doing."""
        if hasattr(os, "getloadavg"):
            self.remark(f"(load of the machine in the last minute: {os.getloadavg()[0]:.1f})")

    def __str__(self) -> str:
        return "\n".join([f"\n{self.title}", *self.lines])


def _verdict(met: bool) -> str:
    return "met" if met else "NOT met"
