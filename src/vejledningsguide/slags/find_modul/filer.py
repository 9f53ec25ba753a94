"""The decision guide as files: for others a table (CSV) and everything a program needs (JSON), and what the group plan
fetches, which says the same in a fraction of the bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ...addresses import is_local
from ...guide import Guide
from ...regneark import csv_file
from ...text import plain
from .resultat import ResultatView
from .samlet import Sporsum
from .views import ModulvalgView

SCHEMA = 1
"""The version of the JSON's form; it goes up when a key is renamed or leaves."""


def decision_files(guide: Guide, site_address: str) -> Iterator[tuple[str, bytes]]:
    """Yield find-modul/find-modul.json and .csv, and the group plan's gruppeplan/tabel.json.

    `site_address` is where the site is published, with a slash last.
    """
    folder = guide.sider["find-modul"].adresse
    yield f"{folder}find-modul.json", _json(guide)
    yield f"{guide.sider['gruppeplan'].adresse}tabel.json", _small(guide)
    yield f"{folder}find-modul.csv", _csv(guide, site_address)


def _json(guide: Guide) -> bytes:
    finder = guide.find_modul
    content = {
        "skema": SCHEMA,
        "version": finder.version,
        "spørgsmål": [
            {
                "id": valg.id,
                "titel": valg.titel,
                "navn": valg.navn,
                "svar": [{"id": svar.id, "titel": svar.titel, "navn": svar.navn} for svar in valg.svar],
            }
            for valg in finder.spørgsmål
        ],
        "moduler": {
            view.opslag.id: {
                "titel": view.opslag.titel,
                "kaldes": view.opslag.kaldes,
                "struktur": view.opslag.struktur,
                "niveau": view.opslag.niveau,
                "nummer": view.opslag.nummer,
                "dage": view.opslag.dage,
                "adresse": view.adresse,
            }
            for view in guide.moduler
        },
        "udfald": [_outcome(view) for view in finder.resultater],
    }
    return (_text(content) + "\n").encode()


def _small(guide: Guide) -> bytes:
    """Return the outcomes with each text written once; a number is a place in a list, as gruppeplan.js unfolds it."""
    finder = guide.find_modul
    modules = {view.opslag.id: place for place, view in enumerate(guide.moduler)}
    asked = {valg.id: place for place, valg in enumerate(finder.spørgsmål)}
    plans: dict[str, int] = {}
    headings: dict[str, int] = {}
    reminders: dict[str, int] = {}

    def plan(spor: Sporsum) -> int:
        steps = [[t.hvis, [[modules[m.opslag.id] for m in vej] for vej in t.veje]] for t in spor.trin]
        told = _text([spor.tekst, spor.dage, spor.mindst, spor.højst, int(spor.ukendt), steps])
        return plans.setdefault(told, len(plans))

    outcomes = [
        [
            ".".join(given.svar.id for given in view.givne),
            [asked[given.valg.id] for given in view.givne],
            view.adresse,
            headings.setdefault(view.overskrift, len(headings)),
            [plan(view.samlet.i_dag), plan(view.samlet.foreslået)],
            [modules[id_] for id_ in sorted({m.modul.opslag.id for m in _modules(view) if m.for_lang})],
            reminders.setdefault(plain(view.husk, lambda id_: guide.henvisninger[id_].titel), len(reminders)),
        ]
        for view in finder.resultater
    ]
    content = {
        "spørgsmål": [
            {"id": valg.id, "titel": valg.titel, "svar": [{"id": svar.id, "titel": svar.titel} for svar in valg.svar]}
            for valg in finder.spørgsmål
        ],
        "moduler": [[view.opslag.kaldes, view.dage, view.adresse] for view in guide.moduler],
        "planer": [json.loads(text) for text in plans],
        "overskrifter": list(headings),
        "husk": list(reminders),
        "udfald": outcomes,
    }
    return (_text(content) + "\n").encode()


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _outcome(view: ResultatView) -> dict[str, object]:
    return {
        "svar": [given.svar.id for given in view.givne],
        "spørgsmål": [given.valg.id for given in view.givne],
        "adresse": view.adresse,
        "version": view.version,
        "overskrift": view.overskrift,
        "anbefalinger": [
            {
                "regel": t.anbefaling.opslag.id,
                "titel": t.anbefaling.opslag.titel,
                "styrke": t.anbefaling.opslag.styrke,
                "hvis": [f"{b.navn} er {b.kræver}" for b in t.hvis],
                "i_dag": [m.modul.opslag.id for m in t.anbefaling.i_dag.moduler],
                "i_dag_enten_eller": t.anbefaling.opslag.i_dag.enten_eller,
                "foreslået": [m.modul.opslag.id for m in t.anbefaling.foreslået.moduler],
                "foreslået_enten_eller": t.anbefaling.opslag.foreslået.enten_eller,
            }
            for t in view.træf
        ],
        "for_lange": sorted({m.modul.opslag.id for m in _modules(view) if m.for_lang}),
        "plan": {"i_dag": _plan(view.samlet.i_dag), "foreslået": _plan(view.samlet.foreslået)},
    }


def _plan(spor: Sporsum) -> dict[str, object]:
    return {
        "tekst": spor.tekst,
        "afhænger": spor.afhænger,
        "trin": [{"hvis": t.hvis, "veje": [[m.opslag.id for m in vej] for vej in t.veje]} for t in spor.trin],
        "dage": [spor.mindst, spor.højst],
        "ukendte_dage": spor.ukendt,
    }


def _modules(view: ResultatView) -> tuple[ModulvalgView, ...]:
    return (*view.moduler("i_dag"), *view.moduler("foreslået"))


def _csv(guide: Guide, site_address: str) -> bytes:
    """Return the table; an address counts from the site's root where nobody has said where that is."""
    finder = guide.find_modul
    asked = [valg.navn.capitalize() for valg in finder.spørgsmål]
    days = ["I brug i 2022", "Dage (i brug i 2022)", "Foreslået (tjek aktuelt udbud)", "Dage (foreslået)"]
    table: list[Sequence[str]] = [[*asked, "Svar", "Grundlag", *days, "Regler", "Version", "Adresse"]]
    for view in finder.resultater:
        i_dag, foreslået = view.samlet.i_dag, view.samlet.foreslået
        row = (
            *(view.svar_til(valg.id) for valg in finder.spørgsmål),
            *(view.overskrift, view.først.anbefaling.opslag.styrke),
            *(i_dag.tekst, i_dag.dage, foreslået.tekst, foreslået.dage),
            " ".join(t.anbefaling.opslag.id for t in view.træf),
            *(view.version, ("" if is_local(site_address) else site_address) + view.adresse),
        )
        table.append(row)
    return csv_file(table)
