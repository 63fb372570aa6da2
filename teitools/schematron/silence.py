"""Documents of which a schema says nothing, known without running it: where there is no node for
which it may have something to say (`speaking`), SaxonC need not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from teitools.schematron.plain_xpath import CURRENT
from teitools.schematron.speaking import Doubt
from teitools.xml.document import Document

_MOST = 256
"""How many expressions are kept that have been compiled."""


class Silence:
    """Knows of documents that nothing is to be said of."""

    def __init__(self, gathered: tuple[Mapping[str, str], list[Doubt]]) -> None:
        prefixes, self._doubts = gathered
        self._prefixes = dict(prefixes)
        self._compiled: dict[tuple[int, ...], Callable[..., Any] | None] = {}
        self._tests: dict[int, _Test] = {}
        self._attributes: dict[str, re.Pattern[str]] = {}

    def covers(self, document: Document) -> bool:
        """Whether nothing is said of the document. A document type declaration may give attributes
        to elements: then that is not known.
        """
        text, tree = document.text, document.tree
        if "<!DOCTYPE" in text:
            return False
        tags = {each.tag for each in tree.iter("*")}
        present: list[int] = []
        known: dict[str, bool] = {}
        for number, (needed, attributes, *_) in enumerate(self._doubts):
            if tags.issuperset(needed) and all(self._has(text, each, known) for each in attributes):
                present.append(number)
        try:
            quick = self._together(tuple(present))
            if quick is not None and quick(tree):
                return False
            tests = [each for each in present if self._doubts[each][4]]
            return not any(self._test(each).speaks(tree) for each in tests)
        except etree.XPathError:
            return False

    def _has(self, text: str, attributes: list[str], known: dict[str, bool]) -> bool:
        """Whether elements of the document may have an attribute of one of these names."""
        for name in attributes:
            if name not in known:
                known[name] = f"{name}=" in text or self._spaced(name).search(text) is not None
            if known[name]:
                return True
        return False

    def _spaced(self, name: str) -> re.Pattern[str]:
        """Finds an attribute with white space before the sign."""
        if name not in self._attributes:
            self._attributes[name] = re.compile(rf"{re.escape(name)}[ \t\r\n]+=")
        return self._attributes[name]

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
                f"boolean({path}[{' or '.join(f'({each})' for each in each_of)}])"
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


def compiled(expression: str, prefixes: dict[str, str]) -> Callable[..., Any]:
    """An expression of XPath 1.0, to be called with a node and variables."""
    return etree.XPath(expression, namespaces=prefixes, smart_strings=False)
