import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import etree, html

import teitools

DOCUMENTS = Path(__file__).parent / "documents"
WRAPPED = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


def page_of(name: str) -> bytes:
    return teitools.render(DOCUMENTS / name)


def body_of(tei: str) -> html.HtmlElement:
    page = teitools.render(WRAPPED.format(tei).encode())
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
    assert page.xpath("//script/@type") == ["application/ld+json"]
    assert not page.xpath("//img | //link | //iframe | //object | //*[@src] | //@style")
    assert not [a for a in page.xpath("//@*") if a.attrname.startswith("on")]
    schemes = re.compile(r"(https?|mailto):|#|[^:]+\Z")
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
    tree = etree.parse(DOCUMENTS / "marks.xml")
    shown = html.fromstring(page_of("marks.xml")).text_content()
    words = tree.xpath(
        "//t:text//text()[normalize-space()]", namespaces={"t": "http://www.tei-c.org/ns/1.0"}
    )
    assert [word for word in words if " ".join(word.split()) not in " ".join(shown.split())] == []


def test_deletions_additions_and_dates_are_true_elements() -> None:
    page = html.fromstring(page_of("marks.xml"))
    assert "Proceed" in page.xpath("string(//article//del)")
    assert "Go on" in page.xpath("string(//article//ins)")
    assert page.xpath("//article//time/@datetime") == ["1961-05-02", "1961-05-03"]


def test_supplied_words_say_who_supplied_them() -> None:
    page = html.fromstring(page_of("marks.xml"))
    assert page.xpath("string(//article//span[@class='supplied xd'])") == (
        "supplied by the translator: [them]"
    )


def test_an_aside_that_prints_its_own_bracket_gets_no_other() -> None:
    page = html.fromstring(page_of("marks.xml"))
    asides = [a.text_content() for a in page.xpath("//article//span[@class='aside']")]
    assert asides[0].endswith("(I think)")
    assert asides[1].endswith("(it never closes")


def test_a_speaker_the_text_does_not_print_is_named_beside_it() -> None:
    page = html.fromstring(page_of("marks.xml"))
    first, second, _ = page.xpath("//article//div[starts-with(@class, 'sp ')]")
    assert first.get("aria-label") == "Speaker: A. Ivanova"
    assert first.find_class("attribution")
    assert not second.find_class("attribution")
    assert second.find_class("speaker")


def test_the_legend_lists_only_marks_that_occur() -> None:
    page = html.fromstring(page_of("right-to-left.xml"))
    marks = page.xpath("//details[contains(@class,'legend')]//dd/text()")
    assert marks == ["supplied by an editor; not in the diplomatic view"]
    bare = teitools.render(WRAPPED.format("<p>Words</p>").encode())
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
    page = teitools.render(b"<letter><p>Dear &amp; near</p></letter>")
    assert b"Dear &amp; near" in page


def test_an_unknown_element_is_shown_and_reported() -> None:
    tei = WRAPPED.format("<p>a <odd>b</odd></p>\n<odd>c</odd>").encode()
    page = teitools.render(tei)
    assert html.fromstring(page).find(".//article").text_content().split() == ["a", "b", "c"]
    (finding,) = page.findings
    assert str(finding).startswith("<bytes>:1:")
    assert (finding.code.id, finding.facts) == ("W101", {"element": "<odd>", "count": 2})


def test_the_page_image_comes_from_the_pb_or_from_a_template() -> None:
    tei = WRAPPED.format('<p>a<pb n="2 b" facs="https://i.example/2.jpg"/>b</p>').encode()
    link = ".//a[@class='facsimile']"
    page = html.fromstring(teitools.render(tei))
    assert page.find(link).get("href") == "https://i.example/2.jpg"
    page = html.fromstring(teitools.render(tei, facsimile="https://x.example/{n}?of={id}"))
    assert page.find(link).get("href") == "https://x.example/2%20b?of=pb-1"


@pytest.mark.parametrize(
    "template", ["javascript:{n}", "https://x.example/", "//x/{n}", "data:{n}"]
)
def test_a_template_that_gives_no_address_is_refused(template: str) -> None:
    with pytest.raises(teitools.UsageError, match="is no address"):
        teitools.render(WRAPPED.format("").encode(), facsimile=template)


