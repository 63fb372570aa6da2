"""The simplification of a schema (RELAX NG, section 4): from the full syntax to the simple form.

Each step of the specification is a function of its own, in the module named after it. They are
not done one after the other over the whole schema, but for each definition in two walks, down
(`descent`) and up (`ascent`): a large schema is simplified in the time it takes to read it.

====================================== =====================================================
4.1 annotations, 4.2 white space       the readers (`syntax`)
4.3 `datatypeLibrary`                  `surroundings.Surroundings`, `datatypes.Datatypes`
4.4 `type` of `value`                  `datatypes.type_of_value`
4.5 `href`                             `other_files.OtherFiles.address`
4.6 `externalRef`                      `descent.Descent`
4.7 `include`                          `components.Components.included`
4.8 `name`, 4.9 `ns`, 4.10 QNames      `names.NameClasses`, `surroundings.Surroundings`
4.11 `div`                             `components.Components.of`
4.12 number of child elements          `composition`, `names.NameClasses.of`
4.13 `mixed` to 4.15 `zeroOrMore`      `composition`
4.16 constraints                       `names.NameClasses`, `datatypes.Datatypes`
4.17 `combine`                         `components.combine`, `ascent.Ascent.pattern`
4.18 `grammar`                         `components.Components.scope`, `references`
4.19 `define` and `ref`                `resolution`
4.20 `notAllowed`, 4.21 `empty`        `composition`, `reaching`
====================================== =====================================================
"""

from __future__ import annotations

from teitools.relaxng.addresses import Files
from teitools.relaxng.grammar import Grammar
from teitools.relaxng.patterns import Patterns, Place
from teitools.relaxng.simplification.ascent import Ascent
from teitools.relaxng.simplification.datatypes import Datatypes
from teitools.relaxng.simplification.definitions import Definition, Part
from teitools.relaxng.simplification.descent import Descent
from teitools.relaxng.simplification.other_files import OtherFiles, Read
from teitools.relaxng.simplification.problems import Problems
from teitools.relaxng.simplification.reaching import in_order, reached
from teitools.relaxng.simplification.resolution import Resolution
from teitools.relaxng.simplification.surroundings import Surroundings
from teitools.relaxng.syntax.tree import Node

__all__ = ["simplify"]


def simplify(root: Node, files: Files, read: Read) -> Grammar:
    """The schema whose root is `root`, in the simple form (RELAX NG, section 5).

    `files` finds the other schemas that it names, and `read` makes their nodes out of a source
    and its address. The grammar's sources are those other files: the caller, who has the bytes
    of the first, puts it before them. Raises SchemaError with all that is wrong by section 4;
    what section 7 asks is not looked at.
    """
    patterns, problems = Patterns(), Problems()
    other_files = OtherFiles(files, read, problems)
    descent = Descent(other_files, problems)
    ascent = Ascent(patterns, Datatypes(patterns, problems), problems)
    resolution = Resolution(descent, ascent, problems)
    surroundings = Surroundings("", "", None, (root.context.base,)).within(root)
    definition = Definition(root, [Part(root, [root], surroundings)])
    start, elements = resolution.start(definition)
    resolution.rest()
    other_files.check()
    problems.settle()
    if ascent.met_not_allowed:
        elements = reached(start, elements)
    elements = in_order(elements, root.context.source)
    for scope in descent.scopes:
        scope.release()
    return Grammar(patterns, start, elements, other_files.sources, place=_place(root))


def _place(root: Node) -> Place:
    """Where the start pattern is defined: the `start` of `root`, or `root` itself."""
    start = next((each for each in root.children if each.kind == "start"), root)
    return start.context.source, start.line, start.column
