"""Languages told of texts, headlines and single sentences: `python -m benchmarks.read_languages`.

`$SILKWIRE_DATA/china-central-asia/*.jsonl` (`lang`, `title`, `text`), the machine-translated Uzbek posts of
`clusters/uz-two-outlets` (also put into Cyrillic), and, where there is no data (tg, tk, Latin kk), the sentences of
our tests. The rules were written looking at half of all sentences, chosen by a hash; the other half says how they carry
over. A sentence has at least four words and twenty letters, or ten Han characters, without addresses and hashtags.
"""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import process_time

import orjson
import pycld2

from newsdesk.alphabets import KAZAKH_LATIN, UZBEK_CYRILLIC, spelt
from newsdesk.languages import OURS, UNKNOWN, tell

SENTENCES = Path(__file__).resolve().parent.parent / "tests" / "newsdesk" / "sentences"
SOME_POSTS = 12
"""Of the Uzbek posts, every so manieth."""
SECONDS = 2.0
CAVEAT = """\
Written are the sentences of our tests, by us; the Uzbek ones are a machine translation, and their Cyrillic and the
Latin Kazakh are made by our own tables. The wrong prior is ru (en for Russian); the nearest one kk (ky for Russian and
Kazakh)."""

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#]\S+")
_END = re.compile(r"(?<=[.!?…])[\"»”)]*\s+(?=\W*[^\W\d_])|(?<=[。！？])[\"”」』）]*|\n+")
_HAN = re.compile("[\u4e00-\u9fff]")
_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ’‘`", "'"))


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with the language that its source says."""

    kind: str
    """text, headline, sentence, or written (by us, for the tests)."""
    language: str
    script: str
    """For a second alphabet; else empty."""
    text: str

    @property
    def held_out(self) -> bool:
        """Whether the rules were written without it."""
        return self.kind != "written" and sha256(self.text.encode()).digest()[-1] % 2 == 1


def samples(data: Path) -> Iterator[Sample]:
    """Everything there is to measure on."""
    for path in sorted((data / "china-central-asia").glob("*.jsonl")):
        for article in path.read_bytes().splitlines():
            row = orjson.loads(article)
            yield Sample("text", row["lang"], "", "\n".join(filter(None, (row["title"], row["text"]))))
            if row["title"]:
                yield Sample("headline", row["lang"], "", row["title"])
            for sentence in sentences(row["text"]):
                yield from _in_alphabets(row["lang"], sentence)
    with gzip.open(data / "clusters" / "uz-two-outlets" / "posts.jsonl.gz") as posts:
        for post in list(posts)[::SOME_POSTS]:
            row = orjson.loads(post)
            for sentence in sentences(row.get("text_uz_mt") or ""):
                yield from _in_alphabets("uz", sentence)
            for sentence in sentences(row.get("text") or ""):
                yield Sample("sentence", "ru", "", sentence)
    for path in sorted(SENTENCES.glob("*.txt")):
        language, _, script = path.stem.partition("-")
        for line in path.read_text(encoding="utf-8").splitlines() if language in OURS else ():
            yield Sample("written", language, script, line)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are whole enough to be in a language."""
    for part in _END.split(text):
        sentence = " ".join(_NOISE.sub(" ", part).split())
        letters = sum(map(str.isalpha, sentence))
        if len(_HAN.findall(sentence)) >= 10 or (len(sentence.split()) >= 4 and letters >= 20):
            yield sentence


def _in_alphabets(language: str, sentence: str) -> Iterator[Sample]:
    yield Sample("sentence", language, "", sentence)
    if language == "uz":
        yield Sample("sentence", language, "Cyrl", _respelt(sentence, UZBEK_CYRILLIC))
    if language == "kk":
        yield Sample("sentence", language, "Latn", _respelt(sentence, KAZAKH_LATIN[0]))


def _respelt(sentence: str, letters: Mapping[str, str]) -> str:
    return " ".join(spelt(sentence.lower().translate(_APOSTROPHES), letters))


def by_cld2(text: str) -> str:
    """What pycld2 says by itself."""
    try:
        _, _, found = pycld2.detect(text.encode("utf-8", "ignore"), bestEffort=True)
    except pycld2.error:
        return UNKNOWN
    return str(found[0][1]).split("-")[0]


def by_py3langid() -> Callable[[str], str] | None:
    """What py3langid says, where it is installed."""
    if importlib.util.find_spec("py3langid") is None:
        return None
    langid = importlib.import_module("py3langid")
    return lambda text: str(langid.classify(text)[0])


def _judges() -> dict[str, Callable[[Sample], str]]:
    def ours(sample: Sample, prior: str | None) -> str:
        if sample.kind == "headline":
            return tell("", title=sample.text, prior=prior).language
        return tell(sample.text, prior=prior).language

    judges: dict[str, Callable[[Sample], str]] = {
        "no prior": lambda sample: ours(sample, None),
        "right prior": lambda sample: ours(sample, sample.language),
        "wrong prior": lambda sample: ours(sample, "en" if sample.language == "ru" else "ru"),
        "nearest wrong": lambda sample: ours(sample, "ky" if sample.language in {"kk", "ru"} else "kk"),
        "pycld2": lambda sample: by_cld2(sample.text),
    }
    langid = by_py3langid()
    return judges | ({"py3langid": lambda sample: langid(sample.text)} if langid else {})


def _shares(measured: Sequence[Sample]) -> Iterator[str]:
    judges = _judges()
    groups: defaultdict[tuple[str, str], list[Sample]] = defaultdict(list)
    for sample in measured:
        groups[sample.kind, f"{sample.language} {sample.script}".strip()].append(sample)
    yield f"| | language | n | {' | '.join(judges)} | held out: n | no prior |"
    yield f"|---|---|---:|{'---:|' * (len(judges) + 2)}"
    for (kind, name), group in sorted(groups.items()):
        shares = [_share(judge, group) for judge in judges.values()]
        rest = [sample for sample in group if sample.held_out]
        cells = " | ".join([*shares, f"{len(rest)}", _share(judges["no prior"], rest)])
        yield f"| {kind} | {name} | {len(group)} | {cells} |"


def _share(judge: Callable[[Sample], str], group: Sequence[Sample]) -> str:
    return f"{sum(judge(sample) == sample.language for sample in group) / len(group):.3f}" if group else "-"


def _rate(work: Sequence[str], do: Callable[[str], object]) -> float:
    """Texts a second and core, each seen once before: words that return are remembered, as they are in a run."""
    for text in work:
        do(text)
    done, start = 0, process_time()
    while process_time() - start < SECONDS:
        for text in work:
            do(text)
        done += len(work)
    return done / (process_time() - start)


def _headline(text: str) -> object:
    return tell("", title=text, prior=None)


def _text(text: str) -> object:
    return tell(text, prior=None)


def measure(data: Path) -> str:
    """Measure everything; Markdown."""
    measured = sorted(set(samples(data)), key=lambda sample: (sample.kind, sample.language, sample.text))
    headlines = [sample.text[:90] for sample in measured if sample.kind != "text"][::4]
    whole = [sample.text for sample in measured if sample.kind == "text"]
    start = process_time()
    for headline in headlines:
        _headline(headline)
    once = len(headlines) / (process_time() - start)
    long = ["\n".join(whole)[: 10**6]] * 20
    speed = (
        f"A second and core: {_rate(headlines, _headline):,.0f} headlines ({once:,.0f} the first time), "
        f"{_rate(whole, _text):,.0f} texts of {sum(map(len, whole)) // len(whole):,} characters, "
        f"{_rate(long, _text):,.0f} of 1,000,000; pycld2 alone {_rate(headlines, by_cld2):,.0f} headlines."
    )
    parts = ["### Languages: share that is right", "\n".join(_shares(measured)), CAVEAT, speed]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    if "SILKWIRE_DATA" not in os.environ:
        sys.exit("SILKWIRE_DATA must name the directory of measuring data")
    print(measure(Path(os.environ["SILKWIRE_DATA"])))