def test_notes_are_two_series_linked_both_ways_and_one_may_stand_elsewhere() -> None:
    page = html.fromstring(page_of("editing.xml"))
    signs = page.xpath("//article//a[@role='doc-noteref'][not(starts-with(., 'v'))]/text()")
    assert signs == ["1", "a", "2"]
    for sign in page.xpath("//article//a[@role='doc-noteref']"):
        note = page.get_element_by_id(sign.get("href")[1:])
        (back,) = note.xpath(".//a[@role='doc-backlink']/@href")
        assert page.get_element_by_id(back[1:]) is sign


def test_each_block_and_page_has_a_place_that_stays() -> None:
    page = html.fromstring(page_of("drama.xml"))
    expected = {"sp-1", "sp-6", "p-5", "pb-1", "head-1", "lg-1", "note-1", "note-2", "stage-1"}
    assert expected <= set(page.xpath("//article//@id | //section//@id"))
    assert teitools.render(DOCUMENTS / "drama.xml") == page_of("drama.xml")


def test_a_gap_that_stands_alone_has_its_lines() -> None:
    tei = "<p>a</p><gap><desc>b</desc><desc>[c]</desc></gap><gap><desc>[d]</desc></gap>"
    found = body_of(tei).xpath(".//div[@class='gap']")
    assert [" ".join(each.itertext()) for each in found] == ["gap:  [b [c]]", "gap:  [d]"]
    assert [len(each.findall("br")) for each in found] == [1, 0]


def test_a_new_section_is_a_separator() -> None:
    tei = (
        '<p>a</p><milestone unit="section"/><sp><p>b</p><milestone unit="section"/><p>c</p></sp>'
        '<p>d<milestone unit="section"/>e</p><p>f</p>'
    )
    body = body_of(tei)
    assert [each.get("aria-label") for each in body.iter("hr")] == ["section break"] * 2
    (inline,) = body.xpath(".//span[@role='separator']")
    assert inline.text.split() == ["*", "*", "*"]
    assert inline.get("aria-label") == "section break"
    assert "xr" not in "".join(each.get("class", "") for each in (inline, *body.iter("hr")))


def test_the_index_leads_to_the_text_and_back() -> None:
    page = html.fromstring(page_of("manuscript.xml"))
    for mention in page.xpath("//section[@class='index']//a[@class='mention']"):
        name = page.get_element_by_id(mention.get("href")[1:])
        entry = name.get("href") or name.find("a").get("href")
        assert mention.getparent().get("id") == entry[1:]
    otto = page.xpath("//section[@class='index']//li[starts-with(., 'Otto')]/a/text()")
    assert otto == ["1", "2"]


def test_speakers_are_listed_with_their_speeches() -> None:
    page = html.fromstring(page_of("drama.xml"))
    rows = page.xpath("//details[contains(@class, 'speakers')]//li")
    said = [" ".join(row.text_content().split()) for row in rows]
    assert said == ["Bert 3 speeches", "Anna 2 speeches", "Stimme 1 speech", "Volk 1 speech"]


def test_a_table_has_spans_and_headings() -> None:
    page = html.fromstring(page_of("manuscript.xml"))
    cells = [(c.tag, c.text, c.get("colspan"), c.get("rowspan")) for c in page.xpath("//tr/*")]
    assert cells[:5] == [
        ("th", "Quire", None, None),
        ("th", "Leaves", "2", None),
        ("th", "I", None, None),
        ("td", "8", None, None),
        ("td", "all", None, "2"),
    ]


def test_a_key_is_one_value_and_no_list() -> None:
    page = body_of_page(
        '<p><persName key="Smith, Ann">A. S.</persName> '
        '<persName key="Smith, John">J. S.</persName> '
        '<persName key="Smith,  Ann">Ann</persName></p>'
    )
    entries = page.xpath("//section[@class='index']//li")
    assert [len(each.xpath("a[@class='mention']")) for each in entries] == [2, 1]


def body_of_page(tei: str) -> html.HtmlElement:
    return html.fromstring(teitools.render(WRAPPED.format(tei).encode()))
