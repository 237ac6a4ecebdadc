"""Which blocks of a page are the article.

trafilatura says which words are the story; it drops captions, credits and bylines and folds repeated paragraphs, and
gives no positions. So its answer is taken as a vote on our own blocks, and what stands around the story is added by the
roles that the markup tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from secondsource.clean.hints import BlockKind
from secondsource.clean.page.blocks import PageBlock, may_wrap
from secondsource.resources.pages import page_words

Role = BlockKind | None

#: Fewer letters than this are a line that can stand anywhere on a page; it must be a whole line of the story.
SHORT = 25
#: An element named like furniture that holds this share of the story's letters is the story's own wrapper.
WRAPS = 0.4
#: A paragraph of more characters, found to be of the story, is prose whatever it is called.
PROSE = 100
#: With this share of its letters in links, a line leads elsewhere.
ALL_LINK = 0.8
#: Letters that a line of a role may have; longer ones are body text in an element with a broad name.
LONGEST = {"title": 400, "kicker": 80, "standfirst": 600, "byline": 250, "time": 120, "caption": 900, "credit": 200,
           "heading": 250}  # fmt: skip
#: Roles taken up between title and end of the story, and those taken up elsewhere in the same element.
_BESIDE = ("standfirst", "kicker", "byline", "time", "caption", "credit", "heading")
_NEAR = ("caption", "credit", "byline", "kicker")
_PARAGRAPHS = ("p", "li", "blockquote", "td")
_SIGN_OFF = re.compile(
    r"[\W_]*(?:(?:additional |further )?(?:reporting|writing|editing) (?:by|from)\b|additional reporting\b|"
    r"with (?:reporting|additional reporting|files|agencies|inputs?) (?:by|from)\b|"
    r".{2,80} contributed (?:to this|reporting))",
    re.I | re.S,
)
_RIGHTS = re.compile(r"\W*(?:copyright|©|\(c\)) .{2,200}", re.I)


def article(blocks: Sequence[PageBlock], story: str | None, title: str | None) -> list[tuple[PageBlock, Role]]:
    """The blocks of the article with their roles (None: body text), the title first; empty when there is no story.

    `story` is the text that trafilatura found, `title` what the head of the page says.
    """
    voted = _voted(blocks, story)
    blocks, voted = _without_furniture(blocks, voted, title)
    body = [i for i in range(len(blocks)) if voted[i] and not _leads_away(blocks[i])] or _dense(blocks)
    if not body:
        return []
    head = _title_at(blocks, body, title)
    body = _until_the_end(blocks, [i for i in body if head is None or i > head] or body)
    kept = _around(blocks, body, head)
    if head is not None:
        kept[head] = "title"
    order = sorted(kept, key=lambda i: (i != head, i))
    return [(blocks[i], kept[i]) for i in order]


def letters(text: str) -> str:
    """Only letters and digits, without case: what two writings of one line have in common."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _voted(blocks: Sequence[PageBlock], story: str | None) -> list[bool]:
    lines = {letters(line) for line in (story or "").split("\n")}
    whole = letters(story or "")
    votes = []
    for block in blocks:
        words = letters(block.text)
        bare = letters("".join(p.text for p in block.pieces if not p.furniture))
        votes.append(any(w in lines if len(w) < SHORT else w in whole for w in {words, bare} - {""}))
    return votes


def _without_furniture(
    blocks: Sequence[PageBlock], voted: Sequence[bool], title: str | None
) -> tuple[list[PageBlock], list[bool]]:
    """Blocks without the pieces that stand in furniture; an element that wraps the story or its title is none."""
    held: dict[Any, int] = {}
    cleared: set[Any] = set()
    total = 0
    for block, vote in zip(blocks, voted, strict=True):
        size = len(block.text) if vote else 0
        total += size
        around = {element for piece in block.pieces for element in piece.furniture}
        for element in around:
            held[element] = held.get(element, 0) + size
            if element.tag == "p" and size > PROSE and block.linked < 0.3 and may_wrap(element):
                cleared.add(element)  # "ad-anchor": a broad name on one paragraph of the story
        if block.role == "title" and title and _same(block.text, title):
            cleared |= around
    cleared |= {element for element, size in held.items() if size > WRAPS * total and may_wrap(element)}
    left, votes = [], []
    for block, vote in zip(blocks, voted, strict=True):
        pieces = [piece for piece in block.pieces if cleared.issuperset(piece.furniture)]
        pruned = replace(block, pieces=pieces)
        line = " ".join(re.findall(r"[^\W_]+", re.sub(r"\d+", "0", pruned.text.casefold())))
        if line and line not in page_words().lines:
            left.append(pruned)
            votes.append(vote)
    return left, votes


