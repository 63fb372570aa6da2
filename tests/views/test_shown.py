"""What the page shows, and in which view, of dictionaries, apparatus, references and the like."""

from __future__ import annotations

from lxml import html

from tests.views.test_html import body_of


def hidden(element: html.HtmlElement) -> set[str]:
    """The views in which an element is not shown, by the classes on it and around it."""
    classes = " ".join(e.get("class", "") for e in (element, *element.iterancestors())).split()
    return {"xr", "xd", "xm"} & set(classes)


def test_a_cross_reference_of_a_dictionary_is_shown_in_every_view() -> None:
    body = body_of(
        "<entry><sense><def>a</def><xr><lbl>see</lbl> <ref>dog</ref></xr></sense></entry>"
    )
    (shown,) = body.xpath(".//*[starts-with(@class, 'cross-reference')]")
    assert shown.text_content() == "see dog"
    assert hidden(shown) == set()


def test_no_name_of_an_element_hides_it() -> None:
    for name in ("xr", "xd", "xm"):
        body = body_of(f"<p>a <{name}>b</{name}></p>")
        (shown,) = body.xpath(".//p//*[normalize-space(text()) = 'b']") or body.xpath(".//p")
        assert hidden(shown) == set(), name


def test_terms_of_an_index_are_in_the_marked_view_only() -> None:
    body = body_of("<p>a<index><term>b</term></index> c</p>")
    (shown,) = body.xpath(".//*[contains(@class, 'indexed')]")
    assert shown.text_content() == "b"
    assert hidden(shown) == {"xr", "xd"}


def test_an_apparatus_apart_from_the_text_is_shown_in_every_view() -> None:
    body = body_of(
        "<listApp><app loc='2'><lem>a</lem><rdg wit='#B'>b</rdg><rdg>c</rdg><note>d</note></app>"
        "</listApp>"
    )
    (shown,) = body.xpath(".//*[@class = 'app']")
    assert shown.text_content() == "2 a] b B; c d"
    assert all(
        not hidden(each) for each in shown.iterdescendants() if "sigla" not in each.get("class", "")
    )


def test_bytes_within_the_document_are_not_printed() -> None:
    body = body_of("<figure><binaryObject mimeType='image/png'>AAAA</binaryObject></figure>")
    assert "AAAA" not in body.text_content()
    assert "image/png" in body.text_content()


def test_a_recording_is_no_picture() -> None:
    body = body_of(
        "<figure><media mimeType='audio/mp3' url='a.mp3'><desc>Song</desc></media></figure>"
    )
    assert "Recording: a.mp3 Song" in " ".join(body.text_content().split())


def test_no_line_of_a_reference_begins_with_a_comma() -> None:
    body = body_of(
        "<listBibl><biblStruct><monogr><title>A</title><imprint><date>1</date></imprint>"
        "<extent>2</extent></monogr><idno>3</idno></biblStruct></listBibl>"
    )
    (shown,) = body.xpath(".//*[starts-with(@class, 'biblStruct')]")
    assert "</div>," not in html.tostring(shown, encoding="unicode")
    assert all(word in shown.text_content() for word in "A123")


def test_a_hyphen_of_the_source_gets_no_other() -> None:
    body = body_of("<p>a-<lb break='no'/>b c<lb break='no'/>d</p>")
    assert "a-b c-d" in body.text_content()
    assert [each.text for each in body.xpath(".//*[@class = 'hyphen xr']")] == ["-"]


def test_what_is_heard_stands_apart_from_words() -> None:
    body = body_of("<u who='#a'>a<hi>b</hi><pause/>c<vocal><desc>d</desc></vocal>, e</u>")
    assert "ab [pause] c [d], e" in " ".join(body.text_content().split())
