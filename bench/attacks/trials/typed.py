"""Words, numbers and bodies that nobody would send by chance."""

from __future__ import annotations

from collections.abc import Iterator

from bench.attacks.stand import HOME, Stand
from bench.attacks.table import Outcome, attack


@attack("headers", "line breaks in what is echoed", "names of files, `next`, search words, ids, ETags with CR, LF, NUL")
def _injection(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("vera")
    for odd in ("%0d%0aX-Evil: 1", "%0aX-Evil:%201", "%E5%98%8A%E5%98%8DX-Evil:1", "%00", "%0d%0a%0d%0a<script>"):
        for path in (
            f"/login?next=/c/alpha/{odd}",
            f"/search?q={odd}",
            f"/stories/{odd}",
            f"/captures/{odd}",
            f"/nowhere/{odd}",
        ):
            answer = client.get(f"/c/alpha{path}")
            yield path, str(answer.status_code), "x-evil" not in answer.headers and answer.status_code < 500
    answer = client.get("/c/alpha/api/v1/claims", headers={"if-none-match": '"x", W/"y", *, \\"'})
    yield "ETag", str(answer.status_code), answer.status_code == 200


@attack(
    "pages",
    "links to elsewhere",
    "`back` and `next` with javascript:, data:, //, \\\\, another case, on every form that has one",
)
def _links(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("vera")
    for odd in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
    ):
        asked = {"back": odd, "next": odd, "kind": "claim", "at": "claim-0"}
        for path in ("/judge", "/judge?fragment=1", "/review", "/login", "/log"):
            answer = client.get(f"/c/alpha{path}", params={**asked, **({"fragment": "1"} if "?" in path else {})})
            printed = f'"{odd}"' in answer.text
            yield f"{path} {odd}", "printed" if printed else f"{answer.status_code}", not printed
        form = {"chosen": '["claim", ["claim-0"], ""]', "back": odd, "csrf": stand.csrf("vera")}
        answer = client.post("/c/alpha/review/preview", data=form, headers={"origin": HOME})
        yield f"preview {odd}", str(answer.status_code), f'"{odd}"' not in answer.text


SYNTAX = [
    '"',
    '""',
    "'",
    "*",
    "a*",
    "NEAR(a b)",
    "a AND",
    "NOT",
    "OR",
    "(",
    ")",
    "a OR (b",
    "title:x",
    "^a",
    "-a",
    "+a",
    "{a b}:c",
]
SYNTAX += [
    "' OR 1=1 --",
    "'; DROP TABLE items; --",
    "%",
    "_",
    "\\",
    "a\\",
    "ferry NEAR/2 sank",
    '"ferry sank',
    "\ufffd",
    "１２",
    "😀",
]
SYNTAX += [
    "x" * 500,
    "a " * 240,
    "-" * 400,
    '"' * 400,
    "ferry" + "\u0301" * 300,
    "\u202e",
    "كلمة",
    "船",
    ":",
    "::",
    "a:b:c",
    "$1",
    "%s",
]


@attack(
    "search",
    "syntax of the database",
    f"{len(SYNTAX)} words: FTS operators, quotes, SQL, wildcards, odd scripts, very long ones; page and API",
)
def _search(stand: Stand) -> Iterator[Outcome]:
    client = stand.user("rita")
    for words in SYNTAX:
        for path in ("/c/alpha/api/v1/search", "/c/alpha/search", "/c/alpha/api/v1/claims"):
            answer = client.get(path, params={"words" if path.endswith("claims") else "q": words})
            yield f"{path} {words[:20]}", str(answer.status_code), answer.status_code in (200, 400, 422)
    everything = client.get("/c/alpha/api/v1/search", params={"q": "*"}).json()
    yield "a star means everything", "nothing found", not everything.get("items")


@attack(
    "API",
    "odd values",
    "numbers out of reach, cursors made up, NULs, half characters, 10,000 letters, deep and huge JSON, lists for texts",
)
def _odd_values(stand: Stand) -> Iterator[Outcome]:
    client, csrf = stand.user("otto"), stand.csrf("otto")
    odd = [
        "-1",
        "0",
        "9" * 20,
        "9" * 5000,
        "1e9",
        "NaN",
        "0x10",
        "²",
        "٣",
        "",
        "None",
        "x" * 10000,
        "%00",
        "%ff",
        "[]",
        "a:b",
    ]
    for name in ("claims", "reports", "captures", "judgements", "search", "queue", "stories"):
        for field in ("after", "limit", "story", "status", "order", "kind", "q"):
            for value in odd:
                answer = client.get(f"/c/alpha/api/v1/{name}?{field}={value}")
                yield f"{name}?{field}={value[:20]}", str(answer.status_code), answer.status_code < 500
    for page in ("search", "review", "log", "captures", "add", "runs", "stories", "changes", ""):
        for field in [
            "after",
            "before",
            "limit",
            "judged",
            "against",
            "story",
            "kind",
            "name",
            "a",
            "b",
            "sort",
            "status",
            "new",
        ]:
            for value in odd:
                answer = client.get(f"/c/alpha/{page}?{field}={value}")
                yield f"{page}?{field}={value[:20]}", str(answer.status_code), answer.status_code < 500
    headers = {"x-csrf-token": csrf, "origin": HOME, "content-type": "application/json"}
    bodies = [b"", b"null", b"[]", b"{", b"[" * 100000, b'{"a":' * 20000, b"1" * 5000, b'"\\ud800"', b"\xff", b"{}" * 3]
    bodies += [
        b'{"judgements": "x"}',
        b'{"judgements": []}',
        b'{"judgements": [{"kind": "edge", "at": ["\\ud800"], "verdict": "positive"}]}',
    ]
    bodies += [
        b'{"judgements": [{"kind": "edge", "at": ["a\\u0000b"], "verdict": "positive"}]}',
        b'{"judgements": [{}], "x": 1}',
    ]
    bodies += [b'{"judgements": [{"kind": "edge", "at": ["nothing-like-it"], "verdict": "positive"}]}']
    for path in (
        "/api/v1/judgements",
        "/api/v1/preview",
        "/api/v1/people",
        "/api/v1/judgements/1/undo",
        "/api/v1/captures",
    ):
        for body in bodies:
            answer = client.post(f"/c/alpha{path}", content=body, headers=headers)
            yield f"{path} {body[:30]!r}", str(answer.status_code), 400 <= answer.status_code < 500


#: In the order of the table.
TRIALS = (_injection, _links, _search, _odd_values)
