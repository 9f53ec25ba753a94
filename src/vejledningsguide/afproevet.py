"""What is known of the links that lead out of the site: when each was tried, and when it was last seen to work."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .felter import Adresse, Dato, Grund, Ren

Udfald = Literal["virker", "flyttet", "login", "afvist", "virker ikke"]


class Linkprøve(Grund):
    """What came of trying an address."""

    adresse: Adresse = Field(description="Adressen, som den står dér, hvor linket er skrevet.")
    prøvet: Dato = Field(description="Dagen, adressen sidst blev prøvet (ÅÅÅÅ-MM-DD).")
    udfald: Udfald = Field(
        description="Hvad der skete. flyttet: siden er et andet sted. login: siden er der, men man skal logge ind. "
        "afvist: serveren svarer ikke programmer, så en redaktør må selv åbne den."
    )
    svar: Ren = Field(description="Det, serveren svarede, med få ord.")
    fører_til: Adresse | None = Field(default=None, description="Adressen, læseren ender på, når det er en anden.")
    virkede: Dato | None = Field(default=None, description="Dagen, adressen sidst blev set virke (ÅÅÅÅ-MM-DD).")


class LinkFil(Grund):
    """data/links.yaml"""

    links: tuple[Linkprøve, ...] = Field(description="Adresserne i orden. De bliver skrevet af kommandoen links.")
