"""Words for generated documents: common ones often, compounds seldom, always in the same way."""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate

_COMMON = """
und die der das ein zu ich nicht du ist in er es den sie mit wie so was auf mir dich von dem wenn
nur an noch doch für aber ihm hat wir da ihr mich dir als war will um sich wird kein bei hier denn
nun auch aus mein schon wohl ja hab sein wer nach über sind alles dein muss soll kann wo bist durch
gut mehr vor nichts einmal oder gar immer ob weil bis jetzt hin weiß zum sehr dieser her ach weg
"""
_FIRST = """
Abend Burg Donner Ehre Feld Gold Haupt Himmel Kirchen König Land Liebe Mond Mutter Nacht Narren
Recht Reise Ritter Schatten Schloß See Silber Sonnen Sommer Tages Todes Tränen Vater Volks Wald
Wasser Welt Winter Wunder Zauber Zeit Zucker Führer Hände Brücken Größen Blüten Hörner
"""
_LAST = """
blick brief bild bruder dienst feuer freude geist gesang gang glück haus herr herz hof kind kleid
kraft lauf leben licht lied mann mut not pfad rede ring ruf schein schlag schrift schritt sinn
spiel sprache stein stille stimme stück tanz tor traum treue wein werk wesen wind wort zug zorn
"""
_VERBS = """
gehen stehen sehen sprechen schreiben lesen hören fühlen denken glauben hoffen fürchten lieben
hassen schweigen rufen träumen wachen schlafen eilen kommen bleiben scheiden lachen weinen singen
tragen führen öffnen schließen brechen halten geben nehmen finden suchen
"""
_PAUSES = (", ", " ", " ", " ", " ", " ", " – ", " ", "; ", " ")


class Words:
    """Words by chance: the commonest in every sentence, the rarest once in a long text."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._words, self._weights = _vocabulary()
        self._ready: list[str] = []

    def some(self, count: int) -> list[str]:
        """So many words."""
        if len(self._ready) < count:
            drawn = self.chance.choices(self._words, cum_weights=self._weights, k=1024)
            self._ready.extend(drawn)
        taken = self._ready[-count:]
        del self._ready[-count:]
        return taken

    def sentence(self, least: int, most: int, end: str = ".") -> str:
        """A sentence of so many words."""
        words = self.some(self.chance.randint(least, most))
        middle = len(words) // 2
        pause = self.chance.choice(_PAUSES) if middle else ""
        said = f"{' '.join(words[:middle])}{pause}{' '.join(words[middle:])}"
        return f"{said[:1].upper()}{said[1:]}{end}"

    def name(self) -> str:
        """A name, of one word that begins with a capital letter."""
        return self.chance.choice(self._words[-2000:])


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """All words, the commonest first, and how often each stands with those before it."""
    compounds = [first + last for first in _FIRST.split() for last in _LAST.split()]
    random.Random(1).shuffle(compounds)
    words = [*_COMMON.split(), *_VERBS.split(), *_FIRST.split(), *compounds]
    return words, list(accumulate(1 / (rank + 8) for rank in range(len(words))))
