import { brotliDecompressSync } from 'node:zlib'

/** Tables by the number that stands for their tags (WOFF 2.0, W3C Recommendation of 2024, 5.1); others spell theirs. */
const tags =
  'cmap head hhea hmtx maxp name OS/2 post cvt  fpgm glyf loca prep CFF  VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH CBDT CBLC COLR CPAL SVG  sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill'.match(
    /.{4}(?= |$)/g,
  )!

/**
 * A TrueType font out of its WOFF2 file, as fontkit varies no other. Hints and boxes of glyphs are left out.
 *
 * @throws an error for a file that is none or is broken, and for a font that has what those of Noto Sans have not: other
 *   transformed tables than outlines, and glyphs that are made of others
 */
export function unpackWoff2(file: Uint8Array): Uint8Array {
  const header = reader(file)
  if (header.u32() !== 0x774f4632) throw new Error('no WOFF2 file')
  const flavor = header.u32()
  // Bytes of the whole file.
  header.skip(4)
  const count = header.u16()
  // Two that are reserved, and the bytes of the font as it was.
  header.skip(6)
  const compressed = header.u32()
  // Its version, and the places of metadata and private data (3.1).
  header.skip(24)
  const entries = Array.from({ length: count }, () => {
    const flags = header.u8()
    const tag = (flags & 63) === 63 ? String.fromCharCode(...header.bytes(4)) : tags[flags & 63]
    const isOutline = tag === 'glyf' || tag === 'loca'
    const isTransformed = isOutline ? flags >> 6 !== 3 : flags >> 6 !== 0
    if (isTransformed && !isOutline) throw new Error(`a transformed table “${tag}”`)
    const length = header.base128()
    return { tag, length: isTransformed ? header.base128() : length, isTransformed }
  })
  const data = reader(brotliDecompressSync(header.bytes(compressed)))
  const tables: Record<string, Uint8Array> = {}
  let outlines: Uint8Array | undefined
  for (const { tag, length, isTransformed } of entries) {
    const bytes = data.bytes(length)
    if (!isTransformed) tables[tag] = bytes
    else if (tag === 'glyf') outlines = bytes
  }
  if (outlines) {
    Object.assign(tables, glyphsOf(outlines))
    // Places of glyphs are written in 32 bits.
    tables.head = tables.head.slice()
    tables.head.set([0, 1], 50)
  }
  return fontOf(flavor, tables)
}

/** The tables “glyf” and “loca” out of the streams of a transformed one (5.1). */
function glyphsOf(bytes: Uint8Array): { glyf: Uint8Array; loca: Uint8Array } {
  const head = reader(bytes)
  // Reserved, and flags of optional parts.
  head.skip(4)
  const count = head.u16()
  // The format of “loca” before: here it has 32 bits.
  head.skip(2)
  const sizes = Array.from({ length: 7 }, () => head.u32())
  const [contours, points, flags, deltas] = sizes.map(size => reader(head.bytes(size)))
  // A byte of these streams is a point or, in up to three bytes, a contour.
  const glyf = writer(5 * sizes[2] + 2 * sizes[1] + 12 * count)
  const loca = writer(4 * (count + 1))
  for (let i = 0; i < count; i++) {
    loca.u32(glyf.length())
    const parts = contours.i16()
    if (parts === 0) continue
    if (parts < 0) throw new Error('a glyph that is made of others')
    glyf.u16(parts)
    let last = -1
    const ends = Array.from({ length: parts }, () => {
      last += points.u255()
      return last
    })
    const steps = Array.from({ length: last + 1 }, () => stepOf(flags.u8(), deltas))
    deltas.u255()
    // Boxes of glyphs, which fontkit finds itself.
    for (let k = 0; k < 4; k++) glyf.u16(0)
    ends.forEach(glyf.u16)
    glyf.u16(0)
    for (const { isOn } of steps) glyf.u8(isOn ? 1 : 0)
    for (const { dx } of steps) glyf.u16(dx)
    for (const { dy } of steps) glyf.u16(dy)
  }
  loca.u32(glyf.length())
  return { glyf: glyf.bytes(), loca: loca.bytes() }
}

