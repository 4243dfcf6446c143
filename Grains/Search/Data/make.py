#!/usr/bin/env python3
"""Makes han.txt beside this file from Unicode's Unihan database (Debian package unicode-data).

Two parts, separated by a blank line:
  fold      pairs of a traditional character and the simplified one it is searched as
  readings  a line a syllable (no tone, v for u-umlaut), its characters in code point order; a character whose usual
            reading it is stands before the bar, others behind it

usage: make.py [directory of Unihan_*.txt or .bz2, by default /usr/share/unicode]
"""
import bz2
import collections
import pathlib
import re
import sys
import unicodedata

MAX_READINGS = 4


def read(directory, name):
    """Properties of a file: (character, property, value)."""
    packed = directory / f"{name}.txt.bz2"
    text = bz2.open(packed, "rt", encoding="utf-8") if packed.exists() else open(directory / f"{name}.txt", encoding="utf-8")
    with text:
        for line in text:
            if line.startswith("U+"):
                code, prop, value = line.rstrip("\n").split("\t")
                yield int(code[2:], 16), prop, value


def is_searched(code):
    """The blocks that SearchText takes for Han; the rest are rare beyond use in names and places."""
    return 0x3400 <= code <= 0x4DBF or 0x4E00 <= code <= 0x9FFF


def syllable(reading):
    """lǜ becomes lv."""
    letters = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v")
    return re.sub("[^a-z]", "", letters)


def foldings(directory):
    for code, prop, value in read(directory, "Unihan_Variants"):
        if prop == "kSimplifiedVariant" and is_searched(code):
            variants = [int(variant[2:], 16) for variant in value.split()]
            if code not in variants and is_searched(variants[0]):
                yield chr(code) + chr(variants[0])


def readings(directory, folded):
    """Of what is left after folding."""
    usual, others = {}, collections.defaultdict(list)
    for code, prop, value in read(directory, "Unihan_Readings"):
        if not is_searched(code) or chr(code) in folded:
            continue
        if prop == "kMandarin":
            usual[code] = syllable(value.split()[0])
        elif prop == "kHanyuPinlu":
            others[code] += [syllable(re.sub(r"\(\d+\)", "", entry)) for entry in value.split()]
        elif prop == "kXHC1983":
            others[code] += [syllable(entry.split(":")[1]) for entry in value.split()]
    lines = collections.defaultdict(lambda: ([], []))
    for code in sorted(usual):
        lines[usual[code]][0].append(chr(code))
        rest = [other for other in dict.fromkeys(others[code]) if other and other != usual[code]]
        for other in rest[: MAX_READINGS - 1]:
            lines[other][1].append(chr(code))
    for key in sorted(lines):
        first, second = lines[key]
        yield f"{key} {''.join(first)}|{''.join(second)}"


def main():
    directory = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    target = pathlib.Path(__file__).with_name("han.txt")
    pairs = sorted(foldings(directory))
    lines = ["".join(pairs), "", *readings(directory, {pair[0] for pair in pairs})]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
