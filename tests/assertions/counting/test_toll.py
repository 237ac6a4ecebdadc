from secondsource.assertions.counting.figures import find_figures
from secondsource.assertions.counting.toll import Toll, toll
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span


def toll_of(*sentences: str) -> Toll:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span("r", len(text), len(text) + len(sentence)))
        text += sentence + " "
    parse = Parse("r", "test", tuple(Sentence(span, "body", 0) for span in spans))
    return toll(parse, find_figures(Report("r", "r.txt", "", text), parse, ()))


def test_the_toll_that_most_sentences_give() -> None:
    lines = ("Four killed in pit fire.", "Four miners died and nine were hurt.", "A fire in 1998 killed 30 people.")
    assert toll_of(*lines) == Toll(4, 9)


def test_parts_are_not_added() -> None:
    assert toll_of("Twelve people, three of them children, were killed.") == Toll(12, None)


def test_nobody_counted() -> None:
    assert toll_of("The road is open.") == Toll(None, None)
