"""A page's content stream, followed operator by operator, to the marks it leaves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from digest.proof.fonts import Font
from digest.proof.marks import Area, Ink, Page, Panel, Picture, Run
from digest.proof.state import IDENTITY, Matrix, Shown, State, times

Parse: TypeAlias = Callable[[Any], list[Any]]

DEEPEST = 12
"""Forms within forms that are followed."""


class Reader:
    """Reads one page. *owners*: marked-content id → element in the structure tree; *fonts* is shared between pages."""

    def __init__(
        self,
        page: Any,
        number: int,
        parse: Parse,
        owners: Mapping[int, int],
        fonts: dict[Any, Font],
    ) -> None:
        box = [float(side) for side in page.mediabox]
        self.number, self.parse, self.owners, self.fonts = number, parse, owners, fonts
        self.width, self.height = box[2] - box[0], box[3] - box[1]
        self.paper = Area(left=0, top=0, right=self.width, bottom=self.height)
        self.state = State(matrix=(1, 0, 0, -1, -box[0], box[3]), clip=self.paper)
        self.saved: list[State] = []
        self.marked: list[tuple[str, int]] = []
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.path: list[Area | None] = []
        self.clipping = False
        self.runs: list[Run] = []
        self.pictures: list[Picture] = []
        self.panels: list[Panel] = []
        self.resources: Any = {}
        self.depth = 0
        self.operators: dict[str, Callable[[list[Any]], None]] = self._operators()

    def read(self, source: Any, resources: Any) -> Page:
        self._follow(source, resources)
        return Page(
            number=self.number,
            width=self.width,
            height=self.height,
            runs=tuple(self.runs),
            pictures=tuple(self.pictures),
            panels=tuple(self.panels),
        )

    def _follow(self, source: Any, resources: Any) -> None:
        before, self.resources = self.resources, resources
        for instruction in self.parse(source):
            if operation := self.operators.get(str(instruction.operator)):
                operation(list(instruction.operands))
        self.resources = before

    def _operators(self) -> dict[str, Callable[[list[Any]], None]]:
        return {
            "q": lambda _: self.saved.append(self.state),
            "Q": lambda _: self._restore(),
            "cm": lambda it: self._set(matrix=times(_matrix(it), self.state.matrix)),
            "gs": lambda it: self._graphics(self.resources.get("/ExtGState", {}).get(it[0], {})),
            "g": lambda it: self._set(ink=_ink(it)),
            "rg": lambda it: self._set(ink=_ink(it)),
            "k": lambda it: self._set(ink=_ink(it)),
            "sc": lambda it: self._set(ink=_ink(it)),
            "scn": lambda it: self._set(ink=_ink(it)),
            "cs": lambda _: self._set(ink=(0.0, 0.0, 0.0)),
            "re": lambda it: self.path.append(self._rectangle(*map(float, it))),
            "m": lambda _: self.path.append(None),
            "l": lambda _: self.path.append(None),
            "c": lambda _: self.path.append(None),
            "W": lambda _: self._clip_next(),
            "W*": lambda _: self._clip_next(),
            **dict.fromkeys(("f", "F", "B", "b"), lambda _: self._fill()),
            **dict.fromkeys(("f*", "B*", "b*"), lambda _: self._fill(even_odd=True)),
            **dict.fromkeys(("n", "S", "s"), lambda _: self._end_path()),
            "sh": lambda _: self.panels.append(Panel(area=self.state.clip, ink=None)),
            "BT": lambda _: self._place(IDENTITY),
            "Tm": lambda it: self._place(_matrix(it)),
            "Tf": lambda it: self._set(font=self._font(it[0]), size=float(it[1])),
            "Tc": lambda it: self._set(spacing=float(it[0])),
            "Tw": lambda it: self._set(word_spacing=float(it[0])),
            "Tz": lambda it: self._set(stretch=float(it[0]) / 100),
            "TL": lambda it: self._set(leading=float(it[0])),
            "Ts": lambda it: self._set(rise=float(it[0])),
            "Tr": lambda it: self._set(hidden=int(it[0]) in (3, 7)),
            "Td": lambda it: self._move(float(it[0]), float(it[1])),
            "TD": self._move_leading,
            "T*": lambda _: self._next_line(),
            "Tj": self._show,
            "TJ": lambda it: self._show(list(it[0])),
            "'": self._show_next,
            '"': self._show_next,
            "BMC": lambda it: self.marked.append((str(it[0]), -1)),
            "BDC": lambda it: self.marked.append((str(it[0]), self._marked_id(it[1]))),
            "EMC": lambda _: self._unmark(),
            "Do": lambda it: self._object(self.resources.get("/XObject", {}).get(it[0])),
        }

    # state

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def _restore(self) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _graphics(self, entries: Any) -> None:
        if "/ca" in entries:
            self._set(alpha=float(entries["/ca"]))

    def _marked_id(self, properties: Any) -> int:
        if isinstance(properties, str) or not hasattr(properties, "keys"):
            properties = self.resources.get("/Properties", {}).get(properties, {})
        return self.owners.get(int(properties.get("/MCID", -1)), -1)

    def _unmark(self) -> None:
        if self.marked:
            self.marked.pop()

    def _tag(self) -> tuple[int, bool]:
        """The element that what is painted now belongs to, and whether it is furniture."""
        element = next((owner for _, owner in reversed(self.marked) if owner >= 0), -1)
        return element, any(tag == "/Artifact" for tag, _ in self.marked)

    def _font(self, name: Any) -> Font | None:
        source = self.resources.get("/Font", {}).get(name)
        if source is None:
            return None
        key = source.objgen if source.is_indirect else str(name)
        if key not in self.fonts:
            self.fonts[key] = Font(source)
        return self.fonts[key]

    # paths

    def _rectangle(self, x: float, y: float, width: float, height: float) -> Area | None:
        a, b, c, d, _, _ = self.state.matrix
        corners = [self._point(x, y), self._point(x + width, y + height)]
        return _around(corners) if b == c == 0 or a == d == 0 else None

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, b * x + d * y + f

    def _clip_next(self) -> None:
        self.clipping = True

    def _fill(self, *, even_odd: bool = False) -> None:
        """Keep what is filled; two shapes by the even-odd rule are a frame around what is inside, not a panel."""
        known = [area for area in self.path if area is not None]
        for area in known if not even_odd or len(known) == 1 else []:
            ink = (
                self.state.ink
                if self.state.alpha >= 0.99 and len(known) == len(self.path)
                else None
            )
            self.panels.append(Panel(area=area.within(self.state.clip), ink=ink))
        self._end_path()

    def _end_path(self) -> None:
        if self.clipping and len(self.path) == 1 and self.path[0] is not None:
            self._set(clip=self.path[0].within(self.state.clip))
        self.path, self.clipping = [], False

    # text

    def _place(self, matrix: Matrix) -> None:
        self.text = self.line = matrix

    def _move(self, across: float, down: float) -> None:
        self._place(times((1, 0, 0, 1, across, down), self.line))

    def _move_leading(self, operands: list[Any]) -> None:
        self._set(leading=-float(operands[1]))
        self._move(float(operands[0]), float(operands[1]))

    def _next_line(self) -> None:
        self._move(0, -self.state.leading)

    def _show_next(self, operands: list[Any]) -> None:
        self._next_line()
        self._show(operands[-1:])

    def _show(self, parts: list[Any]) -> None:
        font, state = self.state.font, self.state
        if font is None or not state.size:
            return
        shown = Shown(state, font)
        for part in parts:
            if isinstance(part, int) or not hasattr(part, "__bytes__"):
                shown.shift(float(part))
            else:
                shown.add(bytes(part))
        matrix = times(times((1, 0, 0, 1, 0, state.rise), self.text), state.matrix)
        self.text = times((1, 0, 0, 1, shown.pen, 0), self.text)
        if shown.letters and not state.hidden:
            self._keep(shown, matrix, font)

    def _keep(self, shown: Shown, matrix: Matrix, font: Font) -> None:
        a, b, c, d, e, f = matrix
        size = self.state.size * (abs(d) or (c * c + d * d) ** 0.5)
        first, last = sorted((a * shown.start + e, a * shown.end + e))
        element, artifact = self._tag()
        em = abs(self.state.size * self.state.stretch) or 1.0
        self.runs.append(
            Run(
                text="".join(shown.letters),
                left=first,
                right=last,
                y=b * shown.start + f,
                size=size,
                gaps=tuple(gap / em for gap in shown.gaps),
                before=shown.before,
                after=shown.pending is not None,
                missing=shown.missing,
                font=font.name,
                ink=self.state.ink if self.state.alpha >= 0.99 else None,
                ground=self._ground(Area(left=first, top=f - size * 0.6, right=last, bottom=f)),
                element=element,
                artifact=artifact,
            )
        )

    def _ground(self, area: Area) -> Ink | None:
        """The colour behind *area*: that of the last panel that covers it; None over pictures and what is mixed."""
        whole = area.width * area.height
        if any(area.meets(picture.area) > 0.02 * whole for picture in self.pictures):
            return None
        for panel in reversed(self.panels):
            covered = area.meets(panel.area)
            if covered >= 0.98 * whole:
                return panel.ink
            if covered > 0.02 * whole and panel.area.height > 2:
                return None
        return (1.0, 1.0, 1.0)

    # objects

    def _object(self, source: Any) -> None:
        if source is None:
            return
        if source.get("/Subtype") == "/Image":
            self._picture(source)
        elif source.get("/Subtype") == "/Form" and self.depth < DEEPEST:
            self._form(source)

    def _picture(self, source: Any) -> None:
        a, b, c, d, _, _ = self.state.matrix
        width, height = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
        pixels = int(source.get("/Width", 0)), int(source.get("/Height", 0))
        if min(width, height, *pixels) <= 0:
            return
        area = _around([self._point(x, y) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]).within(
            self.state.clip
        )
        element, artifact = self._tag()
        self.pictures.append(
            Picture(
                area=area,
                pixels=pixels,
                width=width,
                height=height,
                element=element,
                artifact=artifact,
            )
        )

    def _form(self, source: Any) -> None:
        before, depth_of_saved = self.state, len(self.saved)
        self.depth += 1
        if "/Matrix" in source:
            self._set(matrix=times(_matrix(list(source.Matrix)), self.state.matrix))
        self._follow(source, source.get("/Resources", self.resources))
        self.depth -= 1
        del self.saved[depth_of_saved:]
        self.state = before


def _around(points: list[tuple[float, float]]) -> Area:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Area(left=min(across), top=min(down), right=max(across), bottom=max(down))


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _ink(operands: list[Any]) -> Ink | None:
    """Grey, RGB or CMYK as RGB; a pattern is none."""
    try:
        values = [float(value) for value in operands]
    except (TypeError, ValueError):
        return None
    if len(values) == 1:
        return values[0], values[0], values[0]
    if len(values) == 3:
        return values[0], values[1], values[2]
    if len(values) == 4:
        return tuple((1 - value) * (1 - values[3]) for value in values[:3])  # type: ignore[return-value]
    return None
