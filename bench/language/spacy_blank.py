"""Run by an interpreter that has spaCy, and nothing of this project: texts in, tokens, sentences and seconds out.

Reads a JSON list of texts from standard input; writes {"version", "seconds", "texts": [{"tokens", "sentences"}]} with
offsets in characters. A blank English pipeline with the rule-based sentence splitter: all of spaCy that PyPI carries.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> int:
    """Cut every text."""
    import spacy

    texts = json.load(sys.stdin)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    nlp("One small text. To warm up.")
    began = time.perf_counter()
    documents = [nlp(text) for text in texts]
    seconds = time.perf_counter() - began
    cut = [
        {
            "tokens": [[t.idx, t.idx + len(t)] for t in document if not t.is_space],
            "sentences": [[s.start_char, s.end_char] for s in document.sents],
        }
        for document in documents
    ]
    json.dump({"version": spacy.__version__, "seconds": seconds, "texts": cut}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
