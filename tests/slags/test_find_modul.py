"""The decision guide's pages and files say what the evaluator says, and plain links lead through all of it."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from tests import helpers
from tests.reader import Document
from vejledningsguide import findable
from vejledningsguide.build import PUBLISHED, Built, build, publish
from vejledningsguide.guide import Guide
from vejledningsguide.katalog import Katalog
from vejledningsguide.slags.find_modul.beslut import Beslutningsguide, all_modules, modules
from vejledningsguide.slags.find_modul.regler import guide_of
from vejledningsguide.slags.find_modul.resultat import ResultatView
from vejledningsguide.slags.find_modul.ukendt import START
from vejledningsguide.slags.find_modul.views import SpørgsmålstrinView

JSON = "find-modul/find-modul.json"
CSV = "find-modul/find-modul.csv"


@pytest.fixture(scope="module")
def rules(katalog: Katalog) -> Beslutningsguide:
    return guide_of(katalog)


@pytest.fixture(scope="module")
def table(built: Built) -> Any:
    return json.loads(built.files[JSON])


def links(document: Document, page: str) -> set[str]:
    """Return where a page's links lead, as addresses below the site's root."""
    base = "https://x/"
    return {
        urljoin(base + page, way.value).removeprefix(base).partition("#")[0]
        for way in document.ways
        if way.tag == "a" and way.attribute == "href"
    }


def page_of(documents: Mapping[str, Document], address: str) -> Document:
    return documents[f"{address}index.html"]


def test_every_place_has_a_page_and_plain_links_lead_to_the_next(
    rules: Beslutningsguide, documents: Mapping[str, Document]
) -> None:
    for knude in rules.root.knuder():
        address = START + "".join(f"{id_}/" for id_ in knude.svar)
        below = {f"{address}{svar.id}/" for svar, _ in knude.børn}
        groups = [f"{START}{group.id}/" for group in rules.fil.spørgsmål[0].grupper if len(group.svar) > 1]
        pages = [address] if knude.svar else [address, *groups]
        assert below <= set().union(*(links(page_of(documents, page), page) for page in pages)), address


def test_an_outcome_tells_its_modules_both_tracks_its_rules_and_its_answers(
    guide: Guide, documents: Mapping[str, Document]
) -> None:
    """All of them, wherever they are folded; what still hangs on an answer lists none, and says where each leads."""
    titles = {modul.id: modul.titel for modul in guide.katalog.moduler.moduler}
    for view in guide.find_modul.resultater:
        page = page_of(documents, view.adresse)
        words = ["Kilder og forbehold", *(given.svar.titel for given in view.givne)]
        if view.afhænger:
            assert 2 <= len(view.find_ud_af[0].veje) <= 4, view.adresse
            assert {vej.adresse for vej in view.find_ud_af[0].veje} <= links(page, view.adresse), view.adresse
        else:
            words += [titles[m.modul] for t in view.vist for m in modules(t.anbefaling.opslag)]
            words += [view.overskrift, *(t.anbefaling.opslag.titel for t in view.også)]
            words += ["Det har NCE foreslået", "Gør det på stedet", "Hvorfor ikke de andre moduler?"]
        assert [word for word in words if word not in page.text] == [], view.adresse


def test_every_module_is_either_pointed_to_or_told_why_not(guide: Guide) -> None:
    everything = {modul.id for modul in guide.katalog.moduler.moduler}
    for view in guide.find_modul.resultater:
        chosen = {m.opslag.id for track in ("i_dag", "foreslået") for trin in view.plan(track) for m in trin.moduler}
        rejected = [f.modul.id for f in view.fravalg]
        assert chosen.isdisjoint(rejected), view.adresse
        assert chosen | set(rejected) == everything, view.adresse


def test_what_is_said_to_bring_a_module_up_does_so(guide: Guide, rules: Beslutningsguide) -> None:
    """«Kommer frem, når du fx svarer …» is true: with those answers, and the reader's others, the module is there."""
    by_module: dict[str, list[Mapping[str, str]]] = {}
    for answers, udfald in rules.combinations:
        for id_ in {id_ for t in udfald.træf for id_ in all_modules(t.anbefaling)}:
            by_module.setdefault(id_, []).append(answers)
    names = {f"«{svar.titel}»": id_ for id_, svar in rules.svar.items()}
    ask = {valg.navn: valg.id for valg in rules.valg.values()}
    tried = set()
    for view in guide.find_modul.resultater:
        mine = {given.valg.id: given.svar.id for given in view.givne}
        for f in view.fravalg:
            assert bool(f.kommer_frem) != bool(f.fordi), (view.adresse, f.modul)
            new = {ask[b.navn]: {names[name] for name in re.findall("«[^»]*»", b.kræver)} for b in f.kommer_frem}
            for one in itertools.product(*new.values()) if new else ():
                wanted = {**mine, **dict(zip(new, one, strict=True))}
                key = (f.modul.id, *sorted(wanted.items()))
                if key not in tried:
                    tried.add(key)
                    agreeing = (c for c in by_module[f.modul.id] if all(wanted.get(q, a) == a for q, a in c.items()))
                    assert next(agreeing, None), (view.adresse, f.modul.id, wanted)
            assert all(mine.get(q) not in good for q, good in new.items()), (view.adresse, f)


