"""Which ID type the names of element and attribute stand for, and whether it is one only."""

from __future__ import annotations

from collections.abc import Iterator

from teitools.relaxng.datatypes.interface import IdType
from teitools.relaxng.name_classes import Name, NameClass, QName, names_of
from teitools.relaxng.patterns import Attribute, Data, Element, Place, Value
from teitools.relaxng.restrictions.cells import BLOCK, Cells
from teitools.relaxng.restrictions.codes import ID_CONFLICT, ID_WITHOUT_NAME
from teitools.relaxng.restrictions.gathering import gather
from teitools.relaxng.restrictions.mistakes import Mistakes
from teitools.relaxng.restrictions.searching import first
from teitools.relaxng.restrictions.survey import ATTRIBUTE, Survey, is_finite
from teitools.relaxng.restrictions.wording import (
    attribute_words,
    element_words,
    lines,
    named,
)

IdAttributes = dict[Name, dict[Name, IdType]]
"""By the name of an element and that of an attribute, its type, where it is an ID type."""

_NO_WILDCARD = "name the elements one by one"
_ONE_NAME = "write an attribute for each name"


def table(survey: Survey, mistakes: Mistakes) -> IdAttributes:
    """The ID types by names; what is not compatible is added to `mistakes`."""
    typed = {each.serial: kind for each in survey.attributes if (kind := _type(each))}
    single = {
        each.serial: each.name_class
        for each in survey.attributes
        if each.serial in typed and isinstance(each.name_class, QName)
    }
    for each in survey.attributes:
        if each.serial in typed and each.serial not in single:
            owner = survey.owner(each)[0]
            _complain(each, owner, each.place, typed[each.serial], _ONE_NAME, mistakes)
    found: IdAttributes = {}
    scale = _Scale(survey, typed, single)
    blocks = scale.cells.blocks
    mistakes.limit(len(scale.order), scale.cells.width, len(scale.order) * len(blocks))
    for start in blocks:
        _Block(survey, mistakes, scale, start).fill(found)
    return found


class _Scale:
    """The attributes that matter: those with an ID type, and others that may have their names."""

    def __init__(self, survey: Survey, typed: dict[int, IdType], single: dict[int, QName]) -> None:
        names = set(single.values())
        classes: dict[int, NameClass] = dict(single)
        for each in survey.attributes:
            if each.serial not in typed and _may_be(each.name_class, names):
                classes[each.serial] = each.name_class
        self.single = single
        self.typed = typed
        self.cells = Cells(classes)
        self.size = min(self.cells.width, BLOCK)
        self.order = [each for each in survey.order if survey.holds[each.serial] & ATTRIBUTE]


