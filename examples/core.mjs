// Figures without Node's files, as in a page or a server function: node examples/core.mjs
import { writeFileSync } from 'node:fs'
import { draw, figure, toSvg } from 'nnanim/core'

// Points of one's own: a row each, and the class of each row.
const x = Array.from({ length: 60 }, (_, i) => [Math.sin(i * 2.4), Math.cos(i * 1.7)])
const y = x.map(([a, b]) => (a * b > 0 ? 'same sign' : 'other sign'))

const signs = await figure({ data: { x, y, features: ['a', 'b'] }, hidden: 3, seed: 2 })
console.log(signs.alt)
writeFileSync('signs.svg', toSvg(signs, signs.still))

// What was trained is drawn again in other formats: a picture, and data for <nnanim-figure>.
for (const format of ['png', 'figure.json']) writeFileSync(`signs.${format}`, await draw(signs, format))
