from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Call, Desk

Rows = list[dict[str, Any]]

SILKWIRE = (sys.executable, "-c", "from flows.cli import main; main()")
PORT = (
    "China and Kazakhstan opened a dry port at Khorgos on Friday, officials of both railways told reporters. "
    "Trains from Xi'an will be handled there within six hours, and China pledged to build a second terminal by 2028. "
    "President Tokayev called the port a milestone for trade between the two countries."
)
PORT_RU = (
    "Китай и Казахстан открыли в пятницу сухой порт в Хоргосе, сообщили представители железных дорог. Поезда из Сианя "
    "будут обрабатывать за шесть часов, к 2028 году Китай обещал построить второй терминал. Президент Токаев назвал "
    "порт важной вехой в торговле двух стран."
)
FLOOD = (
    "Heavy rain flooded three villages in the south of Tajikistan on Monday night, and the emergency committee moved "
    "four hundred people to schools. Roads to Kulob are closed; the river Yakhsu rose by two metres. No deaths are "
    "reported so far, said the committee's spokesman."
)


@pytest.fixture
def analyse(call: Call) -> Callable[..., dict[str, Any]]:
    """What `silkwire analyse --json` says of a text."""

    def called(text: str, *options: str) -> dict[str, Any]:
        Path("text.txt").write_bytes(text.encode())
        status, out, err = call("analyse", "text.txt", "--json", *options)
        assert (status, err) == (0, "")
        row: dict[str, Any] = json.loads(out)
        return row

    return called


