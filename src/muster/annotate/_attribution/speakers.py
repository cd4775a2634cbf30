"""Speakers: whom a source means. Names, surnames, roles and pronouns resolved over the text, in reading order."""

from __future__ import annotations

from bisect import bisect_right

from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.names import Known, abbreviations, full_names
from muster.lexicon import Lexicon
from muster.model import Annotated, Mention, Span, Speaker
from muster.model.attribution import SpeakerKind

_LABELS = ("person", "body", "state", "outlet")
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "their", "its", "our"})
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_OWNERS = ("of", "by", "from", "for", "at")


class Cast:
    """Everybody the text has named so far; asked in reading order, so that a pronoun finds who was last spoken of."""

    def __init__(self, draft: Annotated, lexicon: Lexicon, words: Words) -> None:
        self.text = draft.document.text
        self.lexicon = lexicon
        self.words = words
        self.known: list[Known] = []
        self.unnamed: set[str] = set()
        self.papers: dict[str, Speaker] = {}
        self.mentions = sorted((m for m in draft.mentions if m.label in _LABELS), key=lambda m: m.span)
        self.starts = [mention.span.start for mention in self.mentions]
        self.full = full_names(draft)
        self.short = abbreviations(self.text)

    # --- reading --------------------------------------------------------------------------------------------------

    def read(self, clause: Clause, reported: tuple[Span, ...] = ()) -> None:
        """Take in the people that a clause has as subjects, so that "he" in the next one finds them.

        Whom somebody only speaks of, in the ``reported`` spans, comes behind the speaker and all who follow.
        """
        for at in range(clause.floor, len(clause)):
            if not self._is_subject(clause, at):
                continue
            span = clause.tokens[at].span
            behind = any(one.covers(span) for one in reported)
            if clause.pos[at] == "PROPN":
                mention = self._mention(clause, at)
                if clause.tokens[at].entity == "PERSON" or (mention is not None and mention.label == "person"):
                    self._named(clause, at, mention, max(clause.start - 1, 0) if behind else span.start)
            elif not behind and clause.tag[at] == "NN" and clause.lemma[at] in self.words.people:
                self._speaker(clause, at)

    @staticmethod
    def _is_subject(clause: Clause, at: int) -> bool:
        """Whether the token governs a main verb, outside quotations."""
        if clause.dep[at] not in ("nsubj", "nsubjpass") or clause.quote[at] >= 0:
            return False
        verb = clause.head[at]
        return clause.dep[verb] == "ROOT" or (clause.dep[verb] == "conj" and clause.dep[clause.head[verb]] == "ROOT")

    def keep_papers(self, clause: Clause, speaker: Speaker) -> None:
        """Remember whose the reports and letters are that a clause speaks of, for "the letter" later."""
        for at in range(clause.floor, len(clause)):
            if clause.quote[at] < 0 and clause.pos[at] == "NOUN" and clause.lemma[at] in self.words.documents:
                self.papers[clause.lemma[at]] = speaker

    def speaker(self, clause: Clause, head: int, *, focus: bool = True) -> Speaker:
        """Whom the noun phrase around ``head`` means; without ``focus`` a later pronoun does not look for it first."""
        before = [(known, known.last) for known in self.known]
        found = self._speaker(clause, head)
        if not focus:
            for known, last in before:
                known.last = last
            for known in self.known[len(before) :]:
                known.last = 0
        return found

    def _speaker(self, clause: Clause, head: int) -> Speaker:
        low = clause.low[head]
        if low in _OWN and clause.quote[head] < 0:
            return Speaker.publisher()
        if clause.pos[head] == "PRON" or low in _SINGULAR | _PLURAL:
            return self._pronoun(clause, head)
        mention = self._mention(clause, head)
        if clause.tag[head] == "NNPS" and mention is None:
            return Speaker.anonymous()
        if (mention is not None and (mention.entity is not None or mention.label == "person")) or clause.pos[
            head
        ] == "PROPN":
            return self._named(clause, head, mention)
        return self._described(clause, head)

    # --- names ----------------------------------------------------------------------------------------------------

    def _mention(self, clause: Clause, head: int) -> Mention | None:
        """The longest mention over the head word."""
        span = clause.tokens[head].span
        at = bisect_right(self.starts, span.start)
        over = [m for m in self.mentions[max(0, at - 6) : at] if m.span.covers(span)]
        over.sort(key=lambda m: (m.entity is None, -(m.span.end - m.span.start)))
        return over[0] if over else None

    def _named(self, clause: Clause, head: int, mention: Mention | None, place: int | None = None) -> Speaker:
        first, last = self._name(clause, head)
        name = self.text[clause.tokens[first].span.start : clause.tokens[last].span.end]
        parts = frozenset(part.lower() for part in name.replace("-", " ").split())
        kind = self._kind(clause, head, mention)
        nouns = {
            clause.lemma[at]
            for at in range(clause.left[head], clause.right[head] + 1)
            if clause.pos[at] == "NOUN" and at - last < 12
        }
        before = {clause.low[at] for at in range(max(clause.left[head], clause.floor), first)}
        nouns |= before | {
            self.words.section.abbreviated[low] for low in before & self.words.section.abbreviated.keys()
        }
        found = self._find(parts, kind, mention)
        if found is None:
            found = Known(self._made(name, kind, mention), parts, nouns)
            self.known.append(found)
        elif (
            found.speaker.entity is None
            and found.speaker.kind == kind
            and ((mention is not None and mention.entity) or len(parts) > len(found.words))
        ):
            found.speaker = self._made(name, kind, mention)
            found.words |= parts
        found.nouns |= nouns | self._class_nouns(found.speaker)
        found.gender = self._gender(clause, head) or found.gender
        found.last = max(found.last, clause.tokens[head].span.start if place is None else place)
        return found.speaker

    def _class_nouns(self, speaker: Speaker) -> set[str]:
        """What a body or outlet may be called later: the words of its name, and those of its class."""
        slug = speaker.entity or ""
        actor, outlet = self.lexicon.actors.get(slug), self.lexicon.outlets.get(slug)
        if speaker.kind != "body" or (actor is None and outlet is None):
            return set()
        sort = (actor.class_ if actor is not None else outlet.type if outlet is not None else None) or ""
        return {*speaker.name.lower().split(), *self.words.section.class_nouns.get(sort, ())}

    def _name(self, clause: Clause, head: int) -> tuple[int, int]:
        """First and last token of the name that ``head`` ends, titles and roles left out."""
        first = last = head
        sort = clause.tokens[head].entity
        while (
            first > clause.left[head]
            and clause.pos[first - 1] in ("PROPN", "PART", "ADP", "PUNCT")
            and first - 1 >= clause.floor
        ):
            before = first - 1
            if clause.tokens[before].entity != sort or clause.tokens[before].text in (",", "(", '"', "“"):
                if (
                    clause.pos[before] != "PROPN"
                    or clause.low[before] in self.words.titles
                    or clause.lemma[before] in self.words.people
                ):
                    break
                if sort == "PERSON":
                    break
            first = before
        while first < last and (
            clause.low[first] in self.words.titles
            or clause.lemma[first] in self.words.people
            or clause.pos[first] in ("ADP", "PUNCT", "PART")
        ):
            first += 1
        if sort in ("ORG", "GPE", "FAC", "NORP", "") and sort:
            while (
                last + 1 < len(clause)
                and clause.tokens[last + 1].entity == sort
                and clause.head[last + 1] >= first
                and clause.pos[last + 1] != "PART"
            ):
                last += 1
        return first, last

    def _kind(self, clause: Clause, head: int, mention: Mention | None) -> SpeakerKind:
        if mention is not None:
            kinds: dict[str, SpeakerKind] = {"person": "person", "state": "state"}
            return kinds.get(mention.label, "body")
        entity = clause.tokens[head].entity
        if entity == "GPE":
            return "state"
        alone = clause.left[head] == head and clause.dep[head] != "compound"
        unknown = not entity and alone and not clause.tokens[head].text.isupper()
        near = range(max(clause.left[head], head - 4), head)
        titled = any(clause.lemma[at] in self.words.people or clause.low[at] in self.words.titles for at in near)
        return "person" if entity == "PERSON" or unknown or titled else "body"

    def _made(self, name: str, kind: SpeakerKind, mention: Mention | None) -> Speaker:
        if mention is not None and mention.entity is not None:
            actor = self.lexicon.actors.get(mention.entity)
            if actor is not None:
                return Speaker(actor.name, kind, actor.slug)
            outlet = self.lexicon.outlets.get(mention.entity)
            if outlet is not None:
                return Speaker(outlet.name, "body", outlet.slug)
        if mention is not None and mention.label == "person":
            name = mention.span.of(self.text)
        if kind == "person":
            name = self.full.get(name.split()[-1], name)
        return Speaker(self.short.get(name, name), kind)

    def _find(self, parts: frozenset[str], kind: SpeakerKind, mention: Mention | None) -> Known | None:
        """The one known under these words: the same entity, the same name, a surname or a short form of it."""
        if mention is not None and mention.entity is not None:
            for known in self.known:
                if known.speaker.entity == mention.entity:
                    return known
        for known in sorted(self.known, key=lambda one: -one.last):
            if (known.speaker.kind == "person") != (kind == "person") and len(parts) > 1:
                continue
            same = mention is None or mention.entity is None or known.speaker.entity in (None, mention.entity)
            if same and known.words and (parts <= known.words or known.words <= parts):
                return known
        return None

    # --- pronouns and roles -----------------------------------------------------------------------------------------

    def _pronoun(self, clause: Clause, head: int) -> Speaker:
        low = clause.low[head]
        place = clause.tokens[head].span.start
        if low in _SINGULAR:
            gender = "m" if low in self.words.masculine else "f" if low in self.words.feminine else ""
            people = [
                known for known in self.known if known.speaker.kind in ("person", "anonymous") and known.last <= place
            ]
            fitting = [known for known in people if not (gender and known.gender and known.gender != gender)]
            if not fitting:
                return Speaker.anonymous()
            found = max(fitting, key=lambda known: known.last)
            if not clause.spoken[head]:
                found.gender = found.gender or gender
                found.last = place
            return found.speaker
        if low in ("it", "its", "itself"):
            bodies = [known for known in self.known if known.speaker.kind in ("body", "state") and known.last <= place]
            return max(bodies, key=lambda known: known.last).speaker if bodies else Speaker.anonymous()
        return Speaker.anonymous()

    def _described(self, clause: Clause, head: int) -> Speaker:
        """A noun without a name: "the senator", "two officials", "a report by the Court of Audit"."""
        for part in clause.kids[head]:
            if clause.dep[part] == "appos" and part > head:
                named = self._mention(clause, part)
                if named is not None or clause.pos[part] == "PROPN":
                    return self._named(clause, part, named)
        lemma = clause.lemma[head]
        if lemma in self.words.documents or lemma in self.words.pictures:
            return self._paper(clause, head)
        known = self._definite(clause, head)
        if known is not None:
            return known
        owner = self._owner(clause, head)
        if lemma.startswith("spokes") and owner is not None and clause.pos[owner] == "PROPN":
            return self._speaker(clause, owner)
        office = lemma in self.words.titles and self._is_definite(clause, head) and clause.tag[head] != "NNS"
        if not office and self._is_unnamed(clause, head):
            self.unnamed.add(lemma)
            if clause.tag[head] != "NNS" and lemma in self.words.people:
                self._unnamed_person(clause, head)
            return Speaker.anonymous()
        return self._institution(clause, head, "person" if office else "body")

    def _paper(self, clause: Clause, head: int) -> Speaker:
        """Whose a document is; a picture without an owner is what the publisher saw."""
        lemma, definite = clause.lemma[head], self._is_definite(clause, head)
        owner = self._owner(clause, head)
        if owner is not None:
            return self._speaker(clause, owner)
        if lemma in self.words.pictures and not definite:
            return Speaker.publisher()
        known = self._definite(clause, head)
        if known is None and clause.tag[head] == "NNS":
            return Speaker.anonymous()
        if known is not None or not definite:
            return known or self._institution(clause, head)
        if lemma in self.papers:
            return self.papers[lemma]
        bodies = [one for one in self.known if one.speaker.kind == "body" and one.last]
        return max(bodies, key=lambda one: one.last).speaker if bodies else self._institution(clause, head)

    def _definite(self, clause: Clause, head: int) -> Speaker | None:
        """Somebody named before, of whom this noun was said, or who is the only person so far."""
        lemma = clause.lemma[head]
        if not self._is_definite(clause, head) or clause.tag[head] == "NNS":
            return None
        known = self._by_noun(lemma, clause.tokens[head].span.start)
        if known is not None:
            return known.speaker
        people = [one for one in self.known if one.speaker.kind == "person" and one.last]
        other = lemma not in self.words.people or lemma in self.unnamed | self.words.titles
        if len(people) != 1 or other or clause.child(head, "poss") is not None:
            return None
        people[0].nouns.add(lemma)
        return people[0].speaker

    def _owner(self, clause: Clause, head: int) -> int | None:
        for kid in clause.kids[head]:
            if clause.dep[kid] == "poss":
                return kid
        for kid in clause.kids[head]:
            if kid > head and clause.dep[kid] in ("prep", "agent") and clause.low[kid] in _OWNERS:
                thing = clause.child(kid, "pobj")
                if thing is not None and (
                    clause.pos[thing] in ("PROPN", "PRON")
                    or clause.lemma[thing] in self.words.people | self.words.bodies
                ):
                    return thing
        for kid in clause.kids[head]:
            if clause.dep[kid] == "compound" and clause.tokens[kid].entity in ("ORG", "PERSON"):
                return kid
        return None

    def _is_definite(self, clause: Clause, head: int) -> bool:
        return any(clause.low[kid] in _DEFINITE for kid in clause.kids[head] if kid < head)

    def _is_unnamed(self, clause: Clause, head: int) -> bool:
        lemma, low = clause.lemma[head], clause.low[head]
        if (
            low in self.words.parts
            or lemma in self.words.people
            or (lemma in self.words.unnamed and clause.tag[head] == "NNS")
        ):
            return True
        if clause.tag[head] == "NNS" and not {lemma, low} & (self.words.documents | self.words.bodies):
            return True
        return lemma in self.words.unnamed and not self._is_definite(clause, head)

    def _by_noun(self, noun: str, place: int) -> Known | None:
        found = [known for known in self.known if (noun in known.nouns or noun in known.words) and known.last <= place]
        if not found:
            return None
        known = max(found, key=lambda one: one.last)
        known.last = place
        return known

    def _unnamed_person(self, clause: Clause, head: int) -> None:
        """Keep somebody without a name, so that the next pronoun does not mean somebody else."""
        place = clause.tokens[head].span.start
        gender = self._gender(clause, head)
        self.known.append(Known(Speaker.anonymous(), frozenset(), {clause.lemma[head]}, gender, place))

    def _institution(self, clause: Clause, head: int, kind: SpeakerKind = "body") -> Speaker:
        first = clause.left[head]
        while first < head and clause.pos[first] in ("DET", "PUNCT"):
            first += 1
        name = self.text[clause.tokens[first].span.start : clause.tokens[head].span.end]
        parts = frozenset(part.lower() for part in name.split())
        for known in self.known:
            if known.words == parts:
                known.last = clause.tokens[head].span.start
                return known.speaker
        made = Known(Speaker(name, kind), parts, {clause.lemma[head]}, last=clause.tokens[head].span.start)
        self.known.append(made)
        return made.speaker

    def _gender(self, clause: Clause, head: int) -> str:
        for at in range(clause.left[head], min(clause.right[head], head + 8) + 1):
            if clause.low[at] in self.words.masculine and clause.pos[at] != "PRON":
                return "m"
            if clause.low[at] in self.words.feminine and clause.pos[at] != "PRON":
                return "f"
        return ""
