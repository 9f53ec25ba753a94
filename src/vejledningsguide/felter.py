"""The field types and base classes that every kind of item shares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)

from .values import (
    number_reader,
    one_line,
    one_or_more,
    read_date,
    read_yes_no,
    refuse_links,
    refuse_markup,
    rising,
    safe_address,
)

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Ids are file names and addresses too: lower case ASCII, written once, never changed."""

Id = Annotated[str, StringConstraints(pattern=rf"^{ID_FORM}$", max_length=60)]
BelægId = Annotated[str, StringConstraints(pattern=rf"^{ID_FORM}-[0-9]{{3}}$")]
Linje = Annotated[
    str, StringConstraints(min_length=1, max_length=400), AfterValidator(refuse_markup), AfterValidator(one_line)
]
Ren = Annotated[Linje, AfterValidator(refuse_links)]
"""A line that is shown as it stands, so no [[link]] can be in it."""
Titel = Annotated[
    str,
    StringConstraints(min_length=2, max_length=90),
    AfterValidator(refuse_markup),
    AfterValidator(one_line),
    AfterValidator(refuse_links),
]
Tekst = Annotated[str, StringConstraints(min_length=1, max_length=3000), AfterValidator(refuse_markup)]
Adresse = Annotated[str, StringConstraints(max_length=500), AfterValidator(safe_address)]
Dato = Annotated[date, BeforeValidator(read_date, json_schema_input_type=str)]
Tal = Annotated[int, BeforeValidator(number_reader(1000, "skriv tallet med cifre, fx 11"), json_schema_input_type=int)]
SandFalsk = Annotated[bool, BeforeValidator(read_yes_no, json_schema_input_type=bool)]
_Dag = Annotated[int, BeforeValidator(number_reader(100, "skriv tallet med cifre, fx 11; to tal skrives [2, 3]"))]
Dage = Annotated[
    tuple[_Dag, ...],
    BeforeValidator(one_or_more, json_schema_input_type=int | tuple[int, ...]),
    AfterValidator(rising),
]


@dataclass(frozen=True)
class Henviser:
    """What makes a text a reference: the kinds that its id may belong to, as their declarations call them."""

    slags: tuple[str, ...]

    def __get_pydantic_json_schema__(self, core_schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Let an editor's completion tell what the id points to."""
        return {**handler(core_schema), "title": f"Id på noget i {' eller '.join(self.slags)}"}


ANYTHING = "guiden"
"""What a reference to any item, page or source names."""

if TYPE_CHECKING:
    from typing import Literal as Ref  # to a type checker the id is a text, whatever it points to
else:

    class Ref:
        """A reference: Ref["moduler"] is the id of a module, Ref["moduler", "guider"] of a module or a guide."""

        def __class_getitem__(cls, navne: str | tuple[str, ...]) -> Any:
            return Annotated[Id, Henviser((navne,) if isinstance(navne, str) else navne)]


_NOT_TOLD: set[str] = set()


class Grund(BaseModel):
    """An authored thing: frozen, and no key passes that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    netop_én: ClassVar[tuple[str, ...]] = ()
    """Two fields of which one is filled in, and never both."""
    spørges_om: ClassVar[tuple[str, ...]] = ()  # may be left out, but only knowingly: `ny` asks for them
    løbenummer: ClassVar[str] = ""
    """The field with its place in the list: 1, 2, 3 … or A, B, C …"""
    uden_anker: ClassVar[bool] = False  # whether its id is a part of addresses, where others' are anchors

    def model_post_init(self, _context: Any) -> None:
        """Let go of the set of fields that were given: nobody asks for it, and it takes more room than the rest."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_TOLD)

    def columns(self) -> Iterable[tuple[str, str, object]]:
        """Return what the item says column by column: a column's name, a field, and its value; or ... for none."""
        return ()


@cache
def references_of(model: type[Grund]) -> tuple[tuple[str, Henviser], ...]:
    """Return the fields of a model that hold references, each with what it may point to."""
    found = []
    for name, info in model.model_fields.items():
        marks = [mark for mark in (*info.metadata, *_marks(info.annotation)) if isinstance(mark, Henviser)]
        if marks:
            found.append((name, marks[0]))
    return tuple(found)


def _marks(annotation: Any) -> list[Any]:
    """Return everything that an annotation is put together of."""
    return [part for argument in get_args(annotation) for part in (argument, *_marks(argument))]


class Udsagn(Grund):
    """Something a source says, in our own words."""

    tekst: Tekst = Field(description="Det, kilden siger, i vores egne ord. [[id]] laver et link til et andet opslag.")
    belæg: tuple[BelægId, ...] = Field(
        min_length=1, description="De kildepunkter, udsagnet hviler på, fx kt-guide-043. Mindst ét."
    )


class Forslag(Grund):
    """Something we add to help the reader on; always shown as the editors' own."""

    tekst: Tekst = Field(description="Redaktionens eget forslag. Vises altid som redaktionens, aldrig som kildens ord.")
    belæg: tuple[BelægId, ...] = Field(
        min_length=1, description="De kildepunkter, forslaget bygger videre på. Mindst ét."
    )


class Kildehenvist(Grund):
    """What every item that claims something carries: where it comes from, and when it was last checked."""

    kilde: Ref["kilder"] = Field(description="Kildens id i data/kilder.yaml.")
    afsnit: Ren = Field(description="Det afsnit i kilden, opslaget bygger på.")
    belæg: tuple[BelægId, ...] = Field(
        min_length=1, description="De kildepunkter, opslagets titel og korte tekst hviler på. Mindst ét."
    )
    gennemgået: Dato = Field(description="Den dag nogen sidst holdt opslaget op mod kilden (ÅÅÅÅ-MM-DD).")


class Navngivet(Grund):
    """What an item with an address is known by."""

    id: Id = Field(description="Opslagets faste navn i adresser og henvisninger: små bogstaver a–z, tal og bindestreg.")
    titel: Titel = Field(description="Den overskrift, læseren ser.")
    kort: Linje = Field(description="Én sætning, der siger det vigtigste. Står på kort og i søgningen.")


class Opslag(Kildehenvist, Navngivet):
    """An item with an address of its own. (Of two bases, the fields of the second come first.)"""

    def told(self) -> tuple[tuple[Opslag, str, str, str], ...]:
        """Return what is told on its own page, and on those below it: of what, the address below, title and line."""
        return ((self, "", self.titel, self.kort),)
