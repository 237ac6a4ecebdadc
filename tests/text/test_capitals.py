from __future__ import annotations

from secondsource.text.capitals import cased, lowered, shouted

TEXT = """BRENN, 3 JAN 90 (KESTREL) -- [TEXT] THE RUNA LIBERATION FRONT [RLF] SAID THAT I. RUIZ WAS FREED
ON 2 MAY IN TARN.  THE RLF MAY FREE OTHERS IN MARCH, IT ADDED, WHEN THE TALKS IN BRENN WITH THE ENVOY END."""


def test_a_text_in_capitals_is_told_from_a_headline_and_from_prose() -> None:
    assert shouted(TEXT)
    assert not shouted("TWO KILLED IN TARN BLAST, SAYS RUIZ")  # a headline
    assert not shouted(TEXT.lower())
    assert not shouted(TEXT + 2 * TEXT.lower())


def test_small_letters_stand_where_the_capitals_stood() -> None:
    low = lowered(TEXT)
    assert len(low) == len(TEXT)
    assert low.casefold() == TEXT.casefold()
    assert low.startswith("BRENN, 3 JAN 90 (KESTREL) -- [text] The runa liberation front")
    assert "On" not in low
    assert "on 2 May in tarn.  The rlf may free others in March" in low


def test_names_have_capitals_and_abbreviations_keep_theirs() -> None:
    names = [
        (TEXT.index(word), TEXT.index(word) + len(word)) for word in ("RUNA LIBERATION FRONT", "RLF", "RUIZ", "TARN")
    ]
    written = cased(TEXT, [*names, (TEXT.rindex("RLF"), TEXT.rindex("RLF") + 3)])
    assert "The Runa Liberation Front [RLF] said that I. Ruiz was freed" in written
    assert "in Tarn.  The RLF may free" in written


def test_letters_whose_small_form_is_longer_stay() -> None:
    assert lowered("İ" * 200) == "İ" * 200


def test_long_white_space_is_read_in_one_pass() -> None:
    text = "A. " + " " * 100_000 + "b"
    assert len(lowered(text)) == len(text)
