from __future__ import annotations

import pytest

from secondsource.model.ids import digest, siglum, unseen_siglum


@pytest.mark.parametrize(("index", "word"), [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")])
def test_siglum_counts_on_after_z(index: int, word: str) -> None:
    assert siglum(index) == word


def test_unseen_ancestors_have_greek_letters() -> None:
    assert [unseen_siglum(i) for i in (0, 1, 23, 24)] == ["α", "β", "ω", "αα"]


def test_digest_depends_on_where_the_parts_are_cut() -> None:
    assert digest("x", "ab", "c") != digest("x", "a", "bc")
    assert digest("x", "ab", "c") == digest("x", "ab", "c")
    assert digest("x", "\ud800")  # half a surrogate pair, as a broken page may hold
