"""Whatever is on the list of attacks is held off."""

from __future__ import annotations

import pytest
from bench.attacks.stand import Stand
from bench.attacks.table import Attack, markdown, tried
from bench.attacks.trials import ATTACKS

from secondsource.web.shop import environment


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: f"{attack.on}: {attack.what}")
def test_held_off(attack: Attack, attacked: Stand) -> None:
    result = tried(attack, attacked)
    assert result.tried, "nothing was tried"
    assert not result.through, "\n".join(result.through)


def test_a_page_that_escapes_nothing_would_be_noticed(attacked: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    careless = environment().overlay(autoescape=False)
    monkeypatch.setattr(attacked.app.office, "shop", careless)
    result = tried(next(a for a in ATTACKS if "stored" in a.what), attacked)
    assert any("search" in sent for sent in result.through)


def test_the_table_counts_what_got_through(attacked: Stand) -> None:
    from bench.attacks.table import Result

    some = Result(ATTACKS[0], 3, (("401", 2), ("200", 1)), ("GET /x",))
    table = markdown([some])
    assert "| 3 | 401 ×2, 200 | 1 |" in table
    assert table.splitlines()[-1].endswith("| 3 | | **1** |")
