"""English text cut into words as Universal Dependencies cuts it: clitics, hyphens and marks are words of their own."""

from __future__ import annotations

import re

_CLITIC = r"(?:s|S|re|RE|ve|VE|ll|LL|d|D|m|M)"
_WORD = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?)\]'’]         # addresses
    | (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+
    | (?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|gov|edu|info|co\.uk|html?|pdf|docx?
         |xlsx?|txt|jpe?g|png)\b
    | (?:(?<=\s)|(?<=^)|(?<=[("“‘]))[@\#]\w+                       # names and topics of social media
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Reps|Sens|Gov|Gen|Col|Lt|Sgt|Cpl|Capt|Cmdr|Maj|Brig|Adm|Pvt|Rev|Hon|St|Jr|Sr|Inc|Ltd
         |Co|Corp|Bros|vs|etc|No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ph\.D|a\.m|p\.m|e\.g|i\.e
         |Calif|Conn|Fla|Ga|Ill|Mass|Mich|Minn|Pa|Tenn|Va|Wis|Ariz|Colo|Ave|Blvd|approx|est|Mt|Ft)\.(?!\w)
    | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?                       # U.S., Ph.D
    | (?<!\w)[A-Z]\.(?=\s+[A-Z])                                   # initials
    | \d+(?:/\d+)+
    | \d+(?:[.,:]\d+)+(?:st|nd|rd|th|s)?
    | \d+(?:st|nd|rd|th|s)\b
    | \d+(?=(?:am|pm|km|kg|mph|kph|bn|mn|m|k|mm|cm|GB|MB)\b)       # 10am is a number and its unit
    | (?<![\w-])(?i:anti|co|counter|e|ex|inter|intra|mega|mini|multi|neo|non|pan|post|pre|pro|quasi|re|semi|sub|super
         |trans|ultra|un)-(?=[^\W\d_])[^\W_]+(?<!n(?=['’]t\b))          # prefixes stay with their word
    | [^\W\d_]+(?=n['’]t\b)                                        # did n't
    | n['’]t\b
    | ['’]{_CLITIC}\b
    | ['’]\d\ds?\b                                                 # '90s
    | (?:[^\W_]|\d)(?:[^\W_]|[\u0300-\u036f])*(?:['’`](?!{_CLITIC}\b|t\b)[^\W\d_]+)*(?<![nN](?=['’]t\b))
    | [:;]-?[)(DPp](?!\w) | (?P<same>[*=+~\#<>$])(?P=same)+ | \[?\.{{2,}}\]? | -{{2,}} | _+ | [!?]{{2,}}
    | \S
    """,
    re.VERBOSE,
)
_FUSED = re.compile(r"(?i)(can)(not)|(gon|wan)(na)|(got)(ta)|(gim|lem)(me)")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where the words between two offsets (code points) begin and end, in order."""
    found: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        left, right = match.span()
        fused = _FUSED.fullmatch(match[0]) if right - left < 7 else None
        if fused:
            middle = left + len(next(part for part in fused.groups() if part))
            found += [(left, middle), (middle, right)]
        else:
            found.append((left, right))
    return found