/** A point of an outline: its way from the one before, and true for one on the curve. */
interface Step {
  dx: number
  dy: number
  isOn: boolean
}

/** A point out of its flag and its 1 to 4 bytes (5.2). */
function stepOf(flag: number, from: Reader): Step {
  const isOn = flag < 128
  const kind = flag & 127
  const signed = (size: number, bit: number) => (bit & 1 ? size : -size)
  if (kind < 10) return { dx: 0, dy: signed(((kind & 14) << 7) + from.u8(), kind), isOn }
  if (kind < 20) return { dx: signed((((kind - 10) & 14) << 7) + from.u8(), kind), dy: 0, isOn }
  let [x, y] = [0, 0]
  if (kind < 84) {
    const both = from.u8()
    x = 1 + ((kind - 20) & 48) + (both >> 4)
    y = 1 + (((kind - 20) & 12) << 2) + (both & 15)
  } else if (kind < 120) {
    x = 1 + (Math.floor((kind - 84) / 12) << 8) + from.u8()
    y = 1 + ((((kind - 84) % 12) >> 2) << 8) + from.u8()
  } else if (kind < 124) {
    const [first, both, last] = from.bytes(3)
    x = (first << 4) + (both >> 4)
    y = ((both & 15) << 8) + last
  } else {
    x = from.u16()
    y = from.u16()
  }
  return { dx: signed(x, kind), dy: signed(y, kind >> 1), isOn }
}

/** A font file of tables. Its sums of bytes are 0, as nobody looks at them. */
function fontOf(flavor: number, tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const all = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1))
  const start = 12 + 16 * all.length
  const padded = (length: number) => Math.ceil(length / 4) * 4
  const out = writer(all.reduce((sum, [, { length }]) => sum + padded(length), start))
  out.u32(flavor)
  out.u16(all.length)
  for (let k = 0; k < 3; k++) out.u16(0)
  let place = start
  for (const [tag, { length }] of all) {
    for (const character of tag) out.u8(character.charCodeAt(0))
    for (const value of [0, place, length]) out.u32(value)
    place += padded(length)
  }
  for (const [, bytes] of all) {
    out.add(bytes)
    for (let k = bytes.length; k < padded(bytes.length); k++) out.u8(0)
  }
  return out.bytes()
}

type Reader = ReturnType<typeof reader>

/** Reads numbers one after another, the byte of most weight first. */
function reader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let place = 0
  const after = (length: number) => {
    place += length
    return place - length
  }
  const u8 = () => view.getUint8(after(1))
  const u16 = () => view.getUint16(after(2))
  return {
    u8,
    u16,
    i16: () => view.getInt16(after(2)),
    u32: () => view.getUint32(after(4)),
    /** A number in 1 to 5 bytes of 7 bits (4.1). */
    base128() {
      let value = 0
      for (let k = 0; k < 5; k++) {
        const byte = u8()
        value = value * 128 + (byte & 127)
        if (byte < 128) return value
      }
      throw new Error('a number of more than five bytes')
    },
    /** A number in 1 to 3 bytes, mostly one (4.1). */
    u255() {
      const first = u8()
      if (first === 253) return u16()
      if (first === 254) return 506 + u8()
      return first === 255 ? 253 + u8() : first
    },
    skip: after,
    bytes(length: number): Uint8Array {
      const start = after(length)
      if (place > bytes.length) throw new Error('a file that is cut off')
      return bytes.subarray(start, place)
    },
  }
}

/** Writes numbers one after another, the byte of most weight first, into so many bytes at most. */
function writer(most: number) {
  const bytes = new Uint8Array(most)
  const view = new DataView(bytes.buffer)
  let place = 0
  const after = (length: number) => {
    place += length
    return place - length
  }
  return {
    u8: (value: number) => view.setUint8(after(1), value),
    u16: (value: number) => view.setUint16(after(2), value),
    u32: (value: number) => view.setUint32(after(4), value),
    add: (more: Uint8Array) => bytes.set(more, after(more.length)),
    length: () => place,
    bytes: () => bytes.slice(0, place),
  }
}
