"""What a figure was measured on."""

import platform
from pathlib import Path

_INT8 = ("avx512_vnni", "avx_vnni", "asimddp")
"""What processors call instructions that multiply bytes and add them up; without, the encoder costs twice as much."""


def named() -> str:
    """The machine's name, its processor, and whether it has the instructions that the encoder is quickest with."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.is_file() else []
    about = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    flags = set((about.get("flags") or about.get("Features") or "").split())
    processor = about.get("model name") or platform.processor() or platform.machine()
    dots = (f"{'with' if flags & set(_INT8) else 'without'} int8 dot products",) if flags else ()
    return ", ".join((platform.node(), processor, *dots))
