"""How much a page may weigh: the most that a phone on a ward shall fetch and lay out."""

from __future__ import annotations

MAX_BYTES = 90_000
"""So many bytes may a page's HTML take."""
MAX_ELEMENTS = 1_500
INDEXES = {
    "soeg/": 4_500,
    "find-modul/tabel/": 2_700,
    "find-modul/regler/": 1_700,
    "uoverensstemmelser/": 1_700,
    "ordliste/": MAX_ELEMENTS,
}
"""Pages that hold all there is of something, and how many elements each may have: they are looked up in."""
MAX_PACKED = 20_500
"""So many bytes may an index take, packed by gzip."""
ROOM_FOR_AN_EDITION = 1.25
"""So many times as much may a page of an edition weigh: what it adds is not for the shared guide to make room for."""
FIRST_VISIT = 25_000
"""So many bytes may a first visit of the front page or of a module take, each file packed by gzip."""
