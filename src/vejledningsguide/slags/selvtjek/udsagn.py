"""The published statements of the self-check: what a reader has answered is kept under their ids, and in links."""

from __future__ import annotations

from ...katalog import Katalog
from ...udgivet import Udgivet

UDSAGN = Udgivet[Katalog](
    fil="udsagn.txt",
    hoved=(
        "# Udgivne udsagn i selvtjekket. Læserens svar huskes under id'et og står i gemte links.\n"
        "# Nye udsagn tilføjes af «python3 guide.py skema».\n"
    ),
    en="Nyt udsagn",
    ny=("udsagnet er nyt", "udsagn er nye"),
    når=("id'et er endeligt", "id'erne er endelige"),
    form=("[a-z0-9-]+", "«faste-moeder»"),
    lines=lambda katalog: [udsagn.id for gruppe in katalog.selvtjek.grupper for udsagn in gruppe.udsagn],
    lost=lambda _katalog, _line: (
        "udsagnet er udgivet, men findes ikke mere",
        "giv det sit id igen, for læserens svar huskes under det; skal det væk, så slet linjen",
    ),
)
