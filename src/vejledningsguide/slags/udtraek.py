"""The page that tells how other systems get the site's data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..guide import Guide, Side
from ..rum import FastSide, Rum, Skabelon
from ..udtraek import Udgiver, Udtræk
from ..udtraeksform import FOLDER, JSON, LICENCE_ADDRESS, SCHEMA, TABLE, fields

EXCEL = """let
    Hentet = Web.Contents("ROD/data/v1/moduler.csv"),
    Fil = Csv.Document(Hentet, [Delimiter=";", Encoding=65001, QuoteStyle=QuoteStyle.Csv]),
    Moduler = Table.PromoteHeaders(Fil, [PromoteAllScalars=true]),
    Typer = Table.TransformColumnTypes(Moduler, { {"dage", Int64.Type}, {"gennemgået", type date} }, "da-DK")
in
    Typer"""
CURL = "curl -fsS ROD/data/v1/moduler.json -o moduler.json"
AUTOMATE = "body('HTTP')?['poster']\nitem()?['titel']"
"""The examples; ROD stands for the site's address, without its last slash."""

SHOWN, FIELDS = "moduler", ("id", "titel", "status", "nummer", "dage", "gennemgået")
"""What the page shows of one item."""


@dataclass(frozen=True)
class UdtrækView:
    """One kind of data: its files and, when somebody asks, how many items there are, and each field with its type."""

    opslag: Udtræk
    json: str
    skema: str
    tabel: str
    guide: Guide = field(compare=False)

    @property
    def antal(self) -> int:
        """How many items there are."""
        return sum(1 for _ in self.opslag.poster(self.guide, Udgiver(self.guide, "")))

    @property
    def felter(self) -> Sequence[tuple[str, str, str]]:
        """Each field with its type and what it is."""
        return tuple(fields(self.opslag))


def _views(guide: Guide) -> tuple[UdtrækView, ...]:
    def view(one: Udtræk) -> UdtrækView:
        path = f"{FOLDER}{one.navn}"
        return UdtrækView(one, path + JSON, path + SCHEMA, path + TABLE, guide)

    return tuple(view(one) for rum in guide.katalog.rum for one in rum.udtræk)


def _examples(guide: Guide) -> Mapping[str, str]:
    return {"excel": EXCEL, "curl": CURL, "json": _example(guide), "automate": AUTOMATE}


def _example(guide: Guide) -> str:
    """Return some fields of the first module that has them all, as they stand in the file."""
    modules = next(one for rum in guide.katalog.rum for one in rum.udtræk if one.navn == SHOWN)
    items = [item.model_dump(mode="json", include=set(FIELDS)) for item in modules.poster(guide, Udgiver(guide, ""))]
    whole = next((item for item in items if None not in item.values()), items[0])
    return json.dumps({name: whole[name] for name in FIELDS}, ensure_ascii=False, indent=1)


def _sider(guide: Guide) -> Iterator[Side]:
    yield guide.fast("data")


def _marked(guide: Guide) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the data for those who search for data."""
    sets = [
        {
            "@type": "Dataset",
            "name": view.opslag.titel,
            "description": view.opslag.kort,
            "inLanguage": "da",
            "license": LICENCE_ADDRESS,
            "distribution": [
                {"@type": "DataDownload", "encodingFormat": form, "contentUrl": way}
                for form, way in (("application/json", view.json), ("text/csv", view.tabel))
            ],
        }
        for view in guide.udtræk
    ]
    page = guide.sider["data"]
    yield page.adresse, {"@type": "DataCatalog", "name": page.titel, "description": page.kort, "dataset": sets}


RUM = Rum(
    plads=270,
    faste=(FastSide("data", "data/", "udtraek/data.md", "data/sider.yaml", under=("mere-viden",), søgevægt=0.5),),
    skabeloner={"data": Skabelon(("tabel", "intranet"))},
    visninger={"udtræk": _views, "dataeksempler": _examples},
    sider=_sider,
    mærker=_marked,
)
