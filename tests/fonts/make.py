"""
Makes the fonts of this folder with fonttools: python3 make.py NotoSansCJK-Regular.ttc

blocks.ttf and blocks-variable.ttf are made from nothing: each character is a block from the baseline upward, with a gap
of 100 units at its right. noto.otf is a part of Noto Sans CJK JP, Copyright 2014-2021 Adobe, under the SIL Open
Font License 1.1, as its table "name" says (https://openfontlicense.org).
"""

import sys

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection
from fontTools.ttLib.tables.TupleVariation import TupleVariation

# Width and height of each block, in units of 1/1000.
BLOCKS = {"A": (400, 700), "x": (300, 500), "H": (500, 700), "0": (400, 700), " ": (200, 0), "体": (900, 800), "ש": (350, 600)}


def block(width, height):
    pen = TTGlyphPen(None)
    if height:
        pen.moveTo((0, 0))
        pen.lineTo((0, height))
        pen.lineTo((width, height))
        pen.lineTo((width, 0))
        pen.closePath()
    return pen.glyph()


def blocks(file, variable):
    names = {character: f"uni{ord(character):04X}" for character in BLOCKS}
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap({ord(character): name for character, name in names.items()})
    glyphs = {names[character]: block(*size) for character, size in BLOCKS.items()}
    font.setupGlyf({".notdef": block(500, 700), **glyphs})
    widths = {names[character]: (width + 100, 0) for character, (width, _) in BLOCKS.items()}
    font.setupHorizontalMetrics({".notdef": (600, 0), **widths})
    font.setupHorizontalHeader(ascent=900, descent=-200)
    font.setupNameTable({"familyName": "Blocks", "styleName": "Regular", "psName": "Blocks-Regular"})
    font.setupOS2(sTypoAscender=900, usWinAscent=900, usWinDescent=200)
    font.setupPost()
    if variable:
        font.setupFvar([("wght", 100, 100, 900, "Weight")], [])
        # At 900 each block is 100 units wider, and so is its advance.
        wider = [(0, 0), (0, 0), (100, 0), (100, 0), (0, 0), (100, 0), (0, 0), (0, 0)]
        shown = {names[character] for character, (_, height) in BLOCKS.items() if height}
        font.setupGvar({name: [TupleVariation({"wght": (0, 1, 1)}, wider)] for name in shown})
    # The same bytes each time.
    font.font["head"].created = font.font["head"].modified = 3786912000
    font.font.recalcTimestamp = False
    font.save(file)


def noto(collection):
    font = TTCollection(collection).fonts[0]
    options = subset.Options(name_IDs=[0, 1, 2, 6, 13, 14], layout_features=["kern", "palt"], notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="体重身長種類犬猫のとが二つ層 (kg)0123456789")
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save("noto.otf")


blocks("blocks.ttf", False)
blocks("blocks-variable.ttf", True)
noto(sys.argv[1])
