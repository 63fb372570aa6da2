"""Definitions made in the order of their need for each other (RELAX NG, section 4.19).

Nothing here is recursive, whatever a schema looks like.
"""

from __future__ import annotations

from teitools.relaxng.patterns import Element, Pattern
from teitools.relaxng.simplification.ascent import Ascent
from teitools.relaxng.simplification.codes import CIRCULAR
from teitools.relaxng.simplification.definitions import Definition
from teitools.relaxng.simplification.descent import Descent
from teitools.relaxng.simplification.problems import Problems


class Resolution:
    """Makes the patterns of definitions."""

    def __init__(self, descent: Descent, ascent: Ascent, problems: Problems) -> None:
        self._descent = descent
        self._ascent = ascent
        self._problems = problems
        self._circles_allowed = False

    def start(self, definition: Definition) -> tuple[Pattern, list[Element]]:
        """The pattern of a definition, and all elements that it leads to."""
        pattern = self._complete(definition)
        return pattern, list(self._ascent.elements)

    def rest(self) -> None:
        """Look at what the start does not lead to: it must be correct, but for circles."""
        self._circles_allowed = True
        for scope in self._descent.scopes:  # more are found on the way
            for definition in list(scope.definitions.values()):
                if definition.pattern is None:
                    self._complete(definition)

    def _complete(self, definition: Definition) -> Pattern:
        """The pattern of a definition, when all elements that it leads to have their content."""
        pattern = self._resolve(definition)
        contents = self._ascent.contents
        while contents:
            element, content = contents.pop()
            element.content = self._resolve(content)
        return pattern

    def _resolve(self, definition: Definition) -> Pattern:
        """The pattern of a definition, made after those that it needs."""
        path = [definition]
        while True:
            current = path[-1]
            needs = current.needs
            if needs is None:
                needs = current.needs = self._descent.needs(current)
            while needs:
                need = needs.pop()
                if need.pattern is None:
                    if need.needs is None:
                        path.append(need)
                        break
                    self._circle(path, need)
            else:
                made = current.pattern = self._ascent.pattern(current)
                path.pop()
                if not path:
                    return made

    def _circle(self, path: list[Definition], need: Definition) -> None:
        """See to a definition that is needed for itself: `path` leads there and back."""
        need.pattern = self._ascent.not_allowed
        if self._circles_allowed:
            return
        circle = [each for each in path[path.index(need) :] if each.node.kind == "define"]
        names = [each.name for each in circle]
        shown = names if len(names) < 9 else [*names[:4], "…", *names[-4:]]
        facts = {"what": names[0], "circle": " → ".join([*shown, names[0]])}
        others = [each.node for each in circle[1:9]]
        self._problems.report(CIRCULAR, circle[0].node, facts, others)
