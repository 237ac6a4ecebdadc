"""Reading what is learnt from: treebanks, names, attributions. All become lists of `Text`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from secondsource.text.words import words

#: Genres of GUM whose texts are openly licensed; `conversation` is left out until its terms are clear.
GUM_GENRES = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
NAMES = ("PER", "ORG", "LOC")
ROLES = ("SOURCE", "CUE", "CONTENT")


@dataclass(slots=True)
class Text:
    """Words of one document with what is known of them; a layer that was not annotated is None.

    `opens` marks the first word of each sentence. `heads` are indices into `words` (a root points at itself). `names`
    and `roles` are BIO tags. `links` lead from a word of an attribution to the first word of its cue (-1: none).
    """

    source: str
    words: list[str]
    opens: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str] | None = None
    roles: list[str] | None = None
    links: list[int] | None = None
    breaks: list[bool] = field(default_factory=list)
    entities: list[str] | None = None
    vectors: Any = None
    name: str = ""


def conllu(path: Path, source: str) -> list[Text]:
    """The documents of a treebank file (CoNLL-U). Empty nodes are left out; words that write one form together stay
    the syntactic words they are."""
    texts: list[Text] = []
    rows: list[list[str]] = []
    fresh, name = True, path.stem
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            fresh, name = True, line.partition("=")[2].strip() or path.stem
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            if fresh:
                texts.append(Text(source, [], [], [], [], [], [], [], entities=[], name=name))
                fresh = False
            _add_sentence(texts[-1], rows)
            rows = []
    return texts


def treebanks(data: Path) -> dict[str, list[Text]]:
    """The training halves of "ewt" and "gum": EWT as one file; GUM as one file or as a folder with a file for each
    document, of which the openly licensed genres are kept. Leaves with a word when either is not there."""
    ewt = sorted((data / "ud-ewt").glob("*train*.conllu"))
    gum = sorted((data / "ud-gum").glob("*train*.conllu")) + sorted((data / "ud-gum" / "train").glob("*.conllu"))
    if not ewt or not gum:
        raise SystemExit(f"{data}: no training treebank in ud-ewt/ (found {len(ewt)}) or ud-gum/ (found {len(gum)})")
    free = [text for path in gum for text in conllu(path, "gum") if _is_free(text)]
    return {"ewt": conllu(ewt[0], "ewt"), "gum": free}


def _is_free(text: Text) -> bool:
    """Whether a document of GUM ("GUM_news_ants") is of a genre that may be learnt from."""
    return text.name.partition("_")[2].partition("_")[0] in GUM_GENRES


def _add_sentence(text: Text, rows: list[list[str]]) -> None:
    base = len(text.words)
    for at, row in enumerate(rows):
        head = int(row[6])
        text.words.append(row[1])
        text.opens.append(at == 0)
        text.lemmas.append(row[2])  # type: ignore[union-attr]
        text.upos.append(row[3])  # type: ignore[union-attr]
        text.xpos.append(row[4])  # type: ignore[union-attr]
        text.heads.append(base + (head - 1 if head else at))  # type: ignore[union-attr]
        text.relations.append(row[7] if head else "root")  # type: ignore[union-attr]
        text.entities.append(row[9])  # type: ignore[union-attr]


def uner(path: Path) -> list[Text]:
    """EWT with names (IOB2). The first commit of the training file closes many sentences with the tag "B-O" and has
    a fourth type, OTH, that the checked halves leave out: both are no names there, so they are none here."""
    texts: list[Text] = []
    first = True
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            texts.append(Text("uner", [], [], names=[]))
        elif not line:
            first = True
        elif not line.startswith("#"):
            _, word, tag, *_ = line.split("\t")
            texts[-1].words.append(word)
            texts[-1].opens.append(first)
            texts[-1].names.append(tag if tag[2:] in NAMES else "O")  # type: ignore[union-attr]
            first = False
    return texts


def columns(path: Path, source: str, kinds: dict[str, str], sentences: int = 8) -> list[Text]:
    """Words and name tags in columns (BIO or IO), `sentences` of them to a text; kinds not listed are no names."""
    texts: list[Text] = []
    rows: list[tuple[str, str]] = []
    pending = 0
    text = Text(source, [], [], names=[])
    for line in [*path.read_text(encoding="utf-8", errors="replace").splitlines(), ""]:
        row = line.split()
        if len(row) >= 2 and not line.startswith("-DOCSTART-"):
            rows.append((row[0], row[-1]))
        elif rows:
            _add_names(text, rows, kinds)
            rows = []
            pending += 1
            if pending == sentences:
                texts.append(text)
                text, pending = Text(source, [], [], names=[]), 0
    return [*texts, text] if text.words else texts


def _add_names(text: Text, rows: list[tuple[str, str]], kinds: dict[str, str]) -> None:
    before = ""
    for at, (word, tag) in enumerate(rows):
        kind = kinds.get(tag[2:], "") if tag[:2] in ("B-", "I-") else ""
        start = tag[:2] == "B-" or tag[2:] != before
        before = tag[2:] if kind else ""
        text.words.append(word)
        text.opens.append(at == 0)
        text.names.append(f"{'B' if start else 'I'}-{kind}" if kind else "O")  # type: ignore[union-attr]


def named_only(text: Text) -> Text:
    """Without the articles that open a name, and without "names" that hold no capital (re3d marks descriptions too)."""
    names = list(text.names or [])
    for start, end, kind in list(spans(names)):
        for at in range(start, end):
            names[at] = "O"
        while start < end and (text.words[start].lower() in ("the", "a", "an") or text.words[start][0] in "‘’'\""):
            start += 1
        capitals = [w[:1].isupper() for w in text.words[start:end] if len(w) > 3]
        if start < end and end - start <= 8 and capitals and sum(capitals) * 2 > len(capitals):
            names[start:end] = [f"B-{kind}", *[f"I-{kind}"] * (end - start - 1)]
    text.names = names
    return text


def spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of every span of a BIO row."""
    start, kind = -1, ""
    for at, tag in enumerate([*tags, "O"]):
        if kind and not (tag[0] == "I" and tag[2:] == kind):
            yield start, at, kind
            kind = ""
        if tag[0] == "B" or (tag[0] == "I" and not kind):
            start, kind = at, tag[2:]


