"""The sections of the segments of an index, from their tables (docs/FileFormat.md, section 3)."""

import glob
import os
import struct

FIELDS = {1: "words", 2: "pairs", 3: "characters", 4: "headings", 5: "pairs of words"}
TRAILER_SIZE, ENTRY_SIZE = 32, 24
# The numbers of sections in the order of the table in docs/FileFormat.md.
NAMES = {
    0x01: "meta",
    0x02: "alphabet",
    0x03: "clause starts",
    0x04: "clause roles",
    0x05: "first clauses",
    0x06: "parents",
    0x07: "dates",
    0x08: "sources",
    0x09: "ids",
    0x0A: "keywords",
    0x0B: "store dictionaries",
    0x0C: "path nodes",
    0x0D: "lines",
    0x20: "clause store index",
    0x21: "clause store",
    0x30: "document store index",
    0x31: "document store",
    0x40: "path store index",
    0x41: "path store",
}
PARTS = {1: "dictionary index", 2: "dictionary", 3: "postings", 4: "posting blocks", 5: "positions", 6: "lengths"}


def name(number):
    if number in NAMES:
        return NAMES[number]
    field, part = FIELDS.get(number >> 8, f"field {number >> 8}"), PARTS.get(number & 0xFF, f"part {number & 0xFF}")
    return f"{field}: {part}" if number >> 8 else f"section {number:#x}"


def sections_of_file(path):
    """The byte count of each section of one segment, by number."""
    with open(path, "rb") as file:
        file.seek(-TRAILER_SIZE, os.SEEK_END)
        trailer = file.read(TRAILER_SIZE)
        size, count = struct.unpack_from("<QI", trailer)
        if trailer[-8:] != b"GBSEGEND" or size != os.path.getsize(path):
            raise ValueError(f"{path} is no segment, or not all of one")
        file.seek(size - TRAILER_SIZE - count * ENTRY_SIZE)
        table = file.read(count * ENTRY_SIZE)
    return {number: length for number, _, _, length in struct.iter_unpack("<IIQQ", table)}


def sections(index):
    """The byte count of each section of all segments of an index."""
    sums = {}
    for path in glob.glob(os.path.join(index, "segment-*.gbs")):
        for number, length in sections_of_file(path).items():
            sums[number] = sums.get(number, 0) + length
    return sums


def words_size(index):
    """What words with positions take: their dictionary, postings, positions and lengths. Their positions count words, so where
    clauses start in code points is no part of it."""
    return sum(length for number, length in sections(index).items() if number >> 8 == 1)


def total_size(index):
    return sum(os.path.getsize(os.path.join(index, file)) for file in os.listdir(index))
