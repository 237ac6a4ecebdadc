from __future__ import annotations

import pytest

from secondsource.language.tense import lies_ahead


@pytest.mark.parametrize(
    ("before", "after", "ahead"),
    [
        ("The court will rule on ", ".", True),
        ("The court ruled on ", ".", False),
        ("I will write down what I saw on ", ".", False),
        ("They agreed to admit the islands in ", ", an official said.", True),
        ("The deal would close ", " at the latest.", True),
        ("On ", ", the league plans to meet.", True),
        ("On ", ", the league said it would meet later.", False),
        ("The announcement ", " of a loss showed that the company is moving faster than expected.", False),
        ("The line stays shut until ", ".", True),
        ("It was not opened until ", ".", False),
        ("By ", ", ten had left.", False),
        ("The concert planned for ", " was called off.", False),
        ("They could leave as soon as ", ".", True),
    ],
)
def test_lies_ahead(before: str, after: str, ahead: bool) -> None:
    day = "Tuesday"
    assert lies_ahead(before + day + after, len(before), len(before) + len(day)) is ahead
