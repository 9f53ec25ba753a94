"""The kinds of slips that editors, their programs and their disks make, each as a change of one file of the real data.

A kind takes the dice and the file's text, and returns another; the same where it finds nothing to change. Its `krav` is
what must come of it: AFVIST (it must be refused), ENS (no reader may see a difference), SYNLIGT (it may pass, but then
forskel shows it, or nothing is lost), or the name of what may not stand on a page when it passes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.mutationer.greb import (
    BELÆG,
    DATE,
    FIELD,
    FOLDED,
    HIDDEN,
    ID,
    NUMBER,
    SPACES,
    WORDS,
    Ændring,
    add,
    between,
    copy_block,
    delete_block,
    first_colon,
    indent,
    inside,
    into_text,
    lines,
    marks,
    move,
    of,
    one,
    set,
    swap,
    swap_ids,
    value,
)

AFVIST, ENS, SYNLIGT = "afvist", "ens", "synligt"


@dataclass(frozen=True)
class Slags:
    """A kind of slip, what it does, what must come of it, and whether it works on bytes instead of text."""

    navn: str
    gør: Ændring
    krav: str = SYNLIGT


KINDS: tuple[Slags, ...] = (
    Slags("ord-lagt-til", value(lambda dice, v: between(dice, v, dice.choice(WORDS)))),
    Slags("tal-i-tekst", one(re.compile(r"\b\d+ dage\b"), lambda dice, _: f"{dice.randrange(2, 40)} dage")),
    Slags("kommentar-efter-værdi", value(lambda _, v: f"{v} # støtte til"), AFVIST),
    Slags("havelåge-i-værdi", value(lambda dice, v: between(dice, v, "#2, og")), AFVIST),
    Slags("kommentar-på-linje", lines(add("# En bemærkning til kolleger")), SYNLIGT),
    Slags(
        "krøllede-anførselstegn",
        value(lambda dice, v: dice.choice(("“{}”", "„{}“", "»{}«", "”{}”", "‘{}’")).format(v)),
        "citat",
    ),
    Slags("krøllede-med-kolon", value(lambda dice, v: dice.choice(("“Nu: {}”", "»Nu: {}«")).format(v)), "citat"),
    Slags("listemærker-fra-word", one(FOLDED, marks), "mærke"),
    Slags("felt-ind-i-teksten", one(FOLDED, into_text), AFVIST),
    Slags("skjult-tegn", value(lambda dice, v: inside(dice, v, dice.choice(HIDDEN))), "skjult"),
    Slags("hårdt-mellemrum", value(lambda dice, v: v.replace(" ", dice.choice(SPACES), 1)), SYNLIGT),
    Slags(
        "undslupne-tegn",
        value(
            lambda d, v: (
                '"'
                + inside(d, v, d.choice(("\\uFFFF", "\\u202e", "\\x07", "\\u200b", "\\ud800"))).replace('"', "")
                + '"'
            )
        ),
        AFVIST,
    ),
    Slags("hårdt-i-indrykning", lines(set(lambda _, line: line.replace(" ", "\u00a0", 1))), SYNLIGT),
    Slags("skjult-i-id", one(ID, lambda dice, hit: hit[1] + inside(dice, hit[2], dice.choice(HIDDEN[1:]))), AFVIST),
    Slags(
        "forkert-tal",
        one(
            NUMBER,
            lambda dice, hit: (
                hit[1] + dice.choice(("0", "1000000", "[]", "[2, 2]", "-1", "3.0", "010", "1e3", "elleve", "12", "2-3"))
            ),
        ),
    ),
    Slags(
        "forkert-dato",
        one(
            DATE,
            lambda dice, hit: (
                hit[1]
                + dice.choice(
                    ("0001-01-01", "9999-12-31", "2026-13-01", "20/11/2026", "2026-11-2", "i går", "2026-02-30")
                )
            ),
        ),
        AFVIST,
    ),
    Slags("byt-id", swap_ids),
    Slags("omdøb-id", one(ID, lambda dice, hit: hit[1] + inside(dice, hit[2], "x"))),
    Slags("stort-id", one(ID, lambda _, hit: hit[1] + hit[2].title()), AFVIST),
    Slags("slet-linje", lines(lambda _, lines, at: lines.__delitem__(at))),
    Slags("gentag-linje", lines(lambda _, lines, at: lines.insert(at, lines[at]))),
    Slags("flyt-linje", lines(move)),
    Slags("byt-linjer", lines(swap)),
    Slags("slet-opslag", lines(delete_block)),
    Slags("gentag-opslag", lines(copy_block)),
    Slags("indrykning", lines(indent)),
    Slags("tabulator", lines(set(lambda _, line: re.sub(r"^  ", "\t", line)))),
    Slags("tabulator-efter-kolon", lines(set(lambda _, line: line.replace(": ", ":\t", 1)))),
    Slags("uden-kolon", lines(set(first_colon))),
    Slags("uden-mellemrum", lines(set(lambda _, line: line.replace(": ", ":", 1)))),
    Slags("uden-streg", lines(set(lambda _, line: line.replace("- ", "  ", 1)))),
    Slags("ekstra-kolon", value(lambda dice, v: between(dice, v, "nu: og"))),
    Slags("felt-slået-forkert", one(FIELD, lambda dice, hit: hit[0].replace(hit[1], inside(dice, hit[1], "s"), 1))),
    Slags("åben-klamme", lines(set(lambda _, line: line.replace("]", "", 1)))),
    Slags("åbent-anførselstegn", value(lambda dice, v: dice.choice(("'", '"')) + v), AFVIST),
    Slags(
        "forkert-slags",
        value(
            of(
                "[a, b]",
                "{a: b}",
                "~",
                "null",
                "true",
                "",
                "*nu",
                "&nu x",
                "!!python/object:os.system x",
                "|",
                "@x",
                "%x",
                "`x`",
            )
        ),
    ),
    Slags(
        "konfliktmærker",
        lines(
            lambda _, lines, at: lines.__setitem__(
                slice(at, at + 1), ["<<<<<<< HEAD", lines[at], "=======", lines[at] + " nu", ">>>>>>> anden"]
            )
        ),
        AFVIST,
    ),
    Slags(
        "forkert-kildepunkt",
        one(
            BELÆG,
            lambda dice, hit: (
                hit[1] + hit[2] + dice.choice(("999", "000", "1", "0001", "abc", f"{dice.randrange(1, 400):03}"))
            ),
        ),
    ),
    Slags(
        "skævt-link",
        value(
            lambda dice, v: between(
                dice,
                v,
                dice.choice(
                    ("[[", "]]", "[[x|", "[[findes-ikke]]", "[[om]]", "[[ sosu-basis ]]", "[sosu](x)", "[[]]", "[[a|]]")
                ),
            )
        ),
    ),
    Slags(
        "opmærkning",
        value(
            lambda dice, v: between(
                dice,
                v,
                dice.choice(
                    ("<b>nu</b>", "&amp;", "{{ guide }}", "{% x %}", "**fed**", "<!--", "\\n", "http://x.dk", "{: #a }")
                ),
            )
        ),
    ),
    Slags("for-langt", value(lambda dice, v: v + " ord og" * dice.choice((20, 100, 900)))),
    Slags("enkelte-anførselstegn", value(lambda _, v: "'" + v.replace("'", "''") + "'"), ENS),
    Slags("luft", lines(add("", "")), SYNLIGT),
    Slags("mellemrum-til-sidst", lambda _, text: re.sub(r"(?m)([\w.])$", r"\1  ", text), ENS),
    Slags("andet-dokument", lines(add("---"))),
    Slags("afkortet", lambda dice, text: text[: dice.randrange(1, len(text))]),
    Slags(
        "afkortet-ved-linje", lambda dice, text: "\n".join(text.split("\n")[: dice.randrange(1, text.count("\n") + 1)])
    ),
    Slags(
        "tom",
        lines(
            lambda dice, lines, _: lines.__setitem__(
                slice(None), dice.choice(([], ["# kun en bemærkning"], ["nej"], ["- a"], ["{}"], ["[]"]))
            )
        ),
    ),
    Slags(
        "word-tekst",
        value(
            lambda dice, v: between(
                dice,
                v,
                dice.choice(
                    (
                        "–",
                        "…",
                        "\x0b",
                        "\u2019s",
                        "\u201cnu\u201d",
                        "½",
                        "ﬁ",
                        "\t",
                        "№ 2",
                        "\u2026",
                        "e\u0301",
                        "😀",
                        "\x0c",
                    )
                ),
            )
        ),
    ),
)
