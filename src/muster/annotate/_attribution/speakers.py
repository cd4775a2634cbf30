"""Speakers: whom a source means. Names, surnames, roles and pronouns resolved over the text, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from muster.annotate._attribution import descriptions
from muster.annotate._attribution.bodies import Bodies
from muster.annotate._attribution.clauses import Clause
from muster.annotate._attribution.cues import Words
from muster.annotate._attribution.names import Known, abbreviations, full_names, officers, only_name
from muster.annotate._attribution.outlets import Named
from muster.annotate._attribution.sources import is_document
from muster.lexicon import Lexicon
from muster.model import Annotated, Mention, Span, Speaker
from muster.model.attribution import SpeakerKind

_LABELS = ("person", "body", "state", "outlet")
_SINGULAR = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs"})
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})
_NONE: Mapping[int, Named] = MappingProxyType({})


class Cast:
    """Everybody the text has named so far; asked in reading order, so that a pronoun finds who was last spoken of."""

    def __init__(self, draft: Annotated, lexicon: Lexicon, words: Words, outlets: Mapping[int, Named] = _NONE) -> None:
        self.draft = draft
        self.text = draft.document.text
        self.lexicon = lexicon
        self.words = words
        self.outlets = outlets
        self.known: list[Known] = []
        self.unnamed: set[str] = set()
        self.papers: dict[str, Speaker] = {}
        self.mentions = sorted((m for m in draft.mentions if m.label in _LABELS), key=lambda m: m.span)
        self.starts = [mention.span.start for mention in self.mentions]
        self.bodies = Bodies(draft, lexicon)
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
            if span.start in self.outlets:
                continue
            if clause.pos[at] == "PROPN":
                mention = self._mention(clause, at)
                if clause.tokens[at].entity == "PERSON" or (mention is not None and mention.label == "person"):
                    self._named(clause, at, mention, max(clause.start - 1, 0) if behind else span.start)
            elif (named := clause.child(at, "appos")) is not None and clause.tokens[named].entity == "PERSON":
                self._named(clause, named, self._mention(clause, named), span.start)
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
        outlet = self.outlets.get(clause.tokens[head].span.start)
        if outlet is not None:
            return self._outlet(outlet)
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

    def _outlet(self, named: Named) -> Speaker:
        """An outlet that the lexicon does not know."""
        parts = frozenset(named.name.lower().replace("-", " ").split())
        found = next((one for one in self.known if one.words == parts and one.speaker.kind == "body"), None)
        if found is None:
            found = Known(Speaker(named.name, "body"), parts, set())
            self.known.append(found)
        found.nouns |= {named.noun} if named.noun else set() if found.nouns else self.words.outlets
        found.last = max(found.last, named.span.start)
        return found.speaker

    # --- names ----------------------------------------------------------------------------------------------------

    def _mention(self, clause: Clause, head: int) -> Mention | None:
        """The longest mention over the head word."""
        span = clause.tokens[head].span
        at = bisect_right(self.starts, span.start)
        over = [m for m in self.mentions[max(0, at - 6) : at] if m.span.covers(span)]
        over.sort(key=lambda m: (m.entity is None, -(m.span.end - m.span.start)))
        return over[0] if over else None

    def _is_known_body(self, clause: Clause, at: int) -> bool:
        mention = self._mention(clause, at)
        return mention is not None and mention.label == "body" and mention.entity is not None

    def _named(self, clause: Clause, head: int, mention: Mention | None, place: int | None = None) -> Speaker:
        first, last = self._name(clause, head)
        name = self.text[clause.tokens[first].span.start : clause.tokens[last].span.end]
        parts = frozenset(part.lower() for part in name.replace("-", " ").split())
        kind = descriptions.kind_named(clause, head, mention, self.words)
        nouns = descriptions.nouns_said(clause, head, (first, last), self.words)
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
        found.gender = descriptions.gender(clause, head, self.words) or found.gender
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
            if (
                mention is not None
                and mention.entity is not None
                and (known.speaker.kind == "person") != (kind == "person")
            ):
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
            sex = "m" if low in self.words.masculine else "f" if low in self.words.feminine else ""
            people = [
                known for known in self.known if known.speaker.kind in ("person", "anonymous") and known.last <= place
            ]
            fitting = [known for known in people if not (sex and known.gender and known.gender != sex)]
            if not fitting:
                return self._only_named(place, sex)
            found = max(fitting, key=lambda known: known.last)
            if not clause.spoken[head]:
                found.gender = found.gender or sex
                found.last = place
            return found.speaker
        if low in ("it", "its", "itself"):
            bodies = [known for known in self.known if known.speaker.kind in ("body", "state") and known.last <= place]
            return max(bodies, key=lambda known: known.last).speaker if bodies else Speaker.anonymous()
        return Speaker.anonymous()

    def _only_named(self, place: int, sex: str) -> Speaker:
        """The one person whom the text has named in full before a place, though never as a subject."""
        name = only_name(self.mentions, self.text, place)
        if not name or any(one.speaker.kind == "person" for one in self.known):
            return Speaker.anonymous()
        made = Known(Speaker(name, "person"), frozenset(name.lower().split()), set(), sex, place)
        self.known.append(made)
        return made.speaker

    def _described(self, clause: Clause, head: int) -> Speaker:
        """A noun without a name: "the senator", "two officials", "a report by the Court of Audit"."""
        lemma, named = clause.lemma[head], self._apposition(clause, head)
        if named is not None:
            return named
        if is_document(clause, head, self.words) or lemma in self.words.pictures:
            return self._paper(clause, head)
        body = self._body_of_state(clause, head)
        known = body or self._definite(clause, head)
        if known is not None:
            return known
        own = descriptions.owner(clause, head, self.words, self._is_known_body)
        if lemma.startswith("spokes") and own is not None and clause.pos[own] == "PROPN":
            return self._speaker(clause, own)
        office = lemma in self.words.titles and descriptions.is_definite(clause, head) and clause.tag[head] != "NNS"
        if not office and descriptions.is_unnamed(clause, head, self.words):
            self.unnamed.add(lemma)
            if clause.tag[head] != "NNS" and lemma in self.words.people:
                self._unnamed_person(clause, head)
            return Speaker.anonymous()
        return self._institution(clause, head, "person" if office else "body")

    def _apposition(self, clause: Clause, head: int) -> Speaker | None:
        """Who is named behind a noun: "the commander, Ada Quill"."""
        for part in clause.kids[head]:
            if clause.dep[part] == "appos" and part > head:
                named = self._mention(clause, part)
                if named is not None or clause.pos[part] == "PROPN":
                    return self._named(clause, part, named)
        return None

    def _paper(self, clause: Clause, head: int) -> Speaker:
        """Whose a document is; a picture without an owner is what the publisher saw."""
        lemma, definite = clause.lemma[head], descriptions.is_definite(clause, head)
        own = descriptions.owner(clause, head, self.words, self._is_known_body)
        if own is not None:
            return self._speaker(clause, own)
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
        if not descriptions.is_definite(clause, head) or clause.tag[head] == "NNS":
            return None
        known = self._by_noun(lemma, clause.tokens[head].span.start)
        if known is not None:
            return known.speaker
        people = [one for one in self.known if one.speaker.kind == "person" and one.last]
        if lemma in self.words.ranks:
            people = officers(people, self.words)
            if len(people) == 1:
                people[0].nouns.add(lemma)
            return people[0].speaker if len(people) == 1 else None
        if len(people) != 1 or lemma in self.unnamed or not descriptions.is_one(clause, head, self.words):
            return None
        if clause.child(head, "poss") is not None:
            return None
        people[0].nouns.add(lemma)
        return people[0].speaker

    def _body_of_state(self, clause: Clause, head: int) -> Speaker | None:
        """The body of the state that stands beside the noun or heads the paragraph: "the government in London"."""
        if clause.lemma[head] not in self.words.bodies or not descriptions.is_definite(clause, head):
            return None
        first = descriptions.first_word(clause, head)
        place = clause.tokens[head].span.start
        noun = self.text[clause.tokens[first].span.start : clause.tokens[head].span.end]
        thing = next((clause.child(kid, "pobj") for kid in clause.kids[head] if clause.low[kid] in ("in", "of")), None)
        state = ""
        if thing is not None:
            mention = self._mention(clause, thing)
            state = self.bodies.state(clause.tokens[thing].text, None if mention is None else mention.entity)
        elif (heading := self.bodies.heading(place)) is not None:
            if any(clause.lemma[head] in known.nouns and heading[0] < known.last for known in self.known):
                return None
            state = heading[1]
        actor = self.bodies.body(state, noun) if state else None
        if actor is None:
            return None
        found = next((known for known in self.known if known.speaker.entity == actor.slug), None)
        if found is None:
            found = Known(Speaker(actor.name, "body", actor.slug), frozenset(actor.name.lower().split()), set())
            self.known.append(found)
        found.nouns |= {clause.lemma[head], *self._class_nouns(found.speaker)}
        found.last = max(found.last, place)
        return found.speaker

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
        sex = descriptions.gender(clause, head, self.words)
        self.known.append(Known(Speaker.anonymous(), frozenset(), {clause.lemma[head]}, sex, place))

    def _institution(self, clause: Clause, head: int, kind: SpeakerKind = "body") -> Speaker:
        first = descriptions.first_word(clause, head)
        name = self.text[clause.tokens[first].span.start : clause.tokens[head].span.end]
        parts = frozenset(part.lower() for part in name.split())
        for known in self.known:
            if known.words == parts:
                known.last = clause.tokens[head].span.start
                return known.speaker
        made = Known(Speaker(name, kind), parts, {clause.lemma[head]}, last=clause.tokens[head].span.start)
        self.known.append(made)
        return made.speaker
