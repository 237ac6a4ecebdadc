"""What is tried: strangers, readers who want more, pages elsewhere, hostile files and reports, odd addresses."""

from bench.attacks.trials import elsewhere, entry, line, things, typed

#: All of it, in the order of the table.
ATTACKS = (*entry.TRIALS, *elsewhere.TRIALS, *things.TRIALS, *typed.TRIALS, *line.TRIALS)
