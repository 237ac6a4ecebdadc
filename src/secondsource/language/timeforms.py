"""The forms in which English tells a time, as a table: a pattern over pieces, and what reads it.

How patterns are written is told by `timepieces.Alphabet`. The more telling forms stand first; words that one form has
taken are not looked at by those below it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.language import timeclocks as clocks
from secondsource.language import timedates as dates
from secondsource.language import timespans as spans
from secondsource.language.timepieces import Alphabet
from secondsource.language.timereading import Read

#: Parts that many forms share.
MACROS = {
    # "a hundred and five", "72", "2 1/2", "two and a half", "an"
    "WORDS": "(?: 'a|an' 'hundred|thousand|million|dozen' | number_words ) (?: '-'? 'and'? '-'? number_words ){0,6}",
    "COUNT": "(?: (?: number (?: fraction | 'million|thousand|hundred' )? | fraction | WORDS | 'a|an|one' )"
    " (?: '-'? 'and' '-'? 'a|one' '-'? 'half' )? )",
    "AMOUNT": "(?: 'half' 'a|an' | vague | COUNT )",
    "UNIT": "unit:( units | many_units )",
    "MONTH": "month:( months | short_months '.'? )",
    "WEEKDAY": "weekday:( weekdays | short_weekdays '.'? )",
    "DAY": "day:( day | nth )",
    "YEAR": "year:( year | short_year )",
    "ORDINAL": "ordinal:( ordinals | nth )",
    "HOUR": "hour:( hour_words | hour )",
    "ZONE": "(?: zone:( zones ) | '(' zone_in:( zones ) ')' )",
    "ALONE": "(?= '.|,|;|:|?|!|)|”|\"|’|–|—' | end | 'with|and|but|when|as|in|on|this|yesterday|tomorrow|if|to|until|till' )",
    "AHEAD": "'at|by|before|after|until|till|since|from|around|about|toward|towards'",
    "SOME_HOUR": "'about|around|nearly|just|shortly'",
    "NO_AGE": "(?! '-'? 'old|olds|older|younger' )",
}

_CLOCKS: list[tuple[str, Read]] = [
    ("hour:( hour | clock | dotted ) half:half_day (?: ZONE )?", clocks.digits),
    ("hour:( hhmm ) (?: 'hours|hrs' )? (?: ZONE | 'hours|hrs' )", clocks.digits),
    ("hour:( clock ) (?: 'hours|hrs' )? (?: ZONE )?", clocks.digits),
    ("'at' hour:dotted", clocks.dotted),
    ("'by|until|till|from|since|around|about|before|after|between' hour:dotted ALONE", clocks.dotted),
    ("hour:( dotted | hhmm ) 'hours|hrs' ", clocks.digits),
    ("core:( HOUR oclock )", clocks.spoken),
    ("core:( minutes:( 'half' | ('a')? 'quarter' ) way:'past|to' HOUR )", clocks.spoken),
    ("AHEAD core:( minutes:( 'five|ten|twenty' | 'twenty' '-' 'five' ) 'minutes'? way:'past|to' HOUR )", clocks.spoken),
    (
        "'between|from' core:( first:( hour_words ) 'and|until|till|to' hour:( hour_words ) )"
        " (?= 'at' 'night' | 'in' 'the' | '.|,|;|:|?|!|)|”|\"' | end )",
        clocks.from_to,
    ),
    ("AHEAD (?: SOME_HOUR )? core:( hour:( hour_words ) ) ALONE", clocks.bare_hour),
    ("core:( hour:( hour_words ) ) (?= 'in' 'the' 'morning|afternoon|evening' | 'at' 'night' )", clocks.bare_hour),
    ("core:( hour:( hour_words ) ) (?= 'this|yesterday' 'morning|afternoon|evening' )", clocks.bare_hour),
]

_DATES: list[tuple[str, Read]] = [
    ("iso | figures", dates.in_figures),
    ("(?: ('this')? ('coming|past|last|next')? WEEKDAY ','? 'the'? )? MONTH DAY '-|–' to:( day | nth ) (?: ','? YEAR )?", dates.month_day),
    ("(?: ('this')? ('coming|past|last|next')? WEEKDAY ','? 'the'? )? MONTH 'the'? day:( day | nth | ordinals ) (?! '%|percent|per|million' ) (?: ','? YEAR )?",
     dates.month_day),
    ("(?: WEEKDAY ','? 'the'? )? DAY '-|–' to:( day | nth ) 'of'? MONTH (?: ','? YEAR )?", dates.month_day),
    ("(?: WEEKDAY ','? 'the'? )? day:( day | nth | ordinals (?= 'of' ) ) 'of'? MONTH (?: ','? YEAR )?", dates.month_day),
    ("MONTH ','? 'of'? YEAR", dates.month_year),
    ("MONTH 'of'? which:( nearby | told ) 'year'", dates.month_year),
    ("(?: which:( nearby | told ) )? holiday:holidays (?: ','? YEAR )?", dates.from_here),
    ("'the'? season:seasons 'of'? YEAR", dates.season),
    ("'the'? ('fiscal')? ORDINAL '-'? 'fiscal'? 'quarter' 'of' ('fiscal')? YEAR", dates.quarter),
    ("'the'? ('fiscal')? YEAR ('fiscal')? ORDINAL '-'? 'quarter'", dates.quarter),
    ("'the'? ('fiscal')? ORDINAL '-'? 'quarter' 'of' which:( nearby | told | 'the' ) of_year:('year')", dates.quarter),
    ("which:( nearby | told ) of_year:('year') poss ORDINAL '-'? 'quarter'", dates.quarter),
    ("'the'? ago:( 'year' '-'? 'ago|earlier' ) ORDINAL '-'? 'quarter'", dates.quarter),
    ("'the' ('comparable')? ago:( 'year' '-'? 'ago|earlier' ) 'quarter|period'", dates.quarter),
    ("ago:( 'year' '-' 'ago|earlier' )", dates.quarter),
    ("which:( nearby ) ORDINAL '-'? 'quarter'", dates.quarter),
    ("'the'? 'fiscal'? ORDINAL 'fiscal'? 'quarter'", dates.quarter),
    ("('the')? which:( nearby | told ) 'fiscal'? 'quarter'", dates.quarter),
    ("'the' 'latest|recent|current' 'fiscal'? 'quarter'", dates.quarter),
    ("'the' 'quarter' (?! 'of' | '-' )", dates.quarter),
    ("'the' ordinal:('first|second|last') 'half' 'of' YEAR", dates.half_year),
    ("'the' ordinal:('first|second|last') 'half' 'of' which:( nearby | told | 'the' ) 'year'", dates.half_year),
    ("'the' 'year' YEAR", dates.year_named),
    ("('the')? 'fiscal' 'year'? YEAR", dates.year_named),
    ("'the' 'year' spelled:( 'two|nineteen|twenty' ('thousand' | tens) ('and')? '-'? ones? )", dates.year_named),
    ("spelled:( 'nineteen|eighteen' tens (?: '-'? ones )? )", dates.year_named),
    ("'the'? decade:decade", dates.decade),
    ("'the' decade:('twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties')", dates.decade),
    ("ORDINAL '-'? 'century'", dates.century),
    ("MONTH (?: day | nth | ordinals ) ','? 'and|or|to|through' core:( second:( day | nth ) ) (?= '.|,|;|:|)' | end | 'in|at|for|and' )",
     dates.second_day),
]

#: Four digits that nothing else has taken.
_YEARS: list[tuple[str, Read]] = [
    ("year:( modern:( modern ) | year | short_year )", dates.bare_year),
]

_NEAR: list[tuple[str, Read]] = [
    ("'the'? 'day' way:( 'before' ) 'yesterday' | 'the'? 'day' 'after' 'tomorrow'", dates.two_days),
    ("'during|through|throughout|in' 'the' 'night' | 'all' 'night' 'long'? | 'overnight'", clocks.overnight),
    ("('the')? which:( told | 'next' ) part:parts", clocks.this_part),
    ("which:('this|last') part:parts", clocks.this_part),
    ("'the' part:('night|evening|morning') way:('before|after') (?! 'the|a|his|her|their|its' )", clocks.part_beside),
    ("day:('yesterday|today|tomorrow|tonight')", dates.day_word),
    ("'spent|spend|spends' core:( 'the' 'night' )", clocks.overnight),
    ("(?: 'at|by|before|after|until|since|around|about|till|toward|towards' | 'ahead' 'of' ) core:( part:parts ) (?! '-' )",
     clocks.part),
    ("'in|during|by' core:( 'the' ('late|early' | 'mid' '-')? part:parts )", clocks.part),
    ("part:('noon|midday|midnight')", clocks.part),
    ("loose:( ('late|early' | 'mid' '-')? part:parts )", clocks.part),
    ("piece:('late|early') 'on'", clocks.late_on),
    ("('the|this')? which:( nearby | told | 'a|every|each' ) weekday:weekdays", dates.weekday),
    ("weekday:weekdays", dates.weekday),
    ("weekday:many_weekdays", dates.many_weekdays),
    ("which:( nearby | told ) MONTH", dates.month_alone),
    ("MONTH", dates.month_alone),
    ("ORDINAL '-' 'quarter'", dates.quarter),
    ("which:( nearby | told ) ('past|coming')? season:seasons", dates.season),
    ("'the' season:seasons", dates.season),
    ("habit:('in') season:seasons", dates.season),
]

_SPANS: list[tuple[str, Read]] = [
    ("'every|each' (?: amount:( number | number_words ) )? UNIT", spans.every),
    ("'every|each' part:parts", spans.every),
    ("core:( amount:( AMOUNT ) UNIT ('or' 'so')? way:( ways | told_ways ) ) ", spans.from_day),
    ("core:( (?: amount:( AMOUNT ) )? UNIT way:('before') ) (?= '.|,|;|:|”|\"' | end | 'and|but|when|in|at|on' )",
     spans.from_day),
    ("core:( amount:( AMOUNT ) UNIT way:( 'from' 'now' ) )", spans.from_day),
    ("core:( unit:many_units way:( ways | told_ways ) )", spans.from_day),
    ("amount:( AMOUNT ) unit:( seasons ) way:('ago')", spans.from_day),
    ("'the' unit:('day|week|month|year') way:('before|after|earlier') (?= '.|,|;|:|”|\"' | end | 'and|but|when|in|at|on' )",
     spans.beside),
    ("the:('the') core:( unit:('day|week|month|year|night') ) way:('before|after|following')", spans.hanging),
    ("core:( 'since' event:( 'the' other{1,3} 'began|started|erupted' ) )", spans.since_event),
    ("core:( (?: amount:( AMOUNT ) )? UNIT ) way:('before|after|following|prior|since')", spans.hanging),
    ("('the')? which:( nearby | told ) unit:('day')", dates.one_of),
    ("which:('this') ('past|coming') UNIT", dates.one_of),
    ("'the' which:('current|latest|coming') ('fiscal')? unit:('year|month|week|decade|century')", dates.one_of),
    ("'the' which:( told | 'next' ) unit:units", dates.one_of),
    ("'the' 'past|last' unit:units NO_AGE", spans.lasting),
    ("which:( 'this|last|next' | told ) ('fiscal|calendar')? unit:units", dates.one_of),
    ("lean:( leaning ) (?: many_units ) (?: 'and|or' many_units )?", spans.leaning),
    ("'the' unit:('year') (?= 'ended|ending' )", spans.lasting),
    ("'the' ('fiscal')? unit:('year|month|week|weekend|decade|century') (?! '-' )", dates.the_one),
    ("'later|earlier' 'in' core:( 'the' unit:('day') )", dates.the_one),
    ("'year' '-'? 'end'", dates.year_end),
    ("('the')? 'past|last|next|first|coming|final' amount:( AMOUNT ) ('more')? '-'? UNIT", spans.lasting),
    ("('the')? 'past|last|next|coming' UNIT NO_AGE", spans.lasting),
    ("'the' amount:( AMOUNT ) ('more|additional|straight|consecutive|full')? unit:many_units NO_AGE", spans.lasting),
    ("('another')? amount:( AMOUNT ) ('more|additional|straight|consecutive|full')? '-'? UNIT half:( 'and' 'a' 'half' ) NO_AGE",
     spans.lasting),
    ("amount:( AMOUNT ) ('more|additional|straight|consecutive|full')? '-'? UNIT NO_AGE", spans.lasting),
    ("'another' UNIT", spans.lasting),
    ("unit:( units ) '-' 'long'", spans.lasting),
    ("unit:many_units (?! 'old' )", spans.lasting),
    ("name:( sets )", spans.again),
    ("name:( references )", dates.reference),
    ("(?<= 'in|for|of|about|into|at|until' ) 'the' name:( named_references )", dates.reference),
]

#: What may stand before a time and belong to it.
PREFIXES: tuple[tuple[str, str], ...] = (
    ("blur", "code:blur"),
    ("piece", "'the'? code:('early|late|mid') '-'? "),
    ("piece", "code:('earlier|later')"),
    ("edge", "'the'? code:edges 'of'"),
)


@lru_cache(maxsize=1)
def alphabet() -> Alphabet:
    """The letters of all forms."""
    table = [pattern for pattern, _ in (*_DATES, *_CLOCKS, *_YEARS, *_NEAR, *_SPANS)]
    return Alphabet([*table, *(pattern for _, pattern in PREFIXES)], MACROS)


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[re.Pattern[str], Read], ...]:
    """Each form as a compiled pattern and what reads it, the more telling forms first."""
    return tuple((alphabet().compile(pattern), read) for pattern, read in (*_DATES, *_CLOCKS, *_YEARS, *_NEAR, *_SPANS))


@lru_cache(maxsize=1)
def prefixes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What may stand before a time, by kind."""
    return tuple((kind, alphabet().compile(pattern)) for kind, pattern in PREFIXES)
