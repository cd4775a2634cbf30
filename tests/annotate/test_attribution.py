"""Who said what: source, cue and content of invented political and military news, through the real parser."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.annotate import attribution
from muster.annotate._parse import english, sentences
from muster.lexicon import Lexicon
from muster.model import Annotated, Attribution, Document, Mention, Modality, Span


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


@cache
def read(text: str) -> tuple[Attribution, ...]:
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    draft = Annotated(document, sentences=sentences(text, "en", range(text.count("\n") + 1)))
    return attribution.annotated(draft, lexicon()).attributions


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " .. ".join(span.of(text) for span in spans)


def said(text: str, *, nested: bool = False) -> list[tuple[str, str, str]]:
    """Source, cue and content of every outermost attribution, in the words of the text."""
    found = [one for one in read(text) if one.nested == nested]
    return [(words(text, one.source), words(text, one.cue), words(text, one.content)) for one in found]


def only(text: str) -> Attribution:
    found = [one for one in read(text) if not one.nested]
    assert len(found) == 1, said(text)
    return found[0]


def speakers(text: str) -> list[str]:
    return [one.speaker.name for one in read(text) if not one.nested]


# --- where the content stands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The mayor said that the bridge would close.",
            ("The mayor", "said", "that the bridge would close"),
            id="a clause after the cue",
        ),
        pytest.param(
            "The mayor said the bridge would close on Monday.",
            ("The mayor", "said", "the bridge would close on Monday"),
            id="a clause without that",
        ),
        pytest.param(
            "The bridge will close on Monday, the mayor said.",
            ("the mayor", "said", "The bridge will close on Monday"),
            id="a cue at the end",
        ),
        pytest.param(
            "The bridge will close, said Mayor Ada Quill.",
            ("Mayor Ada Quill", "said", "The bridge will close"),
            id="an inverted cue",
        ),
        pytest.param(
            "The bridge, she said, will close in May.",
            ("she", "said", "The bridge .. will close in May"),
            id="a cue in the middle",
        ),
        pytest.param(
            'That promise, sighed the mayor, was "never on paper".',
            ("the mayor", "sighed", 'That promise .. was "never on paper"'),
            id="an inverted cue in the middle",
        ),
        pytest.param(
            '"We will not wait," Quill told reporters on Friday.',
            ("Quill", "told", '"We will not wait,"'),
            id="a quotation before the cue",
        ),
        pytest.param(
            "Quill said: “We will not wait.”",
            ("Quill", "said", "“We will not wait.”"),
            id="a quotation after a colon",
        ),
        pytest.param('"Who paid for it?" he asked.', ("he", "asked", '"Who paid for it?"'), id="a question"),
        pytest.param(
            "'We will not wait,' one aide said.",
            ("one aide", "said", "'We will not wait,'"),
            id="single quotation marks",
        ),
        pytest.param(
            "Where the money went the ministry did not say.",
            ("the ministry", "did not say", "Where the money went"),
            id="a clause put first",
        ),
        pytest.param(
            "According to the coast guard, two boats sank.",
            ("the coast guard", "According to", "two boats sank"),
            id="according to",
        ),
        pytest.param(
            "The boats, according to a harbour official, sank within minutes.",
            ("a harbour official", "according to", "The boats .. sank within minutes"),
            id="according to, in the middle",
        ),
        pytest.param(
            "In Quill's view, the law is dead.",
            ("Quill's", "In .. view", "the law is dead"),
            id="in somebody's view",
        ),
        pytest.param(
            "The senator accused the governor of hiding the bill.",
            ("The senator", "accused", "the governor of hiding the bill"),
            id="an accusation",
        ),
        pytest.param(
            'The senator called the bill "a gift to bankers".',
            ("The senator", "called", 'the bill "a gift to bankers"'),
            id="calling a thing something",
        ),
        pytest.param(
            "The senator described the bill as a gift to bankers.",
            ("The senator", "described", "the bill as a gift to bankers"),
            id="describing as",
        ),
        pytest.param(
            "The army put the number of dead at six.",
            ("The army", "put", "the number of dead at six"),
            id="putting a number",
        ),
        pytest.param(
            "The governor warned of long queues at the border.",
            ("The governor", "warned of", "long queues at the border"),
            id="warning of",
        ),
        pytest.param(
            "The senator urged the committee to release the letters.",
            ("The senator", "urged", "the committee to release the letters"),
            id="urging",
        ),
        pytest.param(
            "The union called for an inquiry into the contract.",
            ("The union", "called for", "an inquiry into the contract"),
            id="calling for",
        ),
        pytest.param(
            "The governor demanded the minister's resignation.",
            ("The governor", "demanded", "the minister's resignation"),
            id="demanding a thing",
        ),
        pytest.param(
            "Many officials have voiced concern that the dam may break.",
            ("Many officials", "have voiced concern", "that the dam may break"),
            id="a light verb and its noun",
        ),
        pytest.param(
            "The governor was quoted as saying that he would resign.",
            ("The governor", "was quoted as saying", "that he would resign"),
            id="quoted as saying",
        ),
        pytest.param(
            "Harlan went on to say that he would resign.",
            ("Harlan", "went on to say", "that he would resign"),
            id="a verb that leads to the cue",
        ),
        pytest.param(
            'As Okafor put it: "Enough is enough."',
            ("Okafor", "put it", '"Enough is enough."'),
            id="as somebody put it",
        ),
        pytest.param(
            'Said Okafor: "I rest my case."', ("Okafor", "Said", '"I rest my case."'), id="said, then the name"
        ),
        pytest.param("Roth: “It is our money.”", ("Roth", ":", "“It is our money.”"), id="a bare name and a colon"),
        pytest.param('Quill was blunt: "No."', ("Quill", "was blunt", '"No."'), id="a colon behind another verb"),
        pytest.param(
            "But as Quill points out, debates rarely change minds.",
            ("Quill", "points out", "debates rarely change minds"),
            id="as somebody points out",
        ),
        pytest.param(
            "She hopes it never will.", ("She", "hopes", "it never will"), id="a verb the lemmatiser mistakes"
        ),
        pytest.param(
            "Per a Harlan aide, the trip is off.", ("a Harlan aide", "Per", "the trip is off"), id="per, at the start"
        ),
        pytest.param(
            "Quill wrote in a letter that the boats were old.",
            ("Quill", "wrote", "that the boats were old"),
            id="a clause that the parser hung on another noun",
        ),
        pytest.param(
            "Analysts interviewed for this story said the governor would lose.",
            ("Analysts", "said", "the governor would lose"),
            id="a participle between source and cue",
        ),
        pytest.param(
            'Her message to voters: "Stay angry."',
            ("Her", "message to voters", '"Stay angry."'),
            id="a colon without a verb",
        ),
    ],
)
def test_source_cue_and_content_are_found(text: str, expected: tuple[str, str, str]) -> None:
    assert said(text) == [expected]


def test_a_quotation_goes_on_behind_its_cue() -> None:
    text = '"The roof leaks," Quill said. "It has leaked for years."'
    assert said(text) == [("Quill", "said", '"The roof leaks," .. "It has leaked for years."')]


def test_a_quotation_that_opens_in_one_paragraph_closes_in_the_next() -> None:
    text = "“The roof leaks,” Quill said. “It has leaked for years.\n\n“Nobody came to mend it.”"
    assert only(text).content[-1].of(text) == "“Nobody came to mend it.”"


def test_a_paragraph_of_nothing_but_quotation_keeps_its_speaker() -> None:
    text = '"The roof leaks," Quill said.\n\n"It has leaked for years."'
    assert said(text) == [("Quill", "said", '"The roof leaks," .. "It has leaked for years."')]


def test_a_quotation_may_close_two_paragraphs_after_it_opened() -> None:
    text = '"The roof leaks.\nNobody came.\nIt stinks," Quill said.\nThe mayor laughed.'
    (found,) = said(text)
    assert found == ("Quill", "said", '"The roof leaks. .. Nobody came. .. It stinks,"')
    assert only(text).type == "direct"


def test_a_new_quotation_is_not_given_to_the_speaker_before_it() -> None:
    text = "“The roof leaks,” Quill said.\n\n“I waited.\nNobody came,” said Ada Holm."
    assert said(text) == [
        ("Quill", "said", "“The roof leaks,”"),
        ("Ada Holm", "said", "“I waited. .. Nobody came,”"),
    ]


def test_a_quotation_before_the_sentence_with_the_cue_belongs_to_it() -> None:
    text = '"The roof leaks. It has leaked for years," Quill said.'
    assert said(text) == [("Quill", "said", '"The roof leaks. It has leaked for years,"')]


def test_what_follows_a_parenthetical_cue_is_content_too() -> None:
    text = "Talks continue, he told the panel, and a letter went out in July."
    assert said(text) == [("he", "told", "Talks continue .. and a letter went out in July")]


def test_a_participle_adds_a_second_attribution_of_the_same_source() -> None:
    text = "The boats will come by night, said Kim Arlow, adding that nobody would be told."
    assert said(text) == [
        ("Kim Arlow", "said", "The boats will come by night"),
        ("Kim Arlow", "adding", "that nobody would be told"),
    ]


def test_joined_verbs_share_their_source() -> None:
    text = "Harlan pledged to cut taxes, said he would build roads and promised to hire teachers."
    assert said(text) == [
        ("Harlan", "pledged", "to cut taxes"),
        ("Harlan", "said", "he would build roads"),
        ("Harlan", "promised", "to hire teachers"),
    ]


def test_a_second_that_clause_belongs_to_the_same_content() -> None:
    text = "She said that the vote was lost and that she would resign."
    assert only(text).content[0].of(text) == "that the vote was lost and that she would resign"


def test_a_verb_in_the_reporters_tense_goes_on_with_the_source() -> None:
    text = "The spokesman warned that the island would burn and urged Pellia to wait."
    assert [cue for _, cue, _ in said(text)] == ["warned", "urged"]
    assert {source for source, _, _ in said(text)} == {"The spokesman"}


def test_a_headline_with_a_cue_behind_it_has_a_speaker() -> None:
    assert said("Storm hits the northern coast, governor says") == [
        ("governor", "says", "Storm hits the northern coast")
    ]


def test_a_headline_with_a_colon_has_a_speaker() -> None:
    assert said("Prime minister: No tax rise before the vote") == [
        ("Prime minister", ":", "No tax rise before the vote")
    ]


def test_a_line_of_a_transcript_belongs_to_the_name_before_the_colon() -> None:
    text = "Debate\nVEGA: I ask the leader whether he yields. I wait.\nBRANDT: I do not yield."
    assert said(text) == [
        ("VEGA", ":", "I ask the leader whether he yields. I wait."),
        ("BRANDT", ":", "I do not yield."),
    ]


def test_the_source_holds_its_appositions() -> None:
    text = "Major Ada Quill, who runs the depot, said the shells were old."
    assert words(text, only(text).source) == "Major Ada Quill, who runs the depot"


def test_a_relative_pronoun_brings_the_noun_it_stands_for() -> None:
    text = "The letter angered Democrats, who said it was unfair."
    assert said(text) == [("Democrats, who", "said", "it was unfair")]


def test_a_dateline_is_no_part_of_the_source() -> None:
    text = "PORT ALDER, May 14 (Northline) - Mayor Ada Quill said the bridge would close."
    assert words(text, only(text).source) == "Mayor Ada Quill"


# --- what is no attribution -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "The governor did not reply to a request for comment.",
        'The plan, known as "the piano", began in May.',
        "The missile, which the alliance calls Stone, replaced an older one.",
        "The two ministers signed an agreement and shook hands.",
        "Inspectors found fragments of the rocket near the farm.",
        "The bridge appears to be closed.",
        'Fans wore shirts with the words "Not here" on the back.',
        "The island has some two thousand inhabitants.",
        "The treaty of 1987 banned such weapons.",
        "Prices rose sharply in the capital last week.",
    ],
)
def test_refusals_without_content_names_and_deeds_are_no_attributions(text: str) -> None:
    assert said(text) == []


def test_an_infinitive_of_purpose_is_no_cue() -> None:
    assert said("The colonel drove to the coast to warn of the storm.") == []


# --- what the attribution says of itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that it had bought the boats.",
        "The ministry has repeatedly denied the report.",
        "The senator dismissed the claim as idle talk.",
        "The navy would neither confirm nor deny his account.",
        "The governor refused to confirm the report.",
        "The minister did not say how many boats were lost.",
        "Neither campaign would say how much it had raised.",
        "He would not name the place.",
        "She declined to discuss the price of the boats.",
        "He stopped short of saying that the boats were lost.",
        "The spokesman would not be drawn on whether the boats were lost.",
        "The claim that the boats were lost was rejected by the ministry.",
    ],
)
def test_a_source_that_does_not_vouch_is_negative(text: str) -> None:
    assert only(text).polarity == "negative"


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not rule out a strike.",
        "The ministry has not disputed that the letter is genuine.",
        "The ministry confirmed that the letter is genuine.",
        "Harlan called the report nonsense and a disgrace.",
    ],
)
def test_a_source_that_vouches_is_positive(text: str) -> None:
    assert {one.polarity for one in read(text)} == {"positive"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The governor believes that the vote is lost.", "belief"),
        ("Shopkeepers fear that prices will rise.", "belief"),
        ("He is convinced that the vote is lost.", "belief"),
        ("In her opinion the vote is lost.", "belief"),
        ("The governor wants the law to be changed.", "intent"),
        ("The governor vowed to change the law.", "intent"),
        ("The army plans more batteries in the north.", "intent"),
        ("A report by the audit court finds that the boats leak.", "document"),
        ('"Readiness is poor," the letter says.', "document"),
        ("Satellite images show four new sheds at the port.", "perception"),
        ("The governor said that the vote is lost.", "speech"),
    ],
)
def test_speech_belief_intent_documents_and_pictures_are_kept_apart(text: str, kind: str) -> None:
    assert [one.cue_type for one in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"It is over," she said.', "direct"),
        ('She said the talks were "over and done with".', "mixed"),
        ("She said the talks were over.", "indirect"),
        ('She said the "Carpet" plan was over.', "indirect"),
    ],
)
def test_quoted_words_make_direct_and_mixed_speech(text: str, kind: str) -> None:
    assert only(text).type == kind


def test_what_is_believed_by_nobody_in_particular_is_hedged_and_anonymous() -> None:
    found = only("A second boat is believed to have sunk in March.")
    assert (found.source, found.is_anonymous, found.chain[0].modality) == ((), True, Modality.HEDGED)


def test_reportedly_is_a_cue_without_a_source() -> None:
    text = "A second boat is reportedly on its way."
    assert said(text) == [("", "is reportedly", "A second boat .. on its way")]


def test_what_is_wanted_is_planned() -> None:
    assert only("The navy intends to buy four boats.").chain[0].modality is Modality.PLANNED


def test_the_interviewers_question_is_the_publishers() -> None:
    text = 'Asked whether the boats were lost, Quill shook his head. "No," he said.'
    question, answer = read(text)
    assert (question.speaker.kind, words(text, question.content)) == ("publisher", "whether the boats were lost")
    assert words(text, answer.content) == '"No,"'


# --- speakers and chains ----------------------------------------------------------------------------------------------


def test_pronouns_and_surnames_mean_the_person_named_before() -> None:
    text = (
        'Mayor Ada Quill said the bridge was safe. "It will hold," she said. Quill added that the tunnel would close.'
    )
    assert speakers(text) == ["Ada Quill"] * 3


def test_a_role_means_the_person_it_was_said_of() -> None:
    text = "Senator Arturo Lindqvist said the boats had come. They were grey. The senator added that he had seen them."
    assert speakers(text) == ["Arturo Lindqvist"] * 2


def test_an_abbreviated_title_counts_as_the_role() -> None:
    text = 'Sen. Ruth Okafor said the plan was dead. "It is time," the senator added.'
    assert speakers(text) == ["Ruth Okafor"] * 2


def test_a_pronouns_gender_chooses_among_two() -> None:
    text = "Mr. Dale Harlan met Mrs. Ruth Okafor. Mr. Harlan said it was late. Mrs. Okafor left. He said it was cold."
    assert speakers(text) == ["Dale Harlan", "Dale Harlan"]


def test_the_only_person_so_far_is_not_yet_the_governor() -> None:
    text = '"I wait," Maria Lopez, a nurse, said. The governor said he would win. "Are you ready?" he asked.'
    assert speakers(text) == ["Maria Lopez", "governor", "governor"]


def test_somebody_without_a_name_is_not_the_person_named_before() -> None:
    text = "Ron Dell left the hall. Her husband disagreed. He thinks the governor deserves a chance."
    assert speakers(text) == ["anonymous"]


def test_a_short_form_explained_in_brackets_has_the_full_name() -> None:
    text = "The Northern Arms Observatory (NAO) said the boats were old. NAO added that they leaked."
    assert speakers(text)[1] == "Northern Arms Observatory"


@pytest.mark.parametrize(
    "text",
    [
        "Two officials said the boats were old.",
        "Experts say the boats are old.",
        "One of the advisers said the boats were old.",
        "A person briefed on the talks said the boats were old.",
        "Some worry that the boats are old.",
    ],
)
def test_unnamed_sources_are_anonymous(text: str) -> None:
    assert only(text).is_anonymous


def test_an_institution_that_speaks_is_named() -> None:
    assert only("The harbour authority said the boats were old.").speaker.is_named


def test_a_letter_speaks_for_whoever_wrote_it() -> None:
    text = 'Ada Quill wrote in a letter that the boats were old. "They leak," the letter says.'
    assert speakers(text) == ["Ada Quill", "Ada Quill"]


def test_the_commentators_own_voice_is_the_publishers() -> None:
    assert only("I think that the boats are old.").speaker.kind == "publisher"


def test_as_somebody_reported_is_a_link_of_the_chain() -> None:
    found = only("Quill said, as the Coast Agency reported, that the boats were old.")
    assert [hop.speaker.name for hop in found.chain] == ["Quill", "Coast Agency"]


def test_as_quoted_by_is_a_link_of_the_chain() -> None:
    text = "The boats are old, said Colonel Ada Quill, as quoted by the Coast Agency."
    assert [hop.speaker.name for hop in only(text).chain] == ["Ada Quill", "Coast Agency"]


def test_a_transcript_beside_the_cue_of_a_quotation_is_a_link_of_the_chain() -> None:
    text = "“We won,” Harlan told a host, according to a transcript. “Everybody said so.”"
    found = only(text)
    assert words(text, found.content) == "“We won,” .. “Everybody said so.”"
    assert [hop.speaker.name for hop in found.chain] == ["Harlan", "transcript"]


def test_what_a_speaker_disagrees_with_is_no_second_content() -> None:
    text = "Quill disagrees: the base, she argues, is too short."
    assert said(text) == [("she", "argues", "the base .. is too short")]


@pytest.mark.parametrize(
    "text",
    [
        "Quill told Harbour Television on Friday that the boats were old.",
        "In an interview with Harbour Television, Quill said that the boats were old.",
    ],
)
def test_an_outlet_that_somebody_spoke_to_is_a_link_of_the_chain(text: str) -> None:
    start = text.index("Harbour")
    mentions = (Mention(Span(start, start + len("Harbour Television")), "outlet"),)
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    draft = Annotated(document, mentions=mentions, sentences=sentences(text, "en", [0]))
    (found,) = attribution.annotated(draft, lexicon()).attributions
    assert [hop.speaker.name for hop in found.chain] == ["Quill", "Harbour Television"]


def test_a_person_of_the_lexicon_has_the_name_and_slug_of_the_lexicon() -> None:
    actor = next(actor for actor in lexicon().actors.values() if actor.type == "body")
    text = "The ministry said that the boats were old. It added that they leaked."
    mentions = (Mention(Span(4, 12), "body", actor.slug),)
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text=text, language="en")
    draft = Annotated(document, mentions=mentions, sentences=sentences(text, "en", [0]))
    found = attribution.annotated(draft, lexicon()).attributions
    assert [(one.speaker.name, one.speaker.entity) for one in found] == [(actor.name, actor.slug)] * 2


def test_a_datelines_agency_ends_every_chain() -> None:
    text = "PORT ALDER, May 14 (Northline) - Ada Quill said the boats were old.\nTwo officials said they leaked."
    assert [[hop.speaker.name for hop in one.chain] for one in read(text)] == [
        ["Ada Quill", "Northline"],
        ["anonymous", "Northline"],
    ]


def test_a_source_inside_a_content_is_nested() -> None:
    text = "Senator Ada Quill said the navy's chief had told her that the boats were old."
    inner = [one for one in read(text) if one.nested]
    assert [words(text, one.content) for one in inner] == ["that the boats were old"]
    assert inner[0].chain[-1].speaker.name == "Ada Quill"


def test_an_outlet_that_quotes_somebody_holds_that_persons_words() -> None:
    text = "The Coast Agency quoted Ada Quill as saying that the boats were old."
    assert said(text) == [("The Coast Agency", "quoted", "Ada Quill as saying that the boats were old")]
    assert said(text, nested=True) == [("Ada Quill", "as saying", "that the boats were old")]
    assert [hop.speaker.name for hop in read(text)[-1].chain] == ["Ada Quill", "Coast Agency"]


def test_the_last_of_two_cues_at_the_end_holds_the_first() -> None:
    text = "The boats are old, Quill said, the Coast Agency reported."
    assert [source for source, _, _ in said(text)] == ["the Coast Agency"]
    assert said(text, nested=True) == [("Quill", "said", "The boats are old")]


def test_whom_an_outlet_cites_is_nested_with_the_same_content() -> None:
    text = "The Harbour Post reported that the boats were old, citing two pilots."
    (outer,) = said(text)
    assert outer == ("The Harbour Post", "reported", "that the boats were old")
    assert said(text, nested=True) == [("two pilots", "citing", "that the boats were old")]


def test_a_claim_inside_a_denial_is_nested_and_unsourced() -> None:
    text = "The ministry denied reports that the boats were old."
    assert said(text, nested=True) == [("", "reports", "that the boats were old")]


# --- soundness --------------------------------------------------------------------------------------------------------


def test_other_languages_are_left_alone() -> None:
    document = Document(capture="c-1", digest="0" * 64, url="a.txt", text="Мэр сказал, что мост закрыт.", language="ru")
    assert attribution.annotated(Annotated(document), lexicon()).attributions == ()


PIECES = ["“", "”", '"', "'", "‘", "’", "«", "»", "—", ",", ".", ":", ";", "?", "(", ")", "\n", "\n\n"]
WORDS = [
    "said", "says", "Quill", "she", "the mayor", "that", "it", "rained", "according to", "denied", "reports", "as",
    "quoted", "saying", "citing", "two pilots", "is believed", "to", "wants", "and", "but", "who", "in her view",
    "told", "reportedly", "Asked whether", "neither", "nor", "confirmed", "VEGA", "MINSK (Northline) -",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES + WORDS * 2), min_size=1, max_size=30))
def test_spans_are_well_formed_on_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces).strip()
    english()
    found = read(text)
    outer = [one for one in found if not one.nested]
    for one in found:
        roles = (one.source, one.cue, one.content)
        assert one.cue
        assert one.content
        taken: set[int] = set()
        for spans in roles:
            here = {at for span in spans for at in range(span.start, span.end)}
            assert not here & taken
            taken |= here
            for span in spans:
                assert span.end <= len(text)
                assert span.of(text) == span.of(text).strip()
    owners: set[int] = set()
    for one in outer:
        here = {at for span in (*one.cue, *one.content) for at in range(span.start, span.end)}
        assert not here & owners
        owners |= here
    for one in found:
        if one.nested:
            assert any(all(any(big.covers(small) for big in o.content) for small in one.content) for o in outer)
