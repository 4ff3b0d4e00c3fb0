// Writes dist/built/base-glyphs.js, the glyphs of the bundled font that the player has and figures need not carry, with
// the kerning of numbers. Part of `npm run build`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { baseCharacters } from '../../dist/encode/figure-json/base-glyphs.js'
import { glyphTable } from '../../dist/encode/html/glyph-table.js'
import { tools } from '../../dist/render/tools.js'
import { openFont } from '../../dist/scene/fonts/open-font.js'

const inNumbers = [...'0123456789.,−–:% ']
const pairs = inNumbers.flatMap(a => inNumbers.map(b => a + b))
const texts = [400, 600].flatMap(weight => [...baseCharacters[weight], ...pairs].map(text => [text, weight]))
const base = glyphTable(await openFont({ name: 'Inter', own: [], bundled: await tools.fonts() }), texts)
mkdirSync('dist/built', { recursive: true })
writeFileSync(
  'dist/built/base-glyphs.js',
  `export const base = JSON.parse(${JSON.stringify(JSON.stringify(base))})\n`,
)