def test_no_rule_s_condition_is_told_as_a_module_s_requirement(documents: Mapping[str, Document], guide: Guide) -> None:
    for view in guide.find_modul.resultater:
        assert "Kræver, at" not in page_of(documents, view.adresse).text, view.adresse


def test_one_answer_is_changed_without_losing_the_rest(guide: Guide, rules: Beslutningsguide) -> None:
    places = {START + "".join(f"{id_}/" for id_ in k.svar): k for k in rules.root.knuder()}
    views: list[SpørgsmålstrinView | ResultatView] = [*guide.find_modul.trin, *guide.find_modul.resultater]
    for view in views:
        mine = {given.valg.id: given.svar.id for given in view.givne}
        for given in view.givne:
            for other in given.andre:
                there = places[other.adresse]
                now = {rules.valg_til[id_].id: id_ for id_ in there.svar}
                assert now[given.valg.id] == other.opslag.id
                assert {**mine, given.valg.id: other.opslag.id}.items() >= now.items()
                lost = set(mine.values()) - {given.svar.id} - set(there.svar)
                assert set(other.husk) == (lost if there.valg else set())


def test_the_files_say_what_the_evaluator_says(rules: Beslutningsguide, built: Built, table: Any) -> None:
    seen = set()
    for udfald in table["udfald"]:
        answers = dict(zip(udfald["spørgsmål"], udfald["svar"], strict=True))
        decided = rules.walk(udfald["svar"]).udfald
        assert decided is not None and rules.asked(udfald["svar"]) == answers
        assert [a["regel"] for a in udfald["anbefalinger"]] == [t.anbefaling.id for t in decided.træf]
        for told, træf in zip(udfald["anbefalinger"], decided.træf, strict=True):
            for track in ("i_dag", "foreslået"):
                assert told[track] == [m.modul for m in getattr(træf.anbefaling, track).moduler]
            assert len(told["hvis"]) == len(træf.åbne)
        assert udfald["for_lange"] == sorted(decided.for_lange)
        seen.add(tuple(udfald["svar"]))
    assert seen == {k.svar for k in rules.root.knuder() if k.udfald}
    rows = list(csv.DictReader(io.StringIO(built.files[CSV].decode("utf-8-sig")), delimiter=";"))
    assert [row["Version"] for row in rows] == [udfald["version"] for udfald in table["udfald"]]
    assert [row["Regler"].split() for row in rows] == [
        [a["regel"] for a in udfald["anbefalinger"]] for udfald in table["udfald"]
    ]


def test_the_table_shows_every_outcome_and_every_rule_is_told(guide: Guide, documents: Mapping[str, Document]) -> None:
    page = page_of(documents, "find-modul/tabel/")
    assert {view.adresse for view in guide.find_modul.resultater} <= links(page, "find-modul/tabel/")
    told = page_of(documents, "find-modul/regler/")
    assert {a.id for a in guide.katalog.anbefalinger.anbefalinger} <= set(told.ids)
    count = sum(1 for view in guide.find_modul.resultater if view.givne[0].svar.id == "vejleder")
    assert f"→ {count} svar" in page.text


def test_the_version_follows_what_is_recommended(mini_root: Path, tmp_path: Path) -> None:
    def versions(change: Mapping[str, str]) -> dict[str, str]:
        root = helpers.mini_project(tmp_path / str(len(list(tmp_path.iterdir()))))
        path = root / "data" / "anbefalinger.yaml"
        text = path.read_text(encoding="utf-8")
        for old, new in change.items():
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        publish(root, helpers.TODAY)
        return {view.adresse: view.version for view in build(root, helpers.TODAY).guide.find_modul.resultater}

    before = versions({})
    assert versions({"kort: Tag det hele.": "kort: Tag det hele nu."}) == before
    rule = "    når: [gartner, sand, toerv]\n    styrke: "
    after = versions({f"{rule}delvist": f"{rule}stærkt"})
    changed = {address for address in before if before[address] != after[address]}
    assert changed == {
        address for address in before if "sand" in address or "toerv" in address or "jord-ukendt" in address
    }


def test_an_address_that_the_rules_have_left_still_answers(tmp_path: Path) -> None:
    root = helpers.mini_project(tmp_path)
    publish(root, helpers.TODAY)
    path = root / "data" / PUBLISHED
    old = ["/find-modul/havemand/sand/", "/find-modul/gartner/sand/faa/", "/find-modul/gartner/faa/"]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(old) + "\n", encoding="utf-8")
    pages = build(root, helpers.TODAY).pages
    moved, longer, asks = (pages[f"{address[1:]}index.md"].text for address in old)
    for text in (moved, longer):
        assert "Riv i sandet" in text and "Reglerne er ændret" in text
    assert "Hvilken jord?" in asks and "Reglerne er ændret" in asks
    assert re.search(r'data-ændret="\w+" hidden', pages["find-modul/gartner/sand/index.md"].text)
    assert "Her er, hvad de siger nu" not in pages["find-modul/gartner/sand/index.md"].text


def test_only_the_first_page_and_the_tables_are_found_by_search(site: Path) -> None:
    index = json.loads((site / findable.PATH).read_text(encoding="utf-8"))
    found = {address for address, *_ in index["sider"] if address.startswith(START)}
    assert found == {START, f"{START}tabel/", f"{START}regler/", f"{START}gruppeplan/"}
