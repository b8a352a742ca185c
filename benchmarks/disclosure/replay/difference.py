"""The first difference between what is computed here and what the software wrote."""


class Difference(Exception):
    """Says where, what was computed, and what was written."""


def expect(place: str, computed: object, written: object) -> None:
    if computed != written:
        raise Difference(f"{place}: computed {computed}, written {written}")