def _leads_away(block: PageBlock) -> bool:
    """Whether a line is a link to another story, or asks for consent."""
    linked = block.linked
    if len(block.text) < 600 and page_words().consent.search(block.text):
        return True
    return block.role not in ("title", "heading") and (
        (linked >= ALL_LINK and not re.search(r"[.!?…]['\"”’)]*$", block.text))
        or (linked >= 0.4 and bool(page_words().leads.match(block.text)) and len(block.text) < 250)
    )


def _dense(blocks: Sequence[PageBlock]) -> list[int]:
    """Without a vote: lines of prose with few links, long ones if there are any."""
    prose = [i for i, block in enumerate(blocks) if block.linked < 0.3 and block.role in (None, "standfirst")]
    for least in (80, SHORT):
        if long := [i for i in prose if len(letters(blocks[i].text)) >= least]:
            return long
    return prose


def _same(line: str, title: str) -> bool:
    """Whether a line is the title that the head tells (which often has the outlet's name behind it)."""
    one, other = letters(line), letters(title)
    return bool(one) and (one in other or other in one) and 2 * min(len(one), len(other)) > min(60, len(other))


def _title_at(blocks: Sequence[PageBlock], body: Sequence[int], title: str | None) -> int | None:
    """The block of the title: a heading that the head's title confirms, else the last h1 before the story."""
    first = next((i for i in body if len(letters(blocks[i].text)) >= 40 and blocks[i].role is None), body[0])
    heads = [i for i in range(first + 1) if blocks[i].role in ("title", "heading")]
    confirmed = [i for i in heads if title and _same(blocks[i].text, title)]
    named = [i for i in heads if blocks[i].role == "title"]
    plain = [i for i in range(first + 1) if title and letters(blocks[i].text) == letters(title)]
    found = confirmed or plain or named
    return found[-1] if found else None


def _until_the_end(blocks: Sequence[PageBlock], body: Sequence[int]) -> list[int]:
    """The story's blocks without lists of other things: a box of its own with such a heading, or, where the heading
    stands among the paragraphs themselves, all that follows (if most of the story stands before it)."""
    total = sum(len(blocks[i].text) for i in body)
    left, before = list(body), 0
    for i in range(body[0], body[-1] + 1):
        if before and _opens_a_list(blocks[i]):
            box = blocks[i].element.getparent()
            boxed = {j for j in left if j > i and box in blocks[j].element.iterancestors()}
            if not any(box in blocks[j].element.iterancestors() for j in left if j < i):
                left = [j for j in left if j not in boxed]
            elif before * 2 > total:
                return [j for j in left if j < i]
        before += len(blocks[i].text) if i in left else 0
    return left


def _opens_a_list(block: PageBlock) -> bool:
    text = block.text
    if len(text) > 60 or not page_words().endings.match(text):
        return False
    return block.role == "heading" or letters(text).startswith("comments")


def _around(blocks: Sequence[PageBlock], body: Sequence[int], head: int | None) -> dict[int, Role]:
    """The body and what belongs to it: roles between title and end, captions in the same element, sign-offs."""
    inside, parents = set(body), {blocks[i].element.getparent() for i in body}
    first, last = min(body) if head is None else min(head, *body), max(body)
    home = _home(blocks[i].element for i in body)
    kept: dict[int, Role] = {}
    for i, block in enumerate(blocks):
        role = _fitting_role(block)
        between = first <= i <= last
        at_home = home is not None and home in block.element.iterancestors()
        closing = _closing_role(block) if i >= last - 2 and (i in inside or at_home) else None
        if i in inside or closing:
            kept[i] = closing or (None if role == "title" else role)
        elif _leads_away(block) or _opens_a_list(block) or not (between or at_home):
            continue
        elif role in (_BESIDE if between else _NEAR) or (between and role is None and _looks_missed(block, parents)):
            kept[i] = role
    return {i: role for i, role in kept.items() if role != "heading" or inside & {i + 1, i + 2, i + 3}}


def _closing_role(block: PageBlock) -> Role:
    """Who else worked on the story, or who owns its words: such lines may stand after the last paragraph."""
    if len(block.text) > 400:
        return None
    return "sign-off" if _SIGN_OFF.match(block.text) else "note" if _RIGHTS.match(block.text) else None


def _looks_missed(block: PageBlock, parents: set[Any]) -> bool:
    """A paragraph beside the story's own: trafilatura leaves out what it has seen before."""
    beside = block.element.tag in _PARAGRAPHS and block.element.getparent() in parents
    return beside and len(letters(block.text)) >= SHORT


def _fitting_role(block: PageBlock) -> Role:
    role = block.role
    return role if role and len(block.text) <= LONGEST[role] else None


def _home(elements: Iterable[Any]) -> Any:
    """The innermost element around all of these; None when that is the whole page."""
    shared: list[Any] | None = None
    for element in elements:
        above = [*element.iterancestors()]
        present = set(above)
        shared = above if shared is None else [one for one in shared if one in present]
    home = shared[0] if shared else None
    return None if home is None or home.tag in ("body", "html") else home