class _Block:
    """The ID types of attributes whose names are among BLOCK from `start`.

    The bits of a pattern are in four parts of `scale.size` each: the names of its attributes
    of no ID type, and of the types ID, IDREF and IDREFS.
    """

    def __init__(self, survey: Survey, mistakes: Mistakes, scale: _Scale, start: int) -> None:
        self.survey = survey
        self.mistakes = mistakes
        self.scale = scale
        self.start = start
        masks = scale.cells.masks(start)
        names = 0
        for serial in scale.single:
            names |= masks.get(serial, 0)
        self.leaves = {
            serial: (mask & names) << scale.typed.get(serial, IdType.NONE) * scale.size
            for serial, mask in masks.items()
        }
        self.bits = gather(scale.order, self.leaves)
        self.by_name: dict[Name, list[tuple[Element, int]]] = {}
        self.wild: list[tuple[Element, int]] = []
        self.known: dict[Name, int] = {}

    def fill(self, found: IdAttributes) -> None:
        """Add the types to `found`, and to the mistakes what is wrong with them."""
        for element, content in self.survey.contents():
            bits = self.bits.get(content.serial, 0)
            if bits and element is not None:
                self._note(element, bits)
        seen: dict[int, tuple[int, dict[Name, IdType]]] = {}
        for name, bits in self.known.items():
            if bits not in seen:
                seen[bits] = self._clash(bits), dict(self._types(bits))
            clash, types = seen[bits]
            if clash:
                self._report(name, self.by_name[name], clash)
            if types:
                found[name] = {**found[name], **types} if name in found else types
        self._check_wildcards()

    def _note(self, element: Element, bits: int) -> None:
        names = names_of(element.name_class)
        if names is not None:
            for each in names:
                name = (each.namespace, each.local)
                self.by_name.setdefault(name, []).append((element, bits))
                self.known[name] = self.known.get(name, 0) | bits
            return
        size = self.scale.size
        self.wild.append((element, bits & ((1 << size) - 1)))
        if bits >> size:
            attribute = first(element.content, self.bits, bits >> size << size, self.mistakes)
            assert isinstance(attribute, Attribute)
            kind = self.scale.typed[attribute.serial]
            _complain(attribute, element, element.place, kind, _NO_WILDCARD, self.mistakes)

    def _parts(self, bits: int) -> list[int]:
        size = self.scale.size
        ones = (1 << size) - 1
        return [bits >> size * kind & ones for kind in range(len(IdType))]

    def _clash(self, bits: int) -> int:
        """The names of attributes that are of more than one type."""
        none, one, two, three = self._parts(bits)
        return none & (one | two | three) | one & (two | three) | two & three

    def _types(self, bits: int) -> Iterator[tuple[Name, IdType]]:
        for kind, names in enumerate(self._parts(bits)):
            while kind and names:
                name, _ = self.scale.cells.description(names, self.start)
                assert not isinstance(name, str)
                yield name, IdType(kind)
                names &= names - 1

    def _report(self, name: Name, elements: list[tuple[Element, int]], clash: int) -> None:
        """Say of each clashing name which element has it in another type than the first."""
        while clash:
            low = clash & -clash
            clash ^= low
            if self.mistakes.full:
                self.mistakes.count()
                continue
            seen: list[tuple[Element, IdType]] = []
            for element, bits in elements:
                self.mistakes.spend()
                seen += [
                    (element, IdType(kind))
                    for kind, part in enumerate(self._parts(bits))
                    if part & low
                ]
            others = [each for each in seen if each[1] != seen[0][1]]
            self._conflict(low, name, others[0], seen[0])

    def _check_wildcards(self) -> None:
        """No element with a wildcard may have an attribute without the ID type that it has
        in an element of one of these names.
        """
        wild = [each for each in self.wild if each[1]]
        steps = len(wild) * len(self.known)
        self.mistakes.limit(len(wild), len(self.known), steps)
        if not steps:
            return
        names = [QName(*name) for name in self.known]
        classes: dict[int, NameClass] = {-number: each for number, each in enumerate(names, 1)}
        classes.update((element.serial, element.name_class) for element, _ in wild)
        cells = Cells(classes)
        for start in cells.blocks:
            masks = cells.masks(start)
            bits = [(name, masks.get(-number, 0)) for number, name in enumerate(self.known, 1)]
            for element, none in wild:
                mask = masks.get(element.serial, 0)
                for name in (name for name, bit in bits if bit & mask):
                    if self._meets(element, none, name):
                        break

    def _meets(self, element: Element, none: int, name: Name) -> bool:
        """Whether an element with a wildcard is in conflict with those named `name`."""
        if self.mistakes.full:
            return True
        _, *typed = self._parts(self.known[name])
        for kind, part in enumerate(typed, 1):
            low = part & none & -(part & none)
            if low:
                wanted = low << kind * self.scale.size
                other = next(each for each, bits in self.by_name[name] if bits & wanted)
                self._conflict(low, name, (element, IdType.NONE), (other, IdType(kind)))
                return True
        return False

    def _conflict(
        self, low: int, name: Name, here: tuple[Element, IdType], other: tuple[Element, IdType]
    ) -> None:
        description, _ = self.scale.cells.description(low, self.start)
        places: list[Place] = [other[0].place]
        self.mistakes.add(
            ID_CONFLICT,
            here[0].place,
            places,
            attribute=named(description, "attribute"),
            owner=named(name, "element"),
            type=_type_words(here[1]),
            other=_type_words(other[1]),
            lines=lines(places, here[0].place),
        )


def _type(attribute: Attribute) -> IdType:
    """The ID type of an attribute's whole value."""
    content = attribute.pattern
    return content.datatype.id_type if isinstance(content, (Data, Value)) else IdType.NONE


def _may_be(name_class: NameClass, names: set[QName]) -> bool:
    """Whether a name class may contain one of `names`."""
    if isinstance(name_class, QName):
        return name_class in names
    return not is_finite(name_class) or not names.isdisjoint(names_of(name_class) or ())


def _type_words(kind: IdType) -> str:
    return f"of type {kind.name}" if kind else "not of an ID type"


def _complain(
    attribute: Attribute,
    element: Element | None,
    place: Place,
    kind: IdType,
    mend: str,
    mistakes: Mistakes,
) -> None:
    mistakes.add(
        ID_WITHOUT_NAME,
        place,
        [attribute.place],
        attribute=attribute_words(attribute.name_class),
        owner=element_words(element),
        type=kind.name,
        mend=mend,
    )
