"""Documents of which a schema says nothing, known without running it: where there is no node for
which it may have something to say (`speaking`), SaxonC need not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from lxml import etree

from teitools.schematron.excerpts import Noted, span
from teitools.schematron.foresight import foreseen, matching
from teitools.schematron.plain_xpath import CURRENT
from teitools.schematron.shape_truths import Truth, combined, unknown
from teitools.schematron.shapes import Mark, Shape, Shapes
from teitools.schematron.speaking import Doubt
from teitools.xml.document import Document
from teitools.xml.parsing import MAX_ATTRIBUTES, MAX_DEPTH
from teitools.xml.stream import root_offset
from teitools.xml.written_tags import UnclearError

_MOST = 256
"""How many expressions are kept that have been compiled."""


class Silence:
    """Knows of documents that nothing is to be said of.

    From the shape of an element alone (`shapes`) it is known of most doubts that there is nothing
    to say of it; the others are decided in a tree, of excerpts where these are enough.
    """

    def __init__(self, gathered: tuple[Mapping[str, str], list[Doubt]]) -> None:
        prefixes, self._doubts = gathered
        self._prefixes = dict(prefixes)
        self._compiled: dict[tuple[int, ...], Callable[..., Any] | None] = {}
        self._tests: dict[int, _Test] = {}
        self._by_name: dict[str | None, list[_Foreseen]] | None = None
        self.shapes = Shapes(self._mark)

    def covers(self, document: Document) -> bool:
        """Whether nothing is said of the document. A document type declaration may give attributes
        to elements: then that is not known.
        """
        if "<!DOCTYPE" in document.text:
            return False
        noted = self.shapes.of_tree(document.tree)
        if not all(shape.mark for shape in noted):
            return False
        return not noted or not self._speaks(_numbers(noted), document.tree)

    def covers_early(self, data: bytes) -> bool:
        """The same of a well-formed document, `data`, of which there is no tree. It may be that
        this is not known: then it is False. To a parser of trees it must mean the same.
        """
        root = root_offset(data)
        noted = Noted()
        try:
            if root is None:
                return False
            noted.skim(self.shapes, data, root)
        except UnclearError:
            return False
        if not all(shape.mark for shape in noted.shapes):
            return False
        if not noted.shapes:
            return True
        tree = noted.within(len(data))
        return tree is not None and not self._speaks(_numbers(noted.shapes), tree)

    def _speaks(self, present: tuple[int, ...], tree: etree._ElementTree) -> bool:
        """Whether there may be something to say in one of these doubts."""
        try:
            quick = self._together(present)
            if quick is not None and quick(tree):
                return True
            tests = [each for each in present if self._doubts[each][4]]
            return any(self._test(each).speaks(tree) for each in tests)
        except etree.XPathError:
            return True

    def _mark(self, shape: Shape) -> Mark:
        """The numbers of doubts that are left, if there are any: none of them where there certainly
        is something to say, or where no tree may be made. And how much is needed to decide them.
        """
        if self._by_name is None:
            self._by_name = self._foreseen()
        if shape.depth > MAX_DEPTH or len(shape.attributes) > MAX_ATTRIBUTES:
            return (), None
        left: list[_Foreseen] = []
        for name in (shape.name[1], None):
            for each in self._by_name.get(name, ()):
                speaks = each.speaks(shape)
                if speaks:
                    return (), None
                if speaks is None:
                    left.append(each)
        if not left:
            return None, None
        spans = [each.span for each in left]
        known = [each for each in spans if each is not None]
        return tuple(each.number for each in left), max(known) if known == spans else None

    def _foreseen(self) -> dict[str | None, list[_Foreseen]]:
        """The doubts by the local names of the elements that they are about; None: of any."""
        by_name: dict[str | None, list[_Foreseen]] = {}
        for number, (tags, _, path, condition, test, variables) in enumerate(self._doubts):
            name, selects = matching(path, self._prefixes)
            if name is None and selects is unknown and tags:
                name = tags[-1].rpartition("}")[2]  # without such an element there is none
            terms = [foreseen(each, self._prefixes) for each in (condition, test)]
            needed = span(path, [condition, test, *[value for _, value in variables]])
            by_name.setdefault(name, []).append(_Foreseen(number, (selects, *terms), needed))
        return by_name

    def _together(self, present: tuple[int, ...]) -> Callable[..., Any] | None:
        """One expression for all doubts without variables: documents have often the same ones."""
        if present not in self._compiled:
            if len(self._compiled) >= _MOST:
                self._compiled.clear()
            conditions: dict[str, list[str]] = {}
            for number in present:
                _, _, path, condition, test, _ = self._doubts[number]
                if not test:
                    conditions.setdefault(path, []).append(condition or "true()")
            paths = [
                f"boolean({_quick(path)}[{' or '.join(f'({each})' for each in each_of)}])"
                for path, each_of in conditions.items()
            ]
            made = compiled(" or ".join(paths), self._prefixes) if paths else None
            self._compiled[present] = made
        return self._compiled[present]

    def _test(self, number: int) -> _Test:
        if number not in self._tests:
            tags, _, path, condition, test, variables = self._doubts[number]
            selected = f"{path}[{condition}]" if condition else path
            alone = len(tags) == 1 and not condition and path.count("/") == 2
            made = _Test(self._prefixes, selected, test, variables, tags[0] if alone else None)
            self._tests[number] = made
        return self._tests[number]


class _Foreseen(NamedTuple):
    """A doubt: what must be true of a shape, so that there is something to say; and how much of a
    document decides it (`excerpts`).
    """

    number: int
    terms: tuple[Truth, ...]
    span: int | None

    def speaks(self, shape: Shape) -> bool | None:
        """Whether there is something to say of elements of this shape; None: perhaps."""
        return combined(self.terms, shape, False)


class _Test:
    """A test with variables, for each node by itself."""

    def __init__(
        self,
        prefixes: dict[str, str],
        path: str,
        test: str,
        variables: list[tuple[str, str]],
        tag: str | None,
    ) -> None:
        """`tag` is the name of the elements that `path` selects, if it is all of these."""
        self._tag = tag
        self._select = compiled(path, prefixes)
        self._truth = compiled(test, prefixes)
        self._values = [(name, compiled(value, prefixes)) for name, value in variables]

    def speaks(self, tree: etree._ElementTree) -> bool:
        """Whether there may be something to say."""
        for node in self._select(tree) if self._tag is None else tree.iter(self._tag):
            values: dict[str, Any] = {CURRENT: [node]}
            for name, value in self._values:
                values[name] = value(node, **values)
            if self._truth(node, **values):
                return True
        return False


def _numbers(shapes: Iterable[Shape]) -> tuple[int, ...]:
    """Those of all doubts that are left of the shapes."""
    return tuple(sorted({number for shape in shapes for number in shape.mark or ()}))


def compiled(expression: str, prefixes: dict[str, str]) -> Callable[..., Any]:
    """An expression of XPath 1.0, to be called with a node and variables."""
    return etree.XPath(expression, namespaces=prefixes, smart_strings=False)


def _quick(path: str) -> str:
    """A path, which libxml2 follows in one go if it has but one step."""
    name = path[2:]
    single = path.startswith("//") and re.fullmatch(r"[\w.:*-]+", name)
    return f"/descendant::{name}" if single else path
