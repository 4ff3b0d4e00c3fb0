// Changes that were looked at and that nothing can notice: the program does the same.

/** A file, a text that stands in it, what is changed behind its first place, and why that makes no difference. */
export const equivalent = [
  ['src/paint/fill-text.ts', 'if (!(units ', '>', 'a stroke of no width covers nothing'],
  [
    'src/network/separable.ts',
    'for (const [k, at] of first) {\n    for (let s = 0; s ',
    '<',
    'what is written behind the end of a typed array is dropped',
  ],
  ['src/scene/geometry/polyline.ts', 'if (distance ', '<=', 'two distances that are equal to the last bit'],
  [
    'src/scene/chapters.ts',
    'findIndex(({ end }) => time ',
    '<',
    'no frame is at a billionth of a second before an end',
  ],
  [
    'src/encode/png/metadata.ts',
    'at = signature.length; at + 12 ',
    '<=',
    'the last chunk, IEND, holds no text',
  ],
  [
    'src/network/divisions.ts',
    'let i = 0, k = 0; i ',
    '<',
    'what is written behind the end of a typed array is dropped',
  ],
  ['src/network/line-search.ts', 'return step ', '>', 'no step is the one before it'],
]
