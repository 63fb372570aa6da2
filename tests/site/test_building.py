"""What is written, what is written again, what is removed, and what is left alone."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

import teitools
from teitools.errors import UsageError
from tests.site.made import built, files, folder_of, tei

THREE = {
    "a.xml": tei("Alpha", "<p>one</p>", "1900-01-01"),
    "sub/b.xml": tei("Beta", "<p>two</p>", "1900-01-02"),
    "c.xml": tei("Gamma", "<p>three</p>", "1900-01-03"),
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "source", THREE)


def test_every_link_leads_to_a_page_and_a_place(harbour: Path) -> None:
    """Over all pages: each relative link has its file, and each fragment its element."""
    ids = {
        name: set(html.fromstring(data).xpath("//@id"))
        for name, data in files(harbour).items()
        if name.endswith(".html")
    }
    count = 0
    for name in ids:
        for link in html.parse(harbour / name).iter("a", "link"):
            href = link.get("href")
            if "://" in href:
                continue
            path, _, fragment = href.partition("#")
            target = (harbour / name).parent / _unquoted(path) if path else harbour / name
            assert target.is_file(), (name, href)
            if fragment:
                place = os.path.relpath(target, harbour)
                assert _unquoted(fragment) in ids[place], (name, href)
            count += 1
    assert count > 200


def _unquoted(address: str) -> str:
    return unquote(address)


def test_only_what_changed_is_rendered_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert built(source, out, cache=True).rendered == 3
    before = {name: (out / name).stat().st_mtime_ns for name in files(out)}
    again = built(source, out, cache=True)
    assert (again.rendered, again.written) == (0, 0)
    (source / "c.xml").write_text(tei("Gamma", "<p>four</p>", "1900-01-03"))
    changed = built(source, out, cache=True)
    assert changed.rendered == 1
    after = {name: (out / name).stat().st_mtime_ns for name in files(out)}
    assert {name for name in after if after[name] != before[name]} == {
        "documents/c.html", "search/texts-0.js", "search/words-0.js",
    }  # fmt: skip


def test_a_new_title_is_shown_by_the_neighbours(source: Path, tmp_path: Path) -> None:
    """The page before shows it; the one two before does not."""
    out = tmp_path / "site"
    built(source, out, cache=True)
    (source / "c.xml").write_text(tei("Delta", "<p>three</p>", "1900-01-03"))
    assert built(source, out, cache=True).rendered == 2
    assert b"Delta" in (out / "documents/sub/b.html").read_bytes()


def test_what_was_made_step_by_step_is_what_is_made_at_once(source: Path, tmp_path: Path) -> None:
    out, fresh = tmp_path / "site", tmp_path / "fresh"
    built(source, out, cache=True)
    (source / "sub/b.xml").unlink()
    (source / "d.xml").write_text(tei("Delta", date="1899"))
    (source / "a.xml").write_text(THREE["a.xml"].replace("Alpha", "Omega"))
    built(source, out, cache=True)
    built(source, fresh)
    assert files(out) == files(fresh)


@pytest.mark.parametrize("option", [{"view": "marked"}, {"lang": "de"}, {"title": "Other"}])
def test_other_options_make_every_page_again(
    option: dict[str, str], source: Path, tmp_path: Path
) -> None:
    built(source, tmp_path / "site", cache=True)
    assert built(source, tmp_path / "site", cache=True, **option).rendered == 3


def test_a_style_sheet_that_changed_makes_every_page_again(source: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "own.xsl"
    template = (
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="teitools:html"/><!-- {} --></xsl:stylesheet>'
    )
    sheet.write_text(template.format(1))
    built(source, tmp_path / "site", cache=True, xslt=sheet)
    assert built(source, tmp_path / "site", cache=True, xslt=sheet).rendered == 0
    sheet.write_text(template.format(2))
    assert built(source, tmp_path / "site", cache=True, xslt=sheet).rendered == 3


def test_without_cache_every_page_is_made_again(source: Path, tmp_path: Path) -> None:
    built(source, tmp_path / "site")
    assert built(source, tmp_path / "site").rendered == 3


def test_a_cache_that_cannot_be_written_takes_nothing_from_the_site(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    built(source, tmp_path / "good")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    for _ in range(2):
        built(source, tmp_path / "site", cache=True)
        assert files(tmp_path / "site") == files(tmp_path / "good")


def test_findings_are_said_again_though_the_page_is_not_made_again(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", {"a.xml": tei("A", "<p><odd>x</odd></p>")})
    said = [
        [str(each) for each in built(source, tmp_path / "site", cache=True).findings]
        for _ in range(2)
    ]
    assert said[0] == said[1]
    assert ["W101" in each for each in said[0]] == [True]


def test_pages_of_documents_that_are_gone_are_removed(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(source, out)
    (source / "sub/b.xml").unlink()
    done = built(source, out)
    assert done.removed == ["documents/sub/b.html"]
    assert not (out / "documents/sub").exists()
    assert (out / "documents/a.html").exists()


def test_files_of_others_are_never_touched(source: Path, tmp_path: Path) -> None:
    out = folder_of(tmp_path / "site", {"CNAME": "x", "documents/own.html": "y"})
    built(source, out)
    (source / "c.xml").unlink()
    built(source, out)
    assert (out / "CNAME").read_text() == "x"
    assert (out / "documents/own.html").read_text() == "y"


def test_a_file_of_others_in_the_way_is_an_error_and_nothing_is_written(
    source: Path, tmp_path: Path
) -> None:
    out = folder_of(tmp_path / "site", {"documents/a.html": "mine"})
    with pytest.raises(UsageError, match=r"a\.html is there, and teitools site did not write it"):
        built(source, out)
    assert files(out) == {"documents/a.html": b"mine"}


def test_a_page_that_was_changed_by_hand_is_made_again_and_not_removed(
    source: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    built(source, out, cache=True)
    page = out / "documents/a.html"
    page.write_text("changed")
    assert built(source, out, cache=True).rendered == 1
    assert "Alpha" in page.read_text()
    page.write_text("changed")
    (source / "a.xml").unlink()
    done = built(source, out, cache=True)
    assert (done.removed, done.left) == ([], ["documents/a.html"])
    assert page.read_text() == "changed"


def test_a_manifest_that_names_files_elsewhere_is_refused(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    victim = folder_of(tmp_path, {"victim.txt": "x"}) / "victim.txt"
    for name in ("../victim.txt", "/etc/hosts", "a/../../victim.txt"):
        text = f'{{"format": 1, "files": {{"{name}": ["", "", false]}}}}'
        folder_of(out, {".teitools-site.json": text})
        with pytest.raises(UsageError, match="outside"):
            built(source, out)
    assert victim.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"format": 1, "files": {"a": 1}}', "\0"])
def test_a_damaged_manifest_is_a_clear_error(text: str, source: Path, tmp_path: Path) -> None:
    out = folder_of(tmp_path / "site", {".teitools-site.json": text})
    with pytest.raises(UsageError, match="damaged"):
        built(source, out)


def test_a_site_that_was_broken_off_is_finished(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from teitools.site import building

    def stop(task: object) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "site"
    with monkeypatch.context() as patch:
        patch.setattr(building, "render", stop)
        with pytest.raises(KeyboardInterrupt):
            built(source, out)
    assert built(source, out).rendered == 3


def test_the_site_may_be_in_the_folder_of_its_sources(source: Path) -> None:
    for _ in range(2):
        done = built(source, source / "site", url="https://a.example")
        assert (done.documents, done.findings) == (3, [])
    with pytest.raises(UsageError, match="among its sources"):
        built(source, source)


def test_a_document_that_cannot_be_shown_has_a_page_that_says_so(
    source: Path, tmp_path: Path
) -> None:
    """Its neighbours link to it; the next run tries again."""
    sheet = tmp_path / "own.xsl"
    sheet.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
        'xmlns:t="http://www.tei-c.org/ns/1.0"><xsl:import href="teitools:html"/>'
        '<xsl:template match="t:p[.=\'two\']"><xsl:message terminate="yes">no</xsl:message>'
        "</xsl:template></xsl:stylesheet>"
    )
    for _ in range(2):
        done = built(source, tmp_path / "site", cache=True, xslt=sheet)
        assert len(done.messages) == 1
        page = html.parse(tmp_path / "site/documents/sub/b.html")
        assert "cannot be shown" in page.findtext(".//main/p")
        assert page.find(".//nav/a").get("href") == "../../index.html"


def test_one_document_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", {**THREE, "bad.xml": "<TEI>", "deep.xml": _deep()})
    done = built(source, tmp_path / "site")
    assert done.documents == 3
    assert sorted({each.code.name for each in done.findings}) == ["too-deep", "unclosed-element"]


def _deep() -> str:
    return tei("Deep", "<p>" + "<hi>" * 600 + "x" + "</hi>" * 600 + "</p>")


def test_no_document_at_all_writes_nothing(tmp_path: Path) -> None:
    source = folder_of(tmp_path / "source", {"a.xml": "<a/>"})
    assert built(source, tmp_path / "site").documents == 0
    assert not (tmp_path / "site").exists()


def test_several_processes_make_the_same_site(tmp_path: Path) -> None:
    names = {f"{n:02}.xml": tei(f"Number {n}", f"<p>word{n}</p>", "1900") for n in range(14)}
    source = folder_of(tmp_path / "source", names)
    steps: list[tuple[int, int]] = []
    built(source, tmp_path / "two", jobs=2, progress=lambda *each: steps.append(each))
    built(source, tmp_path / "one")
    assert files(tmp_path / "two") == files(tmp_path / "one")
    assert steps[-1] == (28, 28)


def test_it_is_a_verb_of_the_library() -> None:
    assert "build_site" in teitools.__all__
