"""The names of what is made of documents, whatever their files are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from teitools.corpus.names import output_names

_PATHS = st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=8, unique=True)


def test_names_stay_as_they_are_where_they_can() -> None:
    names = output_names(["a.xml", "sub/Письмо.xml", "sub/b.1.xml"])
    assert sorted(names.values()) == ["a", "sub/b.1", "sub/Письмо"]


def test_names_that_would_be_one_get_a_digest_and_do_not_depend_on_others() -> None:
    names = output_names(["A.xml", "a.xml", "a b.xml", "a-b.xml", "a?b.xml"])
    assert names["A.xml"] == "A"
    assert names["a-b.xml"] == "a-b"
    for path in ("a.xml", "a b.xml", "a?b.xml"):
        assert names[path].rpartition("-")[0] in ("a", "a-b")
    assert len({name.casefold() for name in names.values()}) == 5
    assert output_names(["A.xml", "a.xml"])["a.xml"] == names["a.xml"]


def test_no_name_climbs_or_hides_or_is_a_device() -> None:
    wanted = {
        "../../etc/passwd.xml": "document/document/etc/passwd",
        ".hidden.xml": "hidden",
        "con.xml": "con-",
        "index.xml": "index-",
        "a..b.xml": "a-b",
        '"><script>.xml': "script",
        "a\nb.xml": "a-b",
    }
    for path, name in wanted.items():
        assert output_names([path])[path] == name


@given(_PATHS)
def test_every_name_is_safe_and_there_once(paths: list[str]) -> None:
    names = output_names(paths)
    folded = [name.casefold() for name in names.values()]
    assert len(set(folded)) == len(paths)
    for name in names.values():
        for part in name.split("/"):
            assert part == part.strip(". "), name
            assert part
            assert len(part.encode("utf-8", "replace")) < 255
            assert not set(part) & set('\\:*?"<>|#%&\0\n\r\t'), name