@pytest.fixture
def arrive(call: Call) -> Callable[..., Rows]:
    """What `silkwire analyse --jsonl` says of articles, each `{"id", "text", ...}`."""

    def called(*articles: dict[str, Any]) -> Rows:
        Path("articles.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in articles))
        status, out, err = call("analyse", "--jsonl", "articles.jsonl")
        assert (status, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    return called


Analyse = Callable[..., dict[str, Any]]
Arrive = Callable[..., Rows]


def tags(row: dict[str, Any]) -> set[str]:
    return {tag["tag"] for tag in row["tags"]}


def article(key: str, text: str, **others: Any) -> dict[str, Any]:
    return {"id": key, "title": None, "text": text, "published": None, "lang": None} | others


# --- One text ---------------------------------------------------------------------------------------------------------


def test_a_text_has_a_language_tags_and_their_evidence(analyse: Analyse) -> None:
    """Named as the warehouse's columns."""
    row = analyse(PORT)
    assert list(row) == [
        "id", "language", "in_scope", "scope", "tags", "mentions", "commitments", "events", "figures",
    ]  # fmt: skip
    assert row["scope"]["score"] >= row["scope"]["threshold"]
    assert (row["id"], row["language"], row["in_scope"]) == ("text.txt", "en", True)
    assert {"country/CN", "country/KZ", "person/tokayev", "topic/connectivity"} <= tags(row)
    for tag in row["tags"]:
        assert set(tag) == {"tag", "kind", "mentions", "score"}
        own = [mention for mention in row["mentions"] if mention["tag"] == tag["tag"]]
        assert (tag["kind"], tag["mentions"]) == (tag["tag"].split("/")[0], len(own))
    assert {frozenset(mention) for mention in row["mentions"]} == {
        frozenset({"tag", "field", "start_char", "end_char", "matched_text", "rule_id", "rule_version"})
    }


@pytest.mark.parametrize(
    "text",
    [
        PORT,
        f"\ufeff{PORT}",
        PORT.replace(" ", " \t\u00a0 ").replace(". ", ".\r\n\r\n"),
        PORT.replace("China", "Chi\u00adna").replace("Kazakhstan", "Kazakh\u200bstan"),
        f"\x00\x1b[31m{PORT}\x85\u2028{PORT}\x0c",
        f"𝄞😀 {PORT_RU}",
    ],
)
def test_spans_are_places_in_the_text_as_it_was_given(analyse: Analyse, text: str) -> None:
    """Whatever spaces, line ends, marks and control characters are in it, nothing is moved."""
    row = analyse(text, "--title", "Kazakhstan  opens a port")
    fields = {"title": "Kazakhstan  opens a port", "body": text}
    assert {mention["field"] for mention in row["mentions"]} == {"title", "body"}
    for mention in row["mentions"]:
        start, end = mention["start_char"], mention["end_char"]
        assert fields[mention["field"]][start:end] == mention["matched_text"]


def test_the_language_may_be_given(analyse: Analyse) -> None:
    """Then it is that one, whatever the text says; `und` lets the text say it."""
    for given, told in (("kk", "kk"), ("KK-Cyrl", "kk"), ("und", "ru")):
        assert analyse(PORT_RU, "--lang", given)["language"] == told


def test_standard_input_is_read(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is `-`."""
    for options in (("--json",), ()):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PORT.encode())))
        status, out, err = call("analyse", "-", *options)
        assert (status, err) == (0, "")
        assert "country/KZ" in out
    assert out.startswith("-: ")


def test_an_empty_text_says_nothing(analyse: Analyse) -> None:
    """And is no error."""
    row = analyse("")
    assert (row["language"], row["in_scope"], row["tags"], row["mentions"]) == ("und", False, [], [])


def test_a_person_sees_tags_and_sentences(call: Call) -> None:
    """The evidence in brackets, in its sentence; of what came to too little as well."""
    Path("text.txt").write_text(PORT)
    status, out, err = call("analyse", "text.txt", "--title", "A port", "--date", "2026-11-20")
    assert (status, err) == (0, "")
    assert out.startswith(
        f"text.txt: {len(PORT)} characters\n\nA port\n\npublished  2026-11-20\nlanguage   en\nin scope   yes\n"
    )
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert any(line.startswith("country/KZ country ") for line in lines)
    at = PORT.index("Tokayev")
    sentence = "President [Tokayev] called the port a milestone for trade between the two countries."
    assert f"person/tokayev body {at}-{at + 7} {sentence}" in lines
    assert any(" (too little) body " in line for line in lines)


def test_much_evidence_is_cut_short_for_a_person(call: Call) -> None:
    """A few sentences a tag, none of them endless; the rest is counted."""
    Path("text.txt").write_text(f"{'China ' * 3000}. " + "Kazakhstan is here. " * 50)
    out = call("analyse", "text.txt")[1]
    assert "and 47 more" in out
    assert max(map(len, out.splitlines())) < 1000
    assert "[China] [China] …" in out
    assert "… [China] [China]" in out


def test_hostile_text_does_not_reach_the_terminal(call: Call) -> None:
    """Nor a hostile name, headline or date."""
    evil = "\x1b]0;owned\x07 \x9b31m \x7f"
    name = "a\x1b[31m\x9b.txt"
    Path(name).write_text(f"{PORT} Kazakh{evil}stan {evil} {PORT}")
    for options in ((), ("--json",)):
        _, out, err = call("analyse", name, "--title", f"Kazakhstan {evil}", *options)
        out += call("analyse", f"{name}?")[2] + call("analyse", name, "--date", evil)[2] + err
        assert not [c for c in out.replace("\n", "") if ord(c) < 32 or 127 <= ord(c) < 160]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.txt",),
        (".",),
        ("text.txt", "--date", "yesterday"),
        ("text.txt", "--lang", "kazakh"),
        ("text.txt", "--jsonl", "--title", "A port"),
        ("text.txt", "--jsonl", "--date", "2026-11-20"),
        ("text.txt", "--jsonl", "--lang", "kk"),
        ("text.txt", "text.txt"),
        (),
    ],
)
def test_a_wrong_call_is_status_2(call: Call, arguments: tuple[str, ...]) -> None:
    """With what is wrong, and nothing printed."""
    Path("text.txt").write_text(json.dumps(article("1", PORT)))
    status, out, err = call("analyse", *arguments)
    assert (status, out, "Traceback" in err) == (2, "", False)
    assert err


def test_bytes_that_are_no_text_are_refused(call: Call) -> None:
    """With the line they are in: a guess would move the spans. A hostile name does not act in the error."""
    for name, shown in (("text.txt", "text.txt"), ("a\x1b[31m.txt", "a [31m.txt")):
        Path(name).write_bytes(f"{PORT}\nКитай".encode("cp1251"))
        assert call("analyse", name) == (1, "", f"silkwire: {shown}:2: not UTF-8; save it as UTF-8\n")
        assert call("analyse", "--jsonl", name)[2].startswith(f"silkwire: {shown}:1: not JSON")


# --- A file of articles -----------------------------------------------------------------------------------------------


def test_each_line_is_answered_in_its_place(arrive: Arrive) -> None:
    """With all that is said of a text, and what it is to the others; numbers stay numbers."""
    first, second, third = arrive(article("b", PORT), {"id": 7, "text": FLOOD}, article("a", ""))
    assert [first["id"], second["id"], third["id"]] == ["b", 7, "a"]
    assert list(first)[-4:] == ["copy_of", "copy_kind", "copy_similarity", "story_id"]
    assert (first["in_scope"], second["in_scope"], third["language"]) == (True, False, "und")
    assert [row["copy_of"] for row in (first, second, third)] == [None] * 3
    assert len({row["story_id"] for row in (first, second, third)}) == 3


def test_it_says_of_each_text_what_it_says_of_it_alone(arrive: Arrive, analyse: Analyse) -> None:
    """The same judgement, one at a time or thousands."""
    rows = arrive(article("1", PORT, title="A port"), article("2", PORT_RU), article("3", FLOOD, lang="ru"))
    alone = [analyse(PORT, "--title", "A port"), analyse(PORT_RU), analyse(FLOOD, "--lang", "ru")]
    for row, single in zip(rows, alone, strict=True):
        assert {key: row[key] for key in single if key != "id"} == {key: single[key] for key in single if key != "id"}


def test_copies_are_told_of_what_is_in_the_file(arrive: Arrive) -> None:
    """Exact ones, and near ones with another headline, a lead and a footer; a number that was an id points as one."""
    cut = f"Our correspondent reports from the border.\n\n{PORT}\n\nFollow our channel for more news of the region."
    rows = arrive(
        article("other", FLOOD),
        {"id": 1, "title": "A port", "text": PORT, "published": "2026-11-20T10:00:00Z"},
        article("again", PORT.upper(), title="A port!", published="2026-11-21"),
        article("near", cut, title="New gate to the west", published="2026-11-22"),
    )
    assert [(row["copy_of"], row["copy_kind"]) for row in rows] == [
        (None, None), (None, None), (1, "exact"), (1, "near"),
    ]  # fmt: skip
    assert rows[2]["copy_similarity"] == 1.0
    assert 0.5 < rows[3]["copy_similarity"] <= 1.0
    assert len({row["story_id"] for row in rows[1:]}) == 1


@pytest.mark.parametrize("between", [0, 600])
def test_the_original_is_what_was_out_first(arrive: Arrive, between: int) -> None:
    """However late it arrives, in the same run or a later one; without dates, what arrived first."""
    fillers = [article(f"f{number}", FLOOD.replace("villages", f"v{number}")) for number in range(between)]
    late = [
        article("reprint", PORT, published="2026-11-22"),
        *fillers,
        article("source", PORT, published="2026-11-20"),
        article("undated", PORT),
    ]
    rows = {row["id"]: row for row in arrive(*late)}
    assert [rows[key]["copy_of"] for key in ("reprint", "source", "undated")] == ["source", None, "source"]
    assert len({rows[key]["story_id"] for key in ("reprint", "source", "undated")}) == 1
    first, second = arrive(article("z", PORT), article("a", PORT))
    assert (first["copy_of"], second["copy_of"]) == (None, "z")


def test_a_copy_is_in_the_story_of_its_original_at_any_distance(arrive: Arrive) -> None:
    """Copies go where their original goes."""
    first, second = arrive(article("1", PORT, published="2020-01-01"), article("2", PORT, published="2026-11-20"))
    assert (second["copy_of"], second["story_id"]) == ("1", first["story_id"])


TALKS = (
    "Kazatomprom and the Chinese company CNNC signed an agreement in Astana on 18 November on deliveries of 4,750 "
    "tonnes of uranium until 2031. Chief executive Meirzhan Yussupov said that the first train will leave Turkistan in "
    "spring."
)
TALKS_RU = (
    "Казатомпром и китайская компания CNNC подписали в Астане 18 ноября соглашение о поставках 4 750 тонн урана до "
    "2031 года. Глава компании Мейржан Юсупов сказал, что первый поезд выйдет из Туркестана весной."
)


@pytest.mark.parametrize("between", [0, 500])
def test_a_happening_is_one_story_in_every_language(arrive: Arrive, between: int) -> None:
    """Whether its articles arrive together or one after another; another happening is another story."""
    fillers = [
        article(f"f{number}", text, published="2026-11-18T09:00:00Z") for number, text in enumerate(invented(between))
    ]
    rows = {
        row["id"]: row["story_id"]
        for row in arrive(
            article("en", TALKS, title="Uranium deliveries agreed", published="2026-11-18T10:00:00Z"),
            article("flood", FLOOD, published="2026-11-18T10:00:00Z"),
            *fillers,
            article("ru", TALKS_RU, title="Договорились о поставках урана", published="2026-11-18T11:00:00Z"),
        )
    }
    assert rows["en"] == rows["ru"] != rows["flood"]


def test_a_story_ends_with_its_weeks(arrive: Arrive) -> None:
    """What is told alike a year later is another happening."""
    again = TALKS.replace("4,750", "9,300").replace("first train", "last cargo").replace("in spring", "soon, he said")
    rows = arrive(
        article("1", TALKS, published="2025-11-18"),
        article("2", again, published="2026-11-18"),
    )
    assert rows[1]["copy_of"] is None
    assert rows[0]["story_id"] != rows[1]["story_id"]


def invented(count: int) -> list[str]:
    """Texts of made-up words in made-up sentences, all unlike each other; the same on every call."""
    chance = random.Random(7)  # noqa: S311
    syllables = ["ka", "ro", "min", "tel", "shu", "bar", "ne", "gos", "lip", "da", "ver", "ox", "ta", "fi", "zur"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(6000)]
    made = []
    for _ in range(count):
        own = chance.choices(words, k=60)
        sentences = (" ".join(chance.choices(own, k=12)).capitalize() for _ in range(8))
        made.append(". ".join(sentences) + ".")
    return made


def a_file_of(count: int) -> Rows:
    """Every tenth is a reprint of the fifth before it, every hundredth a form that was filled in."""
    texts = invented(count)
    for number in range(9, count, 10):
        texts[number] = f"Reported by us. {texts[number - 5]}"
    for number in range(50, count, 100):
        texts[number] = f"The bank has set the rate for day {number}: a dollar costs {number * 7} sums."
    return [
        article(str(number), text, published=f"2026-{1 + number // 300:02}-{1 + number % 28:02}")
        for number, text in enumerate(texts)
    ]


def test_reprints_are_told_among_a_thousand_articles(arrive: Arrive) -> None:
    """Over several arrivals; and the forms are none."""
    lines = a_file_of(1000)
    rows = arrive(*lines)
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    reprints = [(rows[number - 5], rows[number]) for number in range(9, 1000, 10)]
    told = [one["copy_of"] == other["id"] or other["copy_of"] == one["id"] for one, other in reprints]
    assert sum(told) > 0.98 * len(told)
    assert sum(row["copy_of"] is not None for row in rows) == sum(told)


def test_another_run_says_the_same(desk: Desk, project: Path) -> None:
    """Byte for byte, whatever the hashes of the process are."""
    (desk.root / "articles.jsonl").write_text("\n".join(map(json.dumps, a_file_of(520))))
    command = [*SILKWIRE, *desk.options, "analyse", "--jsonl", "articles.jsonl"]
    outputs = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(project)}
        done = subprocess.run(command, cwd=desk.root, env=environment, capture_output=True, check=True)
        outputs.add(done.stdout)
    assert len(outputs) == 1


def test_the_same_text_hundreds_of_times_is_one_original(arrive: Arrive) -> None:
    """So are hundreds of reprints that all differ a little."""
    rows = arrive(
        *(article(f"same{number}", PORT) for number in range(600)),
        *(
            article(f"near{number}", f"{PORT} Edition {number} of our paper, printed {number}.")
            for number in range(400)
        ),
    )
    assert {row["copy_of"] for row in rows} == {None, "same0"}
    assert len({row["story_id"] for row in rows}) == 1


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON: unexpected end of data (column 1)"),
        (b"[" * 100_000, "not JSON: "),
        (b'{"id": "2", "text": "\xff"}', "not UTF-8"),
        (b"[]", 'not an object such as {"id": "1", "text": "..."}'),
        (b'{"text": "x"}', '"id" is missing'),
        (b'{"id": null, "text": "x"}', '"id" is missing'),
        (b'{"id": 1.5, "text": "x"}', '"id" is neither a text nor a whole number'),
        (b'{"id": true, "text": "x"}', '"id" is neither a text nor a whole number'),
        (b'{"id": 99999999999999999999, "text": "x"}', '"id" is neither a text nor a whole number'),
        (b'{"id": "2"}', '"text" is missing'),
        (b'{"id": "2", "text": null}', '"text" is missing'),
        (b'{"id": "2", "text": ["x"]}', '"text" is no text'),
        (b'{"id": "2", "text": "x", "title": 3}', '"title" is no text'),
        (b'{"id": "1", "text": "x"}', "\"id\" '1' is that of an earlier line"),
        (b'{"id": 1, "text": "x"}', "\"id\" '1' is that of an earlier line"),
    ],
)
def test_a_line_that_is_no_article_stops_it_all(call: Call, line: bytes, reason: str) -> None:
    """Before anything is printed: half an answer would look like a whole one."""
    Path("articles.jsonl").write_bytes(json.dumps(article("1", PORT)).encode() + b"\n\n" + line + b"\n")
    status, out, err = call("analyse", "--jsonl", "articles.jsonl")
    assert (status, out) == (1, "")
    assert err.startswith(f"silkwire: articles.jsonl:3: {reason}")
    assert err.count("\n") == 1


def test_what_cannot_be_read_of_a_date_or_language_is_said_once(call: Call) -> None:
    """It is taken as not given; what is null or missing is no doubt."""
    lines = [
        article("1", PORT, published="last week", lang="English"),
        article("2", PORT, published=1763600000),
        article("3", FLOOD, published="", lang=""),
        article("4", PORT_RU, published="2026-11-20", lang="ru-KZ"),
    ]
    Path("articles.jsonl").write_text("\r\n".join(map(json.dumps, lines)))
    status, out, err = call("analyse", "--jsonl", "articles.jsonl")
    assert (status, [json.loads(line)["language"] for line in out.splitlines()]) == (0, ["en", "en", "en", "ru"])
    assert err == (
        "silkwire: articles.jsonl:1: \"published\" is no date that can be read ('last week'): taken as not given; "
        "so are 2 more\n"
    )
    assert call("analyse", "--jsonl", "articles.jsonl", "--quiet")[2] == ""


def test_hostile_lines_are_analysed_like_others(arrive: Arrive) -> None:
    """Halves of characters, NULs, ten million letters, one endless word, nothing but spaces."""
    huge = PORT * 4000 + "x" * 4_000_000
    rows = arrive(
        article("\ud800", f"\ud800{PORT}\udfff"),
        article("nul\x00\x9b", f"\x00{PORT}\x00", title="\x00", published="\x00"[:0]),
        article("huge", huge),
        article("spaces", " \n\t" * 1000),
        article("marks", "́" * 100_000),
        article("", PORT_RU, title="", extra={"more": [1]}),
    )
    assert [row["id"] for row in rows] == ["?", "nul\x00\x9b", "huge", "spaces", "marks", ""]
    for row, text in zip(rows[:3], (f"\ud800{PORT}\udfff", f"\x00{PORT}\x00", huge), strict=True):
        assert row["mentions"]
        for mention in row["mentions"]:
            assert text[mention["start_char"] : mention["end_char"]] == mention["matched_text"]


def test_nothing_given_is_nothing_said(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without a line, a byte order mark before the first one, standard input."""
    Path("empty.jsonl").write_bytes(b"\n\n")
    assert call("analyse", "--jsonl", "empty.jsonl") == (0, "", "")
    line = b"\xef\xbb\xbf" + json.dumps(article("1", PORT)).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    status, out, _ = call("analyse", "--jsonl", "-", "--json")
    assert (status, json.loads(out)["id"]) == (0, "1")


def test_nothing_is_stored(arrive: Arrive, desk: Desk) -> None:
    """Neither a home nor a file is made."""
    arrive(article("1", PORT))
    assert not desk.home.exists()
    assert [path.name for path in desk.root.glob("here/*")] == ["articles.jsonl"]


def test_a_reader_may_leave(desk: Desk, project: Path) -> None:
    """No error when nobody reads on."""
    lines = "\n".join(json.dumps(article(str(number), f"{PORT} {number}")) for number in range(300))
    (desk.root / "articles.jsonl").write_text(lines)
    command = [*SILKWIRE, *desk.options, "analyse", "--jsonl", "articles.jsonl"]
    environment = os.environ | {"PYTHONPATH": str(project)}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=desk.root, env=environment, stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=60) == 0
        assert process.stderr.read() == b""


def test_analysing_starts_neither_prefect_nor_duckdb(project: Path) -> None:
    """They take longer than the analysis."""
    program = "import sys, flows.analysing; print({'prefect', 'duckdb', 'trafilatura'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
