from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import ClassVar, Literal

import pytest

from newsdesk.errors import CatalogueError
from parsers.strict_toml import line_of, read_strict, read_toml


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp:
    __pydantic_config__: ClassVar = {"extra": "forbid"}
    id: str
    watts: int = 5
    colour: Literal["warm", "cold"] = "warm"
    labels: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    __pydantic_config__: ClassVar = {"extra": "forbid"}
    lamp: tuple[Lamp, ...] = ()
    room: dict[str, Lamp] = field(default_factory=dict)


DOCUMENT = '''\
# [[lamp]] is a block; id = "commented out"
zone = "Asia/Almaty"
"quoted key" = 1

[fetch]                      # a comment
# timeout = "1s"
timeout = "20s"
networks = [
    "10.0.0.0/8",            # timeout = "2s"
    "id = 3",
]

[[lamp]]
id = "first"
labels.en = ["a"]

  # between the keys

labels.ru = [
  "б",
]
"labels"."zh" = ["灯"]
note = """
[[lamp]]
id = "inside a text"
"""
watts = 5

[[ lamp ]]
name = "id = 1"
id='second'
labels = { en = ["x"], ru = ["y"] }
[lamp.switch]
id = "of the switch"
[lamp.switch."on.off"]
way = 2
[[lamp.part]]
id = "part 0"
[[lamp.part]]
id = "part 1"

[[lamp]]
[lamp.switch]
id = "of the third's switch"

[digest.daily]
send = []
[digest.weekly]
send = ["x"]
[ digest . "monthly" ]
send = ["y"]

[rooms]
hall.lamps = 1
hall.doors = 2
'''


def test_the_document_below_is_toml():
    assert tomllib.loads(DOCUMENT)["lamp"][1]["part"][1] == {"id": "part 1"}


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("zone",), 'zone = "Asia/Almaty"'),
        (("quoted key",), '"quoted key" = 1'),
        (("fetch",), "[fetch]                      # a comment"),
        (("fetch", "timeout"), 'timeout = "20s"'),
        (("fetch", "networks", 1), "networks = ["),
        (("lamp", 0, "id"), 'id = "first"'),
        (("lamp", 0, "labels"), 'labels.en = ["a"]'),
        (("lamp", 0, "labels", "en", 0), 'labels.en = ["a"]'),
        (("lamp", 0, "labels", "ru", 0), "labels.ru = ["),
        (("lamp", 0, "labels", "zh"), '"labels"."zh" = ["灯"]'),
        (("lamp", 0, "watts"), "watts = 5"),
        (("lamp", 1), "[[ lamp ]]"),
        (("lamp", 1, "id"), "id='second'"),
        (("lamp", 1, "labels", "ru", 0), 'labels = { en = ["x"], ru = ["y"] }'),
        (("lamp", 1, "switch", "id"), 'id = "of the switch"'),
        (("lamp", 1, "switch", "on.off", "way"), "way = 2"),
        (("lamp", 1, "part", 1, "id"), 'id = "part 1"'),
        (("lamp", 2, "switch", "id"), 'id = "of the third\'s switch"'),
        (("digest", "daily", "send"), "send = []"),
        (("digest", "weekly"), "[digest.weekly]"),
        (("digest", "weekly", "send", 0), 'send = ["x"]'),
        (("digest", "monthly", "send"), 'send = ["y"]'),
        (("rooms", "hall", "doors"), "hall.doors = 2"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_key_or_table_is_found_where_it_is_written(path, written, newline):
    """In whichever block, after comments and empty lines, dotted or quoted; text inside a value is not a key."""
    line = line_of(DOCUMENT.replace("\n", newline), path)
    assert DOCUMENT.split("\n")[line - 1] == written


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (("fetch", "absent"), "[fetch]                      # a comment"),
        (("lamp", 0, "absent"), "[[lamp]]"),
        (("lamp", 1, "absent"), "[[ lamp ]]"),
        (("lamp", 1, "switch", "absent"), "[lamp.switch]"),
        (("digest", "weekly", "absent", 0), "[digest.weekly]"),
        (("rooms", "hall", "absent"), "hall.lamps = 1"),
    ],
)
def test_what_is_absent_is_missed_where_it_belongs(path, written):
    """The line of the nearest table around it."""
    line = line_of(DOCUMENT, path)
    assert DOCUMENT.split("\n")[line - 1] == written


@pytest.mark.parametrize("path", [(), ("absent",), ("absent", 0, "id"), ("id",), ("timeout",)])
def test_what_has_no_place_has_no_line(path):
    assert line_of(DOCUMENT, path) is None