_OPENED = re.compile(r"\([^()]*\)?|[^()]+\)")
_GUM_KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_JOINTS = {"of", "and", "for", "the", "&", "de", "la", "von", "van", "der", "bin", "al", "del", "di", "du", "le", "-"}
_TITLES = {"mr.", "mrs.", "ms.", "dr.", "mr", "mrs", "ms", "dr", "president", "minister", "senator", "sen.", "rep."}
_TITLES |= {
    "professor",
    "prof.",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "sir",
    "lord",
    "lady",
    "judge",
    "justice",
}
_TITLES |= {
    "gov.",
    "governor",
    "mayor",
    "captain",
    "general",
    "gen.",
    "col.",
    "lt.",
    "chancellor",
    "secretary",
    "director",
}
_TITLES |= {"chairman", "spokesman", "spokeswoman", "congressman", "representative", "attorney", "officer", "sergeant"}
_TITLES |= {"detective", "chief"}


def gum_names(text: Text) -> None:
    """Names out of GUM's mentions: the proper nouns around the head of a person, organisation or place mention.

    GUM marks whole phrases; what is kept follows UNER (no titles, no articles, no descriptions), roughly.
    """
    tags = ["O"] * len(text.words)
    for start, end, kind, head in sorted(_mentions(text.entities or []), key=lambda m: m[0] - m[1]):
        if kind not in _GUM_KINDS or head >= end or (text.upos or [])[head] != "PROPN":
            continue
        if kind == "person" and (text.xpos or [])[head] == "NNPS":
            continue  # peoples ("Thais") are no persons
        left, right = _widen(text, start, end, head, _GUM_KINDS[kind])
        if left < right and all(tag == "O" for tag in tags[left:right]):
            label = _GUM_KINDS[kind]
            tags[left:right] = [f"B-{label}", *[f"I-{label}"] * (right - left - 1)]
    text.names = tags


