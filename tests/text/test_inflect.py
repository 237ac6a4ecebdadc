import pytest

from secondsource.text.inflect import plural, singular, verb_forms


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", "kill kills killed killing"),
        ("seize", "seize seizes seized seizing"),
        ("bury", "bury buries buried burying"),
        ("gun down", "gun down|guns down|gunned down|gunning down"),
        ("slay", "slay slays slew slain slaying"),
        ("die", "die dies died dying"),
        ("flee", "flee flees fled fleeing"),
    ],
)
def test_verb_forms(base: str, forms: str) -> None:
    assert set(verb_forms(base)) == set(forms.split("|") if "|" in forms else forms.split())


@pytest.mark.parametrize(
    ("one", "many"),
    [("policeman", "policemen"), ("child", "children"), ("body", "bodies"), ("loaf", "loaves"), ("church", "churches")],
)
def test_plural_and_back(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one
