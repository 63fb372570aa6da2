"""Texts that are hard to encode, as hypothesis strategies."""

from __future__ import annotations

from hypothesis import strategies as st

SIGNS = [
    "[",
    "]",
    "(",
    ")",
    "{--",
    "--}",
    "{++",
    "++}",
    "{~~",
    "~>",
    "~~}",
    "{>>",
    "<<}",
    "{==",
    "==}",
    "\\",
    "\\[",
    "\\{--",
    "[sic]",
    " [sic]",
    "[illegible]",
    "[word?]",
    "[crossed out: x]",
    "[handwritten: y z]",
    "[*slovo*]",
    "**",
    "&",
    "<",
    ">",
    "]]>",
    "<!--",
    "&amp;",
    "<p>",
    '"',
    "'",
]
WHITE = [
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\n\n\n",
    " \n",
    "\n ",
    "\r\n\r\n",
    "\n\r",
    "\f",
    "\v",
    "\u00a0",
    "\u2028",
    "\u0085",
    "\u200b",
]
ODD = [
    "\x00",
    "\x01",
    "\x0b",
    "\x1b",
    "\x7f",
    "\ufeff",
    "\ufffe",
    "\uffff",
    "e\u0301",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u202e",
    "\U0001f600",
    "\U0010ffff",
    "ﬁ",
]
WORDS = [
    "word",
    "a",
    "The end.",
    "annexed by",
    "Cde. Brezhnev",
    "Cdes. Ponomarev, Andropov, and Kuznetsov",
    "IVANOV:",
    "Cde. Gromyko:",
    "PETROV?:",
    "\nIVANOV: yes",
    "\n\nPETROV: no",
    "18 September 1964",
    "5ng",
    "Dictated by N. S. Khrushchev",
    "(to our draft)",
    "[Page 12]",
    "\n[3]\n",
    "SUBJECT",
    "PARTICIPANTS:",
    "PRESENT: A. Smith, B. Jones;",
    "\n  • One\n  • Two",
    "\n  1. Source: x\n     more\n  2. y",
    "word1",
    "Mr. Hamilton\n\nYes.",
    "indicated assent.",
    "Q. Why?\nA. No.",
    "Court No. 3, Commission II here",
    "DIRECT EXAMINATION",
    "BY MR. KING:",
    "00 00 00 04 CDR Roger.",
    "Page 3: a",
    "CHARACTERS.",
    "ACT I",
    "SCENE II. A room.",
    "\n  An indented room,\n  with a door.\n",
    "HAMLET (aside). To be",
    "Enter Ghost",
    "To be or not\nTo sleep or so\nThe end",
    "[signature] K. X",
    "Dear Sir:",
    "Washington, March 30, 1957, 11 a.m.",
    "9 and 12 July 1956",
    "в ночь с 4 на 5 ноября 1956 г.",
    "(Noise)",
    "[Laughter.]",
    "Citation:",
    "Summary:",
    "Credits:",
    "Original Language:",
    "Russian",
    "Contents:",
    "Translation - English",
    "support from the Foundation",
    '"A Title", May 1, 1950, Wilson Center Digital Archive, RGANI, f. 5, op. 1, d. 2, '
    "ll. 3-4. Translated by A. B. <https://example.org/1>",
]

pieces = st.one_of(
    st.sampled_from(SIGNS),
    st.sampled_from(WHITE),
    st.sampled_from(ODD),
    st.sampled_from(WORDS),
    st.text(max_size=4).filter(lambda text: text.encode("utf-8", "ignore").decode() == text),
)
hard_texts = st.lists(pieces, max_size=40).map("".join)


def _spoilt(parts: tuple[str, int, str]) -> str:
    word, place, piece = parts
    place %= len(word) + 1
    return word[:place] + piece + word[place:]


spoilt_words = st.tuples(
    st.sampled_from(WORDS), st.integers(0, 200), st.sampled_from([*ODD, *WHITE, *SIGNS])
).map(_spoilt)
metadata = st.lists(
    st.one_of(
        st.sampled_from([*WORDS, "**Bold\ntitle**", "plain", "two\nlines", " indented", "end \t"]),
        spoilt_words,
    ),
    min_size=1,
    max_size=16,
).map("\n\n".join)
texts = st.one_of(hard_texts, metadata, st.tuples(metadata, hard_texts).map("\n\n".join))