def _widen(text: Text, start: int, end: int, head: int, kind: str) -> tuple[int, int]:
    def proper(at: int) -> bool:
        return text.xpos[at] in ("NNP", "NNPS") or (text.xpos[at] == "CD" and at > start)  # type: ignore[index]

    def joint(at: int) -> bool:
        word = text.words[at].lower()
        return word in _JOINTS and (kind != "PER" or word not in ("of", "and", "for", "the", "&"))

    left, right = head, head + 1
    while left > start and (proper(left - 1) or (left - 2 >= start and joint(left - 1) and proper(left - 2))):
        left -= 1
    while right < end and (proper(right) or (right + 1 < end and joint(right) and proper(right + 1))):
        right += 1
    titles = [at for at in range(left, right) if text.words[at].lower() in _TITLES] if kind == "PER" else []
    return (titles[-1] + 1 if titles else left), right


def _mentions(entities: list[str]) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, kind, head) of GUM's mentions, from the Entity key of the last column."""
    open_: list[tuple[str, str, int, int]] = []
    for at, notes in enumerate(entities):
        entity = next((note[7:] for note in notes.split("|") if note.startswith("Entity=")), "")
        for mark in _OPENED.findall(entity):
            if mark.startswith("("):
                parts = mark.strip("()").split("-")
                kind = parts[1] if len(parts) > 1 else ""
                least = parts[5].split(",")[0] if len(parts) > 5 else "1"
                item = (parts[0], kind, at, at + (int(least) - 1 if least.isdigit() else 0))
                if mark.endswith(")"):
                    yield at, at + 1, kind, item[3]
                else:
                    open_.append(item)
            else:
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == mark[:-1]:
                        _, kind, start, head = open_.pop(k)
                        yield start, at + 1, kind, head
                        break


def polnear(folder: Path) -> list[Text]:
    """The articles of one part of PolNeAR with their attributions; a text annotated twice comes twice."""
    texts = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for notes in sorted((folder / "attributions").glob(f"{path.stem}_*.ann")):
            texts.append(_attributed(text, notes))
    return texts


def _attributed(text: str, notes: Path) -> Text:
    places = words(text)
    roles, links = ["O"] * len(places), [-1] * len(places)
    for attribution in brat(notes):
        cue = _covered(places, attribution["CUE"])
        anchor = cue[0][0] if cue else -1
        for role in ROLES:
            for start, end in _covered(places, attribution[role]):
                roles[start:end] = [f"B-{role}", *[f"I-{role}"] * (end - start - 1)]
                links[start:end] = [anchor] * (end - start)
    breaks = [False] + ["\n" in text[a[1] : b[0]] for a, b in pairwise(places)]
    return Text("polnear", [text[a:b] for a, b in places], list(breaks), roles=roles, links=links, breaks=breaks)


def brat(path: Path) -> Iterator[dict[str, list[tuple[int, int]]]]:
    """The attributions of a stand-off file: role -> character ranges."""
    parts: dict[str, list[tuple[int, int]]] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = row.partition("\t")
        if name.startswith("T"):
            pieces = rest.partition("\t")[0].partition(" ")[2].split(";")
            parts[name] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces if piece.strip())]
        elif name.startswith("E"):
            found: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
            for role, _, at in (item.partition(":") for item in rest.split()):
                kind = role.rstrip("0123456789").upper()
                if kind in found:
                    found[kind] += parts.get(at, [])  # some files name a part that they do not hold
            yield found


def _covered(places: list[tuple[int, int]], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Character ranges as ranges of words, each word that they touch."""
    taken = sorted({i for a, b in ranges for i, (start, end) in enumerate(places) if start < b and end > a})
    runs: list[tuple[int, int]] = []
    for at in taken:
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs
