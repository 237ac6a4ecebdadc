"""Points on the map as people write them down."""

from __future__ import annotations


def point(value: str) -> tuple[float, float, str] | None:
    """Latitude and longitude in degrees and the name of "36.20,37.16 Aleppo"; the name may be left out. None where it
    is no point."""
    words = value.split()
    try:
        lat, lon = (float(part) for part in "".join(words[:1]).split(","))
    except ValueError:
        return None
    return (lat, lon, " ".join(words[1:])) if -90 <= lat <= 90 and -180 <= lon <= 180 else None
