"""The kitchen-sink data use all there is, so that the other tests meet all there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tests import helpers
from tests.helpers import FILES, FOLDERS, SPARE
from vejledningsguide.explain import DATAFILER
from vejledningsguide.felter import Grund
from vejledningsguide.katalog import Katalog
from vejledningsguide.walk import walk


def all_models(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    """Return a model and every model that its fields can hold."""
    seen = set() if seen is None else seen
    if model not in seen:
        seen.add(model)
        for info in model.model_fields.values():
            for kind in parts(info.annotation):
                if isinstance(kind, type) and issubclass(kind, BaseModel):
                    all_models(kind, seen)
    return seen


def parts(annotation: Any) -> Iterator[Any]:
    """Yield an annotation and everything it is put together of."""
    yield annotation
    if get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from parts(argument)


def is_free(info: FieldInfo) -> bool:
    """Return whether a field, or each thing in its list, is a text that an editor writes freely."""
    return any(getattr(getattr(part, "func", None), "__name__", "") == "refuse_markup" for part in marks(info))


def marks(info: FieldInfo) -> tuple[Any, ...]:
    """Return everything a field's type is put together of."""
    return (*info.metadata, *parts(info.annotation))


SORTS = {**FILES, **FOLDERS} | {f.navn: f.model for f in DATAFILER if f.navn in SPARE}
MODELS = sorted({model for sort in SORTS.values() for model in all_models(sort)}, key=lambda model: model.__name__)
OPTIONAL = [(m, name) for m in MODELS for name, info in m.model_fields.items() if not info.is_required()]
CHOICES = [
    (model, name, choice)
    for model in MODELS
    for name, info in model.model_fields.items()
    for part in parts(info.annotation)
    if get_origin(part) is Literal
    for choice in get_args(part)
]


def values(katalog: Katalog, model: type[BaseModel], field: str) -> list[Any]:
    """Return what the catalogue holds in one field of one kind of thing."""
    everything = (value for _, content in katalog.files() for _, value in walk(content))
    return [getattr(value, field) for value in everything if type(value) is model]


def test_free_texts_are_told_from_ids_and_choices() -> None:
    free = {
        f"{model.__name__}.{name}" for model in MODELS for name, info in model.model_fields.items() if is_free(info)
    }
    assert {"Udsagn.tekst", "Kilde.forbehold", "Tabel.kolonner", "Kildepunkt.udeladt", "Talsæt.sum_note"} <= free
    assert free.isdisjoint(
        {"Modul.id", "Modul.belæg", "Modul.status", "Værktøj.link", "Guidedel.tal", "Guidedel.udsagn"}
    )


def test_the_models_are_found() -> None:
    assert {"Modul", "Forgænger", "Punkt", "Kildelink", "Celle", "Kildepunkt", "Talrække"} <= {
        model.__name__ for model in MODELS
    }
    assert len(OPTIONAL) > 20


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_kind_of_thing_is_there(model: type[Grund], mini_katalog: Katalog) -> None:
    kinds = {kind for _, content in mini_katalog.files() for kind in helpers.models(content)}
    assert model in kinds, f"tests/mini has no {model.__name__}"


@pytest.mark.parametrize(("model", "field"), OPTIONAL, ids=lambda value: getattr(value, "__name__", value))
def test_every_optional_field_is_used_and_left_out(model: type[Grund], field: str, mini_katalog: Katalog) -> None:
    default = model.model_fields[field].default
    used = {value != default for value in values(mini_katalog, model, field)}
    assert True in used, f"no {model.__name__} in tests/mini has the field {field}"
    if len(values(mini_katalog, model, field)) > 1:
        assert False in used, (
            f"every {model.__name__} in tests/mini has the field {field}, so nothing shows it is optional"
        )


@pytest.mark.parametrize(("model", "field", "choice"), CHOICES, ids=lambda value: getattr(value, "__name__", value))
def test_every_choice_is_taken(model: type[Grund], field: str, choice: str, mini_katalog: Katalog) -> None:
    found = values(mini_katalog, model, field)
    assert any(choice == value or (isinstance(value, tuple) and choice in value) for value in found)


def test_the_data_say_that_they_are_made_up() -> None:
    files = sorted((helpers.MINI / "data").glob("*.yaml"))
    assert {path.name for path in files} == {*FILES, *SPARE}
    made_up = [path for path in files if path.name != "sider.yaml"]  # the pages are the site's own
    for path in (*made_up, *(path for folder in FOLDERS for path in (helpers.MINI / "data" / folder).iterdir())):
        assert path.read_text(encoding="utf-8").startswith("# Prøvedata: alt er opdigtet.")
