"""How far a command is on its course through the stages, and how long the rest may take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from digest.progress import Stage

USUAL = {
    Stage.CHOOSING: 0.5,
    Stage.SUMMARISING: 1.5,
    Stage.LAYING_OUT: 4.0,
    Stage.PICTURES: 4.0,
    Stage.PRINTING: 5.0,
    Stage.PROOFING: 1.0,
    Stage.FORMATS: 7.0,
}
"""Seconds that a stage takes for an issue of some 40 stories on a usual machine. How long the
others take depends on the network, or on how much there is.
"""

DOUBT = 3.0
"""Usual seconds for which the usual speed is believed, until this run's own outweighs it. Without
it, stages that find their work done before would promise the same of those to come.
"""

SOON = 2.0
"""Seconds that a stage without a usual time is watched before its count tells of the rest."""


@dataclass(slots=True)
class Step:
    """A stage under way since *began*: *done* of *total*, 0 where that is not known.

    Its times are seconds of one clock that only goes forward.
    """

    stage: Stage
    began: float
    done: int = 0
    total: int = 0

    def count(self, done: int, total: int, now: float) -> None:
        """Take note that *done* of *total* are done. What is counted anew begins anew."""
        if done < self.done:
            self.began = now
        self.done, self.total = done, total

    @property
    def part(self) -> float | None:
        """The part that is done, from 0 to 1; None where that is not known."""
        return min(self.done / self.total, 1.0) if self.total else None


@dataclass(slots=True)
class Course:
    """The *stages* that a command will go through, and where it is.

    What is said of the rest reaches to the end of those stages of `USUAL` that follow each other,
    or else to the end of the stage under way.
    """

    stages: Sequence[Stage] = ()
    step: Step | None = None
    _over: Mapping[Stage, float] = field(default_factory=dict)

    def begin(self, stage: Stage, now: float) -> Step:
        """The step of *stage*, which begins at *now* where it is not under way."""
        if self.step and self.step.stage is stage:
            return self.step
        if self.step:
            spent = self._over.get(self.step.stage, 0.0) + now - self.step.began
            # A new mapping, since another thread may be looking at the one there is.
            self._over = {**self._over, self.step.stage: spent}
        self.step = Step(stage, now)
        return self.step

    def left(self, now: float) -> float | None:
        """Seconds that the rest may take; None where nothing is known of it."""
        step = self.step
        if step is None:
            return None
        spent = now - step.began
        if step.stage not in USUAL:
            if not step.part or spent < SOON:
                return None
            return spent * (1 / step.part - 1)
        speed = self._speed()
        usual = speed * USUAL[step.stage]
        if step.part is None:
            rest = max(usual - spent, 0.0)
        else:  # the more is done, the less counts what is usual
            rest = (1 - step.part) * (spent + (1 - step.part) * usual)
        return rest + speed * sum(USUAL[stage] for stage in self._to_come())

    def part(self, now: float) -> float | None:
        """The part that is done, from 0 to 1; None where that is not known."""
        if self.step is None:
            return None
        left = self.left(now)
        if self.step.stage not in USUAL or left is None:
            return self.step.part
        spent = now - self.step.began
        spent += sum(took for stage, took in self._over.items() if stage in USUAL)
        return spent / (spent + left) if spent + left else 0.0

    def _to_come(self) -> list[Stage]:
        """The stages of `USUAL` after the one under way."""
        if self.step is None or self.step.stage not in self.stages:
            return []
        later = self.stages[self.stages.index(self.step.stage) + 1 :]
        return [stage for stage in later if stage in USUAL]

    def _speed(self) -> float:
        """How long this run takes for a usual second."""
        over = {stage: took for stage, took in self._over.items() if stage in USUAL}
        return (DOUBT + sum(over.values())) / (DOUBT + sum(USUAL[stage] for stage in over))
