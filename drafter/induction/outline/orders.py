"""The orders in which samples tell their parts, each with the samples that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from drafter.induction.outline.parts import Outline

_MOST = 4  # orders worth offering


def orders(outline: Outline, samples: Sequence[str]) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The orders of parts found: name, parts, the samples that have it; the commonest first."""
    usual = tuple(part.key for part in outline.parts)
    seen: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for sample, sequence in zip(samples, outline.sequences, strict=True):
        seen[_completed(sequence, usual)].append(sample)
    ranked = sorted(seen, key=lambda each: (-len(seen[each]), each)) or [usual]
    named: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for n, each in enumerate(ranked[:_MOST]):
        named.append(("usual" if n == 0 else f"variant-{n + 1}", each, tuple(seen[each])))
    return named


def _completed(sequence: Sequence[str], usual: Sequence[str]) -> tuple[str, ...]:
    """The sequence with the parts it lacks, each behind the one it usually follows."""
    made = list(sequence)
    held = {each.split("/")[-1] for each in made}
    for n, key in enumerate(usual):
        if key in held:
            continue
        before = next((other for other in reversed(usual[:n]) if other in made), None)
        made.insert(made.index(before) + 1 if before else 0, key)
        held.add(key)
    whole = [each for each in made if "/" not in each]
    for each in (each for each in made if "/" in each):  # the sections a part takes in stand right behind it
        whole.insert(whole.index(each.split("/")[0]) + 1 if each.split("/")[0] in whole else 0, each)
    return tuple(whole)