def test_a_line_is_what_an_editor_calls_a_line():
    """Characters that Python counts as ends of lines, but TOML and editors do not, shift nothing."""
    assert line_of("a = 'b\u2028c\u2029d\x85e'\n[fetch]\ntimeout = 1\n", ("fetch", "timeout")) == 3


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[fetch]\ntimeout = "20s\n', 2, "Illegal character"),
        ("[fetch\ntimeout = 1\n", 1, "Expected ']'"),
        ("[[lamp]\n", 1, "Expected ']]'"),
        ("a = 1\n\na = 2\n", 3, "Cannot overwrite"),
        ("[a]\n[b]\n[a]\n", 3, "twice"),
        ("a = 1\nb =\n", 2, "Invalid value"),
        ("a = 1\nb\n", 2, "Expected '='"),
        ("a = 1 b = 2\n", 1, "Expected newline"),
        ("a = [\n1,\n", 2, "Invalid value"),
        ('a = """\nx\n\n\n', 2, "Unterminated"),
        ("a = tru", 1, "Invalid value"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_line(text, line, reason):
    """Where the text just ends, it is the last line with anything on it."""
    with pytest.raises(CatalogueError) as refused:
        read_toml(text, file="lamps.toml")
    assert (refused.value.file, refused.value.line) == ("lamps.toml", line)
    assert refused.value.reason.startswith("not valid TOML: ")
    assert reason in refused.value.reason
    assert "(at" not in refused.value.reason


BLOCK = '[[lamp]]\nid = "a"\n\n'


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f'{BLOCK}[[lamp]]\nid = "b"\n# a comment\nwats = 7\n', 7, "unknown key `wats`"),
        (f"{BLOCK}[[lamp]]\nwatts = 7\n", 4, "`id` is missing"),
        (f'{BLOCK}[[lamp]]\nid = "b"\nwatts = "seven"\n', 6, "`lamp.watts`: input should be a valid integer"),
        (f"{BLOCK}[[lamp]]\nid = 7\n", 5, "not 7"),
        (
            f'{BLOCK}[[lamp]]\nid = "b"\ncolour = "red"\n',
            6,
            "`lamp.colour`: input should be 'warm' or 'cold', not 'red'",
        ),
        (f'{BLOCK}[[lamp]]\nid = "b"\nlabels.en = ["x"]\nlabels.ru = [\n"y",\n3]\n', 7, "`lamp.labels.ru`: "),
        (f'{BLOCK}[[lamp]]\nid = "b"\nlabels = {{ en = "x" }}\n', 6, "`lamp.labels.en`: "),
        (f'{BLOCK}[lamps]\nid = "b"\n', 4, "unknown key `lamps`"),
        (f"light = 1\n{BLOCK}", 1, "unknown key `light`"),
        ('[lamp]\nid = "a"\n', 1, "`lamp"),
        ("lamp = 3\n", 1, "`lamp`: "),
        ('[room.hall]\nid = "a"\n[room.attic]\nid = "b"\n\ncolor = "warm"\n', 6, "unknown key `color`"),
        ('[room.hall]\nid = "a"\n[room.attic]\nwatts = 3\n', 3, "`id` is missing"),
        ('[room]\nhall = { id = "a" }\nattic = { id = "b", watts = [] }\n', 3, "`room.attic.watts`: "),
        ('room.hall.id = "a"\nroom.attic.id = "b"\nroom.attic.watts = []\n', 3, "`room.attic.watts`: "),
    ],
)
def test_a_wrong_document_is_refused_with_file_line_and_reason(text, line, reason):
    """Unknown keys, missing keys and wrong types, in any block and however it is written."""
    with pytest.raises(CatalogueError) as refused:
        read_strict(text, House, file="lamps.toml")
    assert refused.value.line == line
    assert reason in refused.value.reason
    assert str(refused.value) == f"lamps.toml:{line}: {refused.value.reason}"


def test_a_wrong_value_is_shown_only_as_far_as_it_helps():
    """An error is a line or two, even if a whole page was pasted into the file."""
    with pytest.raises(CatalogueError) as refused:
        read_strict(f'[[lamp]]\nid = ["{"x" * 10_000}"]\n', House, file="lamps.toml")
    assert len(str(refused.value)) < 200


def test_what_is_right_is_read_in_the_files_order():
    house = read_strict(f'{BLOCK}[[lamp]]\nid = "b"\nlabels.en = ["x"]\n', House, file="lamps.toml")
    assert house.lamp == (Lamp(id="a"), Lamp(id="b", labels={"en": ["x"]}))
    assert read_strict("", House, file="lamps.toml") == House()
