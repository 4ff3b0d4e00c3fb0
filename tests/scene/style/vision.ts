/** How people with a colour vision deficiency see, and how far colours are apart for an eye. */

type Triple = [number, number, number]

/**
 * Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency"
 * (IEEE TVCG 2009), their tables for severity 1.0; for linear RGB.
 */
export const deficiencies: Record<string, [Triple, Triple, Triple]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** `#rrggbb` as linear RGB, 0 to 1 (IEC 61966-2-1). */
export function linear(color: string): Triple {
  return [1, 3, 5].map(i => {
    const v = Number.parseInt(color.slice(i, i + 2), 16) / 255
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
  }) as Triple
}

/** Linear RGB as somebody with that deficiency sees it. */
export function seenWith(matrix: Triple[], rgb: Triple): Triple {
  return matrix.map(row => Math.min(1, Math.max(0, dot(row, rgb)))) as Triple
}

/** Linear RGB as CIELAB under D65. */
export function lab(rgb: Triple): Triple {
  const [x, y, z] = [
    dot([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047,
    dot([0.2126729, 0.7151522, 0.072175], rgb),
    dot([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883,
  ].map(t => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116)) as Triple
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Linear RGB as lightness, chroma and hue in degrees of OKLab (Ottosson, 2020), with its two opponent colours. */
export function oklab(rgb: Triple): { l: number; a: number; b: number; chroma: number; hue: number } {
  const lms = [
    dot([0.4122214708, 0.5363325363, 0.0514459929], rgb),
    dot([0.2119034982, 0.6806995451, 0.1073969566], rgb),
    dot([0.0883024619, 0.2817188376, 0.6299787005], rgb),
  ].map(Math.cbrt) as Triple
  const l = dot([0.2104542553, 0.793617785, -0.0040720468], lms)
  const a = dot([1.9779984951, -2.428592205, 0.4505937099], lms)
  const b = dot([0.0259040371, 0.7827717662, -0.808675766], lms)
  return { l, a, b, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) / degree }
}

/** The CIEDE2000 difference of two CIELAB colours, as Sharma, Wu and Dalal (2005) write it down. */
export function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const seven = (c: number) => Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7))
  const g = 0.5 * (1 - seven((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2))
  const [c1, c2] = [Math.hypot((1 + g) * a1, b1), Math.hypot((1 + g) * a2, b2)]
  const hue = (a: number, b: number) => (Math.atan2(b, (1 + g) * a) / degree + 360) % 360
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)]
  const gray = c1 * c2 === 0
  const turn = gray ? 0 : ((h2 - h1 + 540) % 360) - 180
  const dl = l2 - l1
  const dc = c2 - c1
  const dh = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * degree)
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const far = Math.abs(h1 - h2) > 180
  const h = gray ? h1 + h2 : (h1 + h2 + (far ? (h1 + h2 < 360 ? 360 : -360) : 0)) / 2
  const cos = (factor: number, shift: number) => Math.cos((factor * h + shift) * degree)
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63)
  const sl = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)
  const sc = 1 + 0.045 * c
  const sh = 1 + 0.015 * c * t
  const rt = -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degree) * 2 * seven(c)
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))
}

const degree = Math.PI / 180

function dot(a: Triple, b: Triple): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
