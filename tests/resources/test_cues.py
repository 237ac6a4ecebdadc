from __future__ import annotations

from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words


def test_every_form_of_a_verb_leads_to_it() -> None:
    for form in ("deny", "denies", "denied", "denying"):
        assert {verb.lemma for verb, _ in cues().forms[form]} == {"deny"}


def test_an_irregular_verb_tells_past_from_participle() -> None:
    assert {kind for _, kinds in cues().forms["wrote"] for kind in kinds} >= {"past"}
    assert {kind for _, kinds in cues().forms["written"] for kind in kinds} == {"participle"}


def test_all_groups_of_a_verb_are_united() -> None:
    (tell, _), *_ = cues().forms["told"]
    assert tell.addressee
    assert tell.takes >= {"that", "of"}


def test_small_words_are_words() -> None:
    assert {"no", "on"} <= grammar().determiners | grammar().prepositions


def test_phrases_have_kinds_of_their_own() -> None:
    assert "state-media" in speaker_words().kinds_of(["state", "television"])
    assert "state-media" not in speaker_words().kinds_of(["television"])
