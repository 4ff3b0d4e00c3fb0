/** A number of 16 bits: sign, exponent of five bits, fraction (IEEE 754 binary16). */
export function half(bits: number): number {
  const [exponent, fraction, sign] = [(bits >> 10) & 31, bits & 1023, bits & 0x8000 ? -1 : 1]
  if (exponent === 31) return fraction > 0 ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15))
}

/** The upper half of a number of 32 bits (bfloat16). */
export function brain(bits: number): number {
  return new Float32Array(Int32Array.of(bits << 16).buffer)[0]
}
