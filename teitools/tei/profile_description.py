"""``profileDesc``, ``revisionDesc`` and ``standOff``: summary, date, languages, people."""

from __future__ import annotations

from teitools.tei.header import HeaderContext
from teitools.transcript import Kind, Mark, Person, Role
from teitools.xml.writing import Writer

_TAKE_PART = (Role.SPEAKER, Role.PARTICIPANT)
_OTHER_HAND = "A hand that the transcript names."
_HANDS = {"handwriting": "Words written by hand; the transcript does not say whose hand."}


def profile_description(context: HeaderContext) -> None:
    """``profileDesc``; nothing where nothing is known."""
    outer, context.writer = context.writer, Writer(3)
    _abstract(context)
    _creation(context)
    _languages(context)
    _participants(context)
    _setting(context)
    _hands(context)
    inner, context.writer = context.writer, outer
    if str(inner):
        outer.open("profileDesc")
        outer.append(inner)
        outer.close("profileDesc")


def revision_description(context: HeaderContext) -> None:
    """``revisionDesc``."""
    writer = context.writer
    who = "#encoder" if context.description.encoder else None
    writer.open("revisionDesc")
    said = f"Encoded by teitools {context.version} from a plain-text transcript."
    writer.leaf("change", said, [("when", context.date), ("who", who)])
    writer.close("revisionDesc")


def stand_off(context: HeaderContext) -> None:
    """``standOff`` with those who are named and do not speak."""
    named = [each for each in context.transcript.people if each.role is Role.MENTIONED]
    if named:
        context.writer.open("standOff")
        _people(context, named, "mentioned")
        context.writer.close("standOff")


def _abstract(context: HeaderContext) -> None:
    values = context.transcript.values.values()
    paragraphs = [mark for mark in values if mark.kind is Kind.ABSTRACT]
    if paragraphs:
        context.writer.open("abstract")
        for paragraph in paragraphs:
            context.master(paragraph, "p")
        context.writer.close("abstract")


def _creation(context: HeaderContext) -> None:
    date = context.transcript.values.get("creation-date")
    if date is not None:
        context.writer.open("creation")
        context.master(date, "date")
        context.writer.close("creation")


def _languages(context: HeaderContext) -> None:
    values, facts, writer = context.transcript.values, context.transcript.facts, context.writer
    language, original = values.get("text-language"), values.get("original-language")
    transliterated = facts.get("transliteration")
    if language is None and original is None and transliterated is None:
        return
    writer.open("langUsage")
    if language is not None:
        _language(context, language, ", the language of this text")
    if original is not None and _tag(original) != _tag(language):
        _language(context, original, ", the language of the original")
    elif original is not None:
        writer.open("language", [("ident", "x-original")])
        context.master(original, "name", _identified(original))
        writer.close("language")
    if transliterated is not None and transliterated not in (_tag(language), _tag(original)):
        said = "Words of the original language in Latin transliteration"
        writer.leaf("language", said, [("ident", transliterated)])
    writer.close("langUsage")


def _tag(language: Mark | None) -> str | None:
    return language.fact("ident") if language else None


def _identified(language: Mark) -> tuple[tuple[str, str], ...]:
    return (("id", language.fact("id") or ""), ("type", "language"))


def _language(context: HeaderContext, language: Mark, use: str) -> None:
    writer = context.writer
    writer.line()
    writer.start("language", [("ident", _tag(language))])
    writer.start("name", [("xml:id", language.fact("id")), ("type", "language")])
    context.inlines.write(writer, language.content)
    writer.end("name")
    writer.text(use)
    writer.end("language")


def _participants(context: HeaderContext) -> None:
    speakers = [each for each in context.transcript.people if each.role in _TAKE_PART]
    if speakers:
        context.writer.open("particDesc")
        _people(context, speakers, None)
        context.writer.close("particDesc")


def _people(context: HeaderContext, people: list[Person], kind: str | None) -> None:
    writer = context.writer
    writer.open("listPerson", [("type", kind)])
    for person in people:
        role = person.role.value if person.role in _TAKE_PART else None
        writer.open("person", [("xml:id", person.id), ("role", role)])
        pointer = f"#{person.master}" if person.master else None
        writer.leaf("persName", person.name, [("copyOf", pointer)])
        writer.close("person")
    writer.close("listPerson")


def _setting(context: HeaderContext) -> None:
    activity = context.transcript.facts.get("activity")
    date = context.transcript.values.get("creation-date")
    place = context.value(Kind.PLACE)
    if activity is None and place is None:
        return
    writer = context.writer
    writer.open("settingDesc")
    writer.open("setting")
    if place is not None:
        context.master(place, "placeName")
    if date is not None:
        dated = [(name, date.fact(name)) for name in ("when", "from", "to")]
        context.copy(date, "date", *dated)
    if activity is not None:
        writer.leaf("activity", activity)
    writer.close("setting")
    writer.close("settingDesc")


def _hands(context: HeaderContext) -> None:
    if context.inlines.hands:
        context.writer.open("handNotes")
        for hand in sorted(context.inlines.hands):
            name = context.transcript.hands.get(hand)
            said = f"The hand of {name}." if name else _HANDS.get(hand, _OTHER_HAND)
            context.writer.leaf("handNote", said, [("xml:id", hand)])
        context.writer.close("handNotes")
