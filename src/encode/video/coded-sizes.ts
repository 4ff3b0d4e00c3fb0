import type { Codec } from './compressor.ts'

interface Size {
  width: number
  height: number
}

/**
 * The sizes of pictures that a part of a compressed stream announces. They may differ from the container's, and are what
 * a decoder reserves memory for.
 *
 * @param isRecord whether it is the record of ISO/IEC 14496-15 instead of a frame
 */
export function codedSizes(codec: Codec, data: Uint8Array, isRecord: boolean): Size[] {
  if (codec === 'vp9') return vp9Frames(data).flatMap(frame => vp9Size(frame) ?? [])
  // Lengths of other than four bytes, which would be read as other units.
  if (isRecord && (data[4] & 3) !== 3) return [nothing]
  return (isRecord ? recordUnits(data) : frameUnits(data)).filter(unit => (unit[0] & 31) === 7).map(avcSize)
}

/** The units in a record of H.264: those of its sequence parameter sets. */
function recordUnits(data: Uint8Array): Uint8Array[] {
  const units: Uint8Array[] = []
  for (let at = 6, left = data[5] & 31; left > 0 && at + 2 < data.length; left--) {
    const length = (data[at] << 8) | data[at + 1]
    units.push(data.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return units
}

/** The units of a frame in H.264, each after its length in four bytes. */
function frameUnits(data: Uint8Array): Uint8Array[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const units: Uint8Array[] = []
  for (let at = 0; at + 4 < data.length; ) {
    const end = at + 4 + view.getUint32(at)
    units.push(data.subarray(at + 4, end))
    at = end
  }
  return units
}

/**
 * The size in a sequence parameter set of High profile (ITU-T H.264, 7.3.2.1.1), of whole macroblocks, before it is
 * cropped; 0 × 0 for one that x264 does not write.
 */
function avcSize(unit: Uint8Array): Size {
  const plain = unit.filter((byte, i) => !(byte === 3 && unit[i - 1] === 0 && unit[i - 2] === 0))
  const { skip, bits, golomb } = bitReader(plain.subarray(4))
  const [, chroma] = [golomb(), golomb()]
  const depths = [golomb(), golomb()]
  skip(1)
  const hasScaling = bits(1) === 1
  if (plain[1] !== 100 || chroma !== 1 || depths.some(depth => depth > 0) || hasScaling) return nothing
  golomb()
  const order = golomb()
  if (order === 1) return nothing
  if (order === 0) golomb()
  golomb()
  skip(1)
  const [width, height] = [golomb() + 1, golomb() + 1]
  return { width: 16 * width, height: 16 * height * (2 - bits(1)) }
}

const nothing: Size = { width: 0, height: 0 }

/** A packet of VP9 is a frame, or several with an index at its end (VP9 bitstream specification, annex B). */
function vp9Frames(data: Uint8Array): Uint8Array[] {
  const marker = data.at(-1) ?? 0
  if ((marker & 0xe0) !== 0xc0) return [data]
  const [count, wide] = [(marker & 7) + 1, ((marker >> 3) & 3) + 1]
  const index = data.length - 2 - count * wide
  let from = 0
  return Array.from({ length: count }, (_, i) => {
    let size = 0
    for (let k = 0; k < wide; k++) size += (data[index + 1 + i * wide + k] ?? 0) * 256 ** k
    const frame = data.subarray(from, from + size)
    from += size
    return frame
  })
}

/**
 * The size in a frame's header (VP9 bitstream specification, 6.2) of profile 0; null for a frame that has that of
 * another one, or one that the other limits.
 */
function vp9Size(frame: Uint8Array): Size | null {
  const { skip, bits } = bitReader(frame)
  skip(4)
  if (bits(1) === 1) return null
  const isKey = bits(1) === 0
  const [isShown, resists] = [bits(1) === 1, bits(1) === 1]
  if (!isKey) {
    if (isShown || bits(1) === 0) return null
    if (!resists) skip(2)
  }
  skip(24)
  if (isKey) {
    if (bits(3) !== 7) skip(1)
  } else skip(8)
  return { width: bits(16) + 1, height: bits(16) + 1 }
}

/** Reads bits from the highest on; beyond the end there are ones, which end every number. */
function bitReader(data: Uint8Array) {
  let at = 0
  const bits = (count: number): number => {
    let value = 0
    for (let i = 0; i < count; i++, at++)
      value = value * 2 + (((data[at >> 3] ?? 0xff) >> (7 - (at & 7))) & 1)
    return value
  }
  return {
    bits,
    skip(count: number) {
      at += count
    },
    /** A number in Exp-Golomb code (ITU-T H.264, 9.1). */
    golomb(): number {
      let zeros = 0
      while (bits(1) === 0) zeros++
      return 2 ** zeros - 1 + bits(zeros)
    },
  }
}
