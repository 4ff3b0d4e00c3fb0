// Contact sheets of every scene on every kind of data, to be looked at: npm run pictures -- --all
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { specOf } from '../corpus/inputs.js'
import { openCanvas } from './sheet.js'

const scenes = ['transform', 'data', 'boundary', 'surface', 'orbit', 'story']
const themes = ['light', 'dark', 'paper']
const sizes = [
  { width: 300, height: 300 },
  { width: 600, height: 600 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
]

/** The built-in data with their own networks, and tables of every kind. */
const data = [
  ...['blobs', 'article', 'circles', 'moons', 'spirals', 'xor', 'clusters'].map(name => ({ data: name })),
  { data: 'blobs', hidden: 1 },
  { data: 'spirals', classes: 5 },
  { data: 'clusters', classes: 10 },
  { data: 'one.csv' },
  { data: 'five.csv', hidden: 2 },
  { data: 'three.csv', hidden: 3 },
  { data: 'two-of-three.csv', hidden: 2, reduce: 2 },
  { data: 'long-names.csv', hidden: 3 },
  { data: 'twelve-names.csv', hidden: 3 },
  { data: 'sixty-four.csv', hidden: '8,3' },
]

/** Pixels of a sheet, and how many data it shows. */
const sheetWidth = 2400
const perRow = 3
const perSheet = 6

/** Whether a sheet has all words that were asked for. */
function wanted(words, ...parts) {
  return words.every(word => parts.includes(word))
}

/**
 * Writes a sheet for each scene, theme and size: six moments of each data.
 *
 * @param words that a sheet must have, all of them: names of scenes and themes, sizes such as 600x600
 * @param say prints a line
 */
export async function writeAll(library, inputs, folder, words, say) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const scene of scenes)
    for (const theme of themes)
      for (const size of sizes) {
        const sizeName = `${size.width}x${size.height}`
        if (!wanted(words, scene, theme, sizeName)) continue
        const rows = []
        for (const own of data) {
          const file = join(inputs, 'strip.png')
          try {
            const spec = specOf(library, { spec: { ...own, scene, theme, size, film: 6 } }, inputs)
            await library.render(spec, { output: [file] })
            rows.push(await openCanvas().loadImage(file))
          } catch (error) {
            // Some scenes refuse more than two features.
            if (error.name !== 'SpecError') say(`${scene} ${JSON.stringify(own)}: ${error.message}`)
          }
        }
        for (let first = 0; first < rows.length; first += perSheet) {
          const sheet = join(folder, `${scene}-${theme}-${sizeName}-${1 + first / perSheet}.png`)
          writeFileSync(sheet, tiled(rows.slice(first, first + perSheet)))
          say(sheet)
        }
      }
}

/** Pictures in rows of three, each as wide as the others. */
function tiled(strips) {
  const width = Math.round(sheetWidth / perRow)
  const heights = strips.map(strip => Math.round((strip.height * width) / strip.width))
  const height = Math.max(...heights)
  const canvas = openCanvas().createCanvas(sheetWidth, height * Math.ceil(strips.length / perRow))
  const context = canvas.getContext('2d')
  for (const [i, strip] of strips.entries())
    context.drawImage(strip, (i % perRow) * width, Math.floor(i / perRow) * height, width, heights[i])
  return canvas.toBuffer('image/png')
}
