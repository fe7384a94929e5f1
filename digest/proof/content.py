"""Interprets a page's content stream, operator by operator, into the marks on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from digest.proof.fonts import Font
from digest.proof.marks import Area, Ink, Panel, Picture, PrintedPage, TextRun, area_around
from digest.proof.state import IDENTITY, Matrix, State, TextPen, matrix_of, rgb_of, times

Parse: TypeAlias = Callable[[Any], list[Any]]
Operators: TypeAlias = dict[str, Callable[[list[Any]], None]]
"""Each operator's name (PDF 32000, annex A) and what it does with its operands."""

NUMBERS = (int, float, Decimal)

THICKEST_RULE = 2.5
"""Points: a thicker area is a field of colour."""

DEEPEST = 12
"""Greatest depth of forms within forms: a hostile file nests them without end."""


class Reader:
    """Reads one page.

    *parse* turns a stream into instructions, *owners* maps a marked-content id to its element in
    the structure tree, and *fonts* is a cache shared between the pages. The page was printed
    *scale* times as large as it was laid out; the marks have the size of the layout.
    """

    def __init__(
        self,
        page: Any,
        number: int,
        parse: Parse,
        owners: Mapping[int, int],
        fonts: dict[Any, Font],
        scale: float = 1.0,
    ) -> None:
        box = [float(side) / scale for side in page.trimbox]  # the media box where there is none
        media = [float(side) / scale for side in page.mediabox]
        self.number, self.parse, self.owners, self.fonts = number, parse, owners, fonts
        self.scale = scale
        self.width, self.height = box[2] - box[0], box[3] - box[1]
        self.outside = max(0.0, box[0] - media[0])
        self.paper = Area(
            left=media[0] - box[0],
            top=box[3] - media[3],
            right=media[2] - box[0],
            bottom=box[3] - media[1],
        )
        # PDF counts upwards from the lower left corner, the marks downwards from the upper left.
        down = (1 / scale, 0, 0, -1 / scale, -box[0], box[3])
        self.state = State(matrix=down, clip=self.paper)
        self.painted = 0
        self.stack: list[State] = []
        self.places = {mark: place for place, mark in enumerate(owners)}
        self.marked: list[tuple[str, int, int]] = []
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.path: list[Area | None] = []
        self.traced: list[tuple[float, float]] = []
        self.clipping = False
        self.runs: list[TextRun] = []
        self.pictures: list[Picture] = []
        self.panels: list[Panel] = []
        self.resources: Any = {}
        self.depth = 0
        self.operators = self._operators()

    def read(self, source: Any, resources: Any) -> PrintedPage:
        self._follow(source, resources)
        return PrintedPage(
            number=self.number,
            width=self.width,
            height=self.height,
            runs=tuple(self.runs),
            pictures=tuple(self.pictures),
            panels=tuple(self.panels),
            outside=self.outside,
        )

    def _follow(self, source: Any, resources: Any) -> None:
        before, self.resources = self.resources, resources
        for instruction in self.parse(source):
            if operation := self.operators.get(str(instruction.operator)):
                # Operators that leave no mark and change no state are skipped.
                operation(list(instruction.operands))
        self.resources = before

    def _operators(self) -> Operators:
        return {
            **self._state_operators(),
            **self._path_operators(),
            **self._text_operators(),
            "BMC": lambda it: self.marked.append((str(it[0]), -1, -1)),
            "BDC": lambda it: self._mark(str(it[0]), self._marked_id(it[1])),
            "EMC": lambda _: self._unmark(),
            "Do": lambda it: self._object(self.resources.get("/XObject", {}).get(it[0])),
        }

    def _state_operators(self) -> Operators:
        return {
            "q": lambda _: self.stack.append(self.state),
            "Q": lambda _: self._restore(),
            "cm": lambda it: self._set(matrix=times(matrix_of(it), self.state.matrix)),
            "gs": lambda it: self._graphics(self.resources.get("/ExtGState", {}).get(it[0], {})),
            **dict.fromkeys(("g", "rg", "k", "sc", "scn"), lambda it: self._set(ink=rgb_of(it))),
            "cs": lambda _: self._set(ink=(0.0, 0.0, 0.0)),
        }

    def _path_operators(self) -> Operators:
        return {
            "re": lambda it: self.path.append(self._rectangle(*map(float, it))),
            **dict.fromkeys(("m", "l", "c", "v", "y"), self._trace),
            **dict.fromkeys(("W", "W*"), lambda _: self._clip_next()),
            **dict.fromkeys(("f", "F", "B", "b"), lambda _: self._fill()),
            **dict.fromkeys(("f*", "B*", "b*"), lambda _: self._fill(even_odd=True)),
            **dict.fromkeys(("n", "S", "s"), lambda _: self._end_path()),
            "sh": lambda _: self._paint(self.state.clip, None),
        }

    def _text_operators(self) -> Operators:
        return {
            "BT": lambda _: self._place(IDENTITY),
            "Tm": lambda it: self._place(matrix_of(it)),
            "Tf": lambda it: self._set(font=self._font(it[0]), size=float(it[1])),
            "Tc": lambda it: self._set(spacing=float(it[0])),
            "Tw": lambda it: self._set(word_spacing=float(it[0])),
            "Tz": lambda it: self._set(stretch=float(it[0]) / 100),
            "TL": lambda it: self._set(leading=float(it[0])),
            "Ts": lambda it: self._set(rise=float(it[0])),
            "Tr": lambda it: self._set(invisible=int(it[0]) in (3, 7)),
            "Td": lambda it: self._move(float(it[0]), float(it[1])),
            "TD": self._move_leading,
            "T*": lambda _: self._next_line(),
            "Tj": self._show,
            "TJ": lambda it: self._show(list(it[0])),
            "'": self._show_next,
            '"': self._show_next,
        }

    # state

    def _set(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)

    def _restore(self) -> None:
        if self.stack:  # damaged files restore more often than they save
            self.state = self.stack.pop()

    def _graphics(self, entries: Any) -> None:
        if "/ca" in entries:
            self._set(alpha=float(entries["/ca"]))

    def _marked_id(self, properties: Any) -> int:
        if isinstance(properties, str) or not hasattr(properties, "keys"):
            properties = self.resources.get("/Properties", {}).get(properties, {})
        return int(properties.get("/MCID", -1))

    def _mark(self, tag: str, mark: int) -> None:
        self.marked.append((tag, self.owners.get(mark, -1), self.places.get(mark, -1)))

    def _unmark(self) -> None:
        if self.marked:
            self.marked.pop()

    def _tag(self) -> tuple[int, bool]:
        """The element the next mark belongs to, and whether it is page furniture."""
        return self._owner()[0], any(tag == "/Artifact" for tag, _, _ in self.marked)

    def _owner(self) -> tuple[int, int]:
        """The element the next mark belongs to, and its place in the page's reading order."""
        # Marked content nests: the innermost sequence that belongs to an element owns the mark.
        return next(
            ((owner, place) for _, owner, place in reversed(self.marked) if owner >= 0), (-1, -1)
        )

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
        # A turned rectangle covers less than the area around it, so it counts as no panel.
        corners = [self._point(x, y), self._point(x + width, y + height)]
        return area_around(corners) if b == c == 0 or a == d == 0 else None

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.state.matrix
        return a * x + c * y + e, b * x + d * y + f

    def _clip_next(self) -> None:
        self.clipping = True

    def _trace(self, operands: list[Any]) -> None:
        """Remember the points of a line or a curve."""
        numbers = [float(number) for number in operands]
        points = zip(numbers[::2], numbers[1::2], strict=False)
        self.path.append(None)
        self.traced += [self._point(x, y) for x, y in points]

    def _around_path(self) -> Area | None:
        """The area around the whole path."""
        corners = [
            corner
            for area in self.path
            if area is not None
            for corner in ((area.left, area.top), (area.right, area.bottom))
        ]
        points = corners + self.traced
        return area_around(points) if points else None

    def _fill(self, *, even_odd: bool = False) -> None:
        """Record the rectangles of the path as panels, and any other path where it is a rule."""
        rectangles = [area for area in self.path if area is not None]
        if even_odd and len(rectangles) > 1:
            rectangles = []  # two rectangles by the even-odd rule draw a border, not a panel
        plain = self.state.alpha >= 0.99 and len(rectangles) == len(self.path)
        for area in rectangles:
            self._paint(area.within(self.state.clip), self.state.ink if plain else None)
        whole = self._around_path()
        if not rectangles and whole is not None:
            # The border of one side is a frame that is clipped to that side.
            seen = whole.within(self.state.clip)
            if 0 < min(seen.width, seen.height) <= THICKEST_RULE:
                self._paint(seen, None)
        self._end_path()

    def _paint(self, area: Area, ink: Ink | None) -> None:
        element, _ = self._tag()
        panel = Panel(area=area, ink=ink, element=element, order=self._next())
        self.panels.append(panel)

    def _next(self) -> int:
        self.painted += 1
        return self.painted

    def _end_path(self) -> None:
        # A clipping path takes effect after the path is painted (PDF 32000, 8.5.4).
        if self.clipping and (whole := self._around_path()) is not None:
            self._set(clip=whole.within(self.state.clip))
        self.path, self.traced, self.clipping = [], [], False

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
        # Strings of TJ alternate with numbers, which move the pen by thousandths of an em.
        pen = TextPen(state, font)
        for part in parts:
            if isinstance(part, NUMBERS):
                pen.shift(float(part))
            else:
                pen.add(bytes(part))
        matrix = times(times((1, 0, 0, 1, 0, state.rise), self.text), state.matrix)
        self.text = times((1, 0, 0, 1, pen.pen, 0), self.text)
        if pen.letters and not state.invisible:
            self._record(pen, matrix, font)

    def _record(self, pen: TextPen, matrix: Matrix, font: Font) -> None:
        a, b, c, d, e, f = matrix
        size = self.state.size * (abs(d) or (c * c + d * d) ** 0.5)
        first, last = sorted((a * pen.start + e, a * pen.end + e))
        element, artifact = self._tag()
        em = abs(self.state.size * self.state.stretch) or 1.0
        self.runs.append(
            TextRun(
                text="".join(pen.letters),
                left=first,
                right=last,
                y=b * pen.start + f,
                size=size,
                gaps=tuple(gap / em for gap in pen.gaps),
                space_before=pen.space_before,
                missing=pen.missing,
                font=font.name,
                ink=self.state.ink if self.state.alpha >= 0.99 else None,
                background=self._background(
                    Area(left=first, top=f - size * 0.6, right=last, bottom=f)
                ),
                element=element,
                artifact=artifact,
                order=self._next(),
                place=self._owner()[1],
            )
        )

    def _background(self, area: Area) -> Ink | None:
        """The colour behind *area*; None where pictures or several colours lie behind it."""
        whole = area.width * area.height
        if any(area.overlap(picture.area) > 0.02 * whole for picture in self.pictures):
            return None
        # The panel painted last lies on top.
        for panel in reversed(self.panels):
            covered = area.overlap(panel.area)
            if covered >= 0.98 * whole:
                return panel.ink
            if covered > 0.02 * whole and panel.area.height > 2:  # not just a rule
                return None
        return (1.0, 1.0, 1.0)  # bare paper

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
        area = area_around([self._point(x, y) for x, y in ((0, 0), (0, 1), (1, 0), (1, 1))]).within(
            self.state.clip
        )
        element, artifact = self._tag()
        self.pictures.append(
            Picture(
                area=area,
                pixels=pixels,
                width=width * self.scale,
                height=height * self.scale,
                element=element,
                artifact=artifact,
                order=self._next(),
            )
        )

    def _form(self, source: Any) -> None:
        # A form may save more states than it restores; the page must not see them.
        before, depth = self.state, len(self.stack)
        self.depth += 1
        if "/Matrix" in source:
            self._set(matrix=times(matrix_of(list(source.Matrix)), self.state.matrix))
        self._follow(source, source.get("/Resources", self.resources))
        self.depth -= 1
        del self.stack[depth:]
        self.state = before
