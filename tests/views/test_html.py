import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

from teitools.source import Source
from teitools.views import render_html
from teitools.xml.parsing import parse

DOCUMENTS = Path(__file__).parent / "documents"
WRAPPED = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


def page_of(name: str) -> bytes:
    return render_html(parse(Source.of(DOCUMENTS / name)))


def body_of(tei: str) -> html.HtmlElement:
    page = render_html(parse(Source.of(WRAPPED.format(tei).encode())))
    return html.fromstring(page).find(".//article")


def test_the_policy_names_the_style_and_nothing_else() -> None:
    page = html.fromstring(page_of("marks.xml"))
    policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    digest = b64encode(sha256(page.findtext(".//style").encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_bytes_are_utf8_with_one_final_newline_and_the_html_doctype() -> None:
    page = page_of("right-to-left.xml")
    assert page.startswith(b"<!DOCTYPE html>\n<html")
    assert page.endswith(b"</html>\n")
    assert b"\r" not in page
    assert "محضر" in page.decode()


@pytest.mark.parametrize("name", ["marks.xml", "hostile.xml", "right-to-left.xml"])
def test_nothing_is_fetched_and_nothing_runs(name: str) -> None:
    page = html.fromstring(page_of(name))
    assert not page.xpath("//script | //img | //link | //iframe | //object | //*[@src] | //@style")
    assert not [a for a in page.xpath("//@*") if a.attrname.startswith("on")]
    schemes = re.compile(r"(https?|mailto):|#")
    assert all(schemes.match(href) for href in page.xpath("//@href"))
    assert "url(" not in page.findtext(".//style")


@pytest.mark.parametrize("name", ["marks.xml", "hostile.xml", "right-to-left.xml"])
def test_ids_are_unique_and_links_within_the_page_arrive(name: str) -> None:
    page = html.fromstring(page_of(name))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_hostile_text_is_still_shown() -> None:
    text = html.fromstring(page_of("hostile.xml")).text_content()
    assert "<script>document.title='owned'</script>" in text


def test_every_word_of_the_text_is_on_the_page() -> None:
    tree = parse(Source.of(DOCUMENTS / "marks.xml"))
    shown = html.fromstring(render_html(tree)).text_content()
    hidden = "ancestor::t:choice[t:expan]/t:abbr|ancestor::t:abbr"
    words = tree.xpath(
        f"//t:text//text()[normalize-space()][not({hidden})]"
        "[not(ancestor::t:div[@type='metadata'])]",
        namespaces={"t": "http://www.tei-c.org/ns/1.0"},
    )
    assert [word for word in words if " ".join(word.split()) not in " ".join(shown.split())] == []


def test_deletions_additions_and_dates_are_true_elements() -> None:
    page = html.fromstring(page_of("marks.xml"))
    assert "Proceed" in page.xpath("string(//article//del)")
    assert "Go on" in page.xpath("string(//article//ins)")
    assert page.xpath("//article//time/@datetime") == ["1961-05-02", "1961-05-03"]


def test_supplied_words_say_who_supplied_them() -> None:
    page = html.fromstring(page_of("marks.xml"))
    assert page.xpath("string(//article//span[@class='supplied'])") == (
        "supplied by the translator: [them]"
    )


def test_an_aside_that_prints_its_own_bracket_gets_no_other() -> None:
    page = html.fromstring(page_of("marks.xml"))
    asides = [a.text_content() for a in page.xpath("//article//span[@class='aside']")]
    assert asides[0].endswith("(I think)")
    assert asides[1].endswith("(it never closes")


def test_a_speaker_the_text_does_not_print_is_named_beside_it() -> None:
    page = html.fromstring(page_of("marks.xml"))
    first, second, _ = page.xpath("//article//div[@class='sp']")
    assert first.get("aria-label") == "Speaker: A. Ivanova"
    assert first.find_class("attribution")
    assert not second.find_class("attribution")


def test_the_legend_lists_only_marks_that_occur() -> None:
    page = html.fromstring(page_of("right-to-left.xml"))
    marks = page.xpath("//details[contains(@class,'legend')]//dd/text()")
    assert marks == ["supplied by an editor"]
    bare = render_html(parse(Source.of(WRAPPED.format("<p>Words</p>").encode())))
    assert b'class="panel legend"' not in bare


def test_direction_follows_language_and_script() -> None:
    page = html.fromstring(page_of("right-to-left.xml"))
    assert (page.get("lang"), page.get("dir")) == ("ar", "rtl")
    latin = page.xpath("//*[@lang='ar-Latn']")[0]
    assert latin.get("dir") == "ltr"


def test_broken_paragraphs_of_any_number_keep_all_words() -> None:
    parts = "".join(f'<p part="M">w{n}</p>' for n in range(5))
    assert body_of(parts).text_content().split() == ["w0", "w1", "w2", "w3", "w4"]


def test_footnotes_lead_there_and_back() -> None:
    page = html.fromstring(page_of("marks.xml"))
    reference = page.xpath("//a[@role='doc-noteref']")[0]
    note = page.get_element_by_id(reference.get("href")[1:])
    assert "own words" in note.text_content()
    back = note.xpath(".//a[@role='doc-backlink']/@href")[0]
    assert page.get_element_by_id(back[1:]) is reference


@pytest.mark.parametrize("name", ["unknown", "p", "list", "note", "hi", "del", "ref", "table"])
def test_nesting_as_deep_as_parsing_allows(name: str) -> None:
    body_of(f"<{name}>" * 490 + "x" + f"</{name}>" * 490)


def test_copies_of_copies_do_not_multiply() -> None:
    levels = "".join(
        f'<seg xml:id="c{n}">{f"""<seg copyOf="#c{n - 1}"/>""" * 10 if n else "word " * 100}</seg>'
        for n in range(30)
    )
    assert len(etree.tostring(body_of(f"<p>{levels}</p>"))) < 100_000


def test_a_document_of_another_kind_shows_its_words() -> None:
    page = render_html(parse(Source.of(b"<letter><p>Dear &amp; near</p></letter>")))
    assert b"Dear &amp; near" in page
