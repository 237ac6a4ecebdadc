import pytest

from secondsource.assertions.counting.figures import find_figures
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Another three people died on Tuesday.", ["increment"]),
        ("Three more people were killed.", ["increment"]),
        ("The blast killed four people and injured a further 30.", [None, "increment"]),
        ("The death toll rose to 34.", ["total"]),
        ("Two more died, bringing the number of dead to 34.", ["increment", "total"]),
        ("In all, a total of 61 people died.", ["total"]),
        ("Four people were killed.", [None]),
    ],
)
def test_whether_a_number_adds(text: str, expected: list[str | None]) -> None:
    parse = Parse("r", "test", (Sentence(Span("r", 0, len(text)), "body", 0),))
    assert [figure.running for figure in find_figures(Report("r", "r.txt", "", text), parse, ())] == expected
