// Contact sheets of the corpus, to be looked at: npm run pictures -- --all
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { figures } from '../corpus/figures.js'
import { specOf } from '../corpus/inputs.js'
import { openCanvas } from './sheet.js'

/** Pixels of a sheet, of the line above each strip, and how many figures it shows. */
const [sheetWidth, line] = [2400, 24]
const [perRow, perSheet] = [2, 8]

/**
 * Writes sheets with six moments of each figure; of one that cannot be a strip as it is.
 *
 * @param inputs a folder with the tables of the corpus
 * @param say prints a line
 */
export async function writeAll(library, inputs, folder, names, say) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (let first = 0; first < names.length; first += perSheet) {
    const strips = []
    for (const name of names.slice(first, first + perSheet))
      strips.push({ name, image: await openCanvas().loadImage(await stripOf(library, name, inputs)) })
    const sheet = join(folder, `${strips[0].name}.png`)
    writeFileSync(sheet, tiled(strips))
    say(`${sheet}: ${strips.map(({ name }) => name).join(', ')}`)
  }
}

async function stripOf(library, name, inputs) {
  const output = join(inputs, 'strip.png')
  const { spec } = figures[name]
  const draw = changes =>
    library.render(specOf(library, { spec: { ...spec, maxSize: null, ...changes } }, inputs), { output })
  await draw({ film: 6, at: null }).catch(() => draw({}))
  return output
}

/** Pictures in rows, each as wide as the others, below their names. */
function tiled(strips) {
  const width = sheetWidth / perRow
  const heightOf = ({ image }) => Math.round((image.height * width) / image.width)
  const rows = Array.from({ length: Math.ceil(strips.length / perRow) }, (_, i) =>
    strips.slice(i * perRow, (i + 1) * perRow),
  )
  const heights = rows.map(row => line + Math.max(...row.map(heightOf)))
  const canvas = openCanvas().createCanvas(
    sheetWidth,
    heights.reduce((a, b) => a + b),
  )
  const context = canvas.getContext('2d')
  context.fillStyle = '#d8d8d8'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#222222'
  context.font = '15px Inter, sans-serif'
  let top = 0
  for (const [i, row] of rows.entries()) {
    for (const [k, strip] of row.entries()) {
      context.fillText(strip.name, k * width + 8, top + 17)
      context.drawImage(strip.image, k * width, top + line, width, heightOf(strip))
    }
    top += heights[i]
  }
  return canvas.toBuffer('image/png')
}
