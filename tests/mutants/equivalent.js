// Changes that were looked at and that nothing can notice: the program does the same.

const dropped = 'what is written behind the end of a typed array is dropped'
const equal = 'two numbers that are equal to the last bit'

/** A file, a text that stands in it (a run ends where it does not), what is changed behind its first place, and why that makes no difference. */
export const equivalent = [
  ['src/paint/fill-text.ts', 'if (!(units ', '>', 'a stroke of no width covers nothing'],
  ['src/network/separable.ts', 'for (const [k, at] of first)\n    for (let s = 0; s ', '<', dropped],
  ['src/geometry/polyline.ts', 'if (distance ', '<=', equal],
  [
    'src/scene/chapters.ts',
    'findIndex(({ end }) => time ',
    '<',
    'no frame is at a billionth of a second before an end',
  ],
  ['src/network/best-line-2d.ts', 'let i = 0, k = 0; i ', '<', dropped],
  [
    'src/scene/space/sheet-in-space.ts',
    'const reach = ',
    '0.12',
    'only the direction of an arrow is taken from it',
  ],
  ['src/network/polar.ts', '(leading ', '<', 'a unit quaternion has a part other than 0'],
  ['src/network/line-search.ts', 'return step ', '>', 'no step is the one before it'],
  [
    'src/geometry/contour.ts',
    'const probes = new Float64Array(count * ',
    '10',
    'more places than needed are looked at',
  ],
  [
    'src/geometry/surface-mesh.ts',
    'parts.cut\n  const ahead = nx * x + ny * y + c ',
    '>',
    'an eye in the plane of a cut sees no side before the other',
  ],
  ['src/geometry/cut-polygon.ts', 'if (row[k] ', '>', equal],
  ['src/scene/fonts/open-font.ts', 'width >= 0 && width ', '<', equal],
  ['src/paint/pdf-page.ts', 'dash.length ', '>', 'dash([]) writes what undash() does'],
]
