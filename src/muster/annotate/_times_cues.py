"""Whether a sentence speaks of a plan or of a deed where it names a month or weekday without its year."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from muster.annotate._wordclasses import Classes
from muster.lexicon import Language
from muster.model import Annotated

#: Code points of a sentence that are looked at before and after an expression.
BEFORE, AFTER = 400, 250
#: Tags of a parse: a past tense tells of a deed; an infinitive ("to go on duty") of a plan where no deed is told.
_TAGS = {"VBD": "deed", "TO": "aim"}
_END = re.compile(r"[.!?…]['\"’”»)]*\s+(?=[^\W\d_a-z])|\n")


def cue_classes(language: Language) -> Classes:
    """The language pack's words of plans and deeds."""
    return Classes([("c", "plan", language.time.plans), ("c", "deed", language.time.deeds)])


class Cues:
    """The cues of a document: the pack's words, and the past tenses of a parse where there is one."""

    def __init__(self, draft: Annotated, classes: Classes) -> None:
        text = draft.document.text
        tokens = (token for sentence in draft.sentences for token in sentence.tokens)
        cues = {token.span.start: _TAGS[token.tag] for token in tokens if token.tag in _TAGS}
        self._ends = [0, *(found.end() for found in _END.finditer(text)), len(text)]
        starts = set(self._ends)
        for word in classes.words(text):
            if word.kind == "c" and (word.text[0].islower() or word.start in starts):
                cues[word.start] = str(word.value)
        self._cues = sorted(cues.items())

    def nearest(self, start: int, end: int) -> str:
        """The nearest cue before the words, or at a sentence's start after them: "plan", "deed" or nothing."""
        sentence = bisect_right(self._ends, start)
        begin = max(self._ends[sentence - 1], start - BEFORE)
        if cues := self._between(begin, start):
            return cues[-1]
        until = min(self._ends[min(sentence, len(self._ends) - 1)], end + AFTER)
        cues = self._between(end, until)
        return cues[0] if cues else ""

    def _between(self, start: int, end: int) -> list[str]:
        first, last = bisect_left(self._cues, (start, "")), bisect_left(self._cues, (end, ""))
        found = [cue for _, cue in self._cues[first:last]]
        aim = "" if "deed" in found else "plan"
        return [cue for cue in (aim if cue == "aim" else cue for cue in found) if cue]
