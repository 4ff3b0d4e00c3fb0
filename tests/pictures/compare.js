// Compares a figure with what it was, and finds the pictures of what differs.
import { basename, join } from 'node:path'
import { filesOf, makeFiles } from './files.js'
import { shapesOf } from './shapes.js'
import { differentPixels, picturesOf } from './sheet.js'

/**
 * Compares a figure with its hashes, and its files with those of a baseline where there is one.
 *
 * @param known its hashes; undefined for a new figure
 * @param scratch a folder with the inputs, where files may be made
 * @returns its `hashes`, the names of those that differ, `differs`, and the names of `files` that do
 */
export async function compare(name, figure, { library, baseline, known, scratch }) {
  const { hashes } = await shapesOf(library, figure)
  const before = baseline && (await baseline.filesOf(name, figure, join(scratch, 'before')))
  const after = before && (await filesOf(library, figure, join(scratch, 'after')))
  const files = Object.keys({ ...before, ...after }).filter(file => before[file] !== after[file])
  const differs = Object.keys(hashes).filter(name => hashes[name] !== known?.[name])
  return { hashes, differs, files }
}

/**
 * What differs as rows of a sheet, {label, before, after}: of shapes the three moments that differ most, of files alone
 * the frame of each that does. Without a baseline there is nothing before.
 */
export async function rowsOf(figure, { differs, files }, { library, baseline, scratch }) {
  const sides = { ...(baseline && { before: baseline.library }), after: library }
  return differs.includes('shapes')
    ? rowsOfShapes(figure, sides, scratch)
    : rowsOfFiles(figure, files, sides, scratch)
}

async function rowsOfShapes(figure, sides, scratch) {
  const rows = []
  for (const { label, changes } of await choices(figure, sides)) {
    const row = { label }
    for (const [side, library] of Object.entries(sides)) {
      const still = { ...figure, outputs: ['png'], twins: false }
      const folder = join(scratch, `${side} ${rows.length}`)
      const spec = { ...changes[side], maxSize: null }
      row[side] = (await makeFiles(library, still, folder, spec).catch(() => null))?.[0]
    }
    rows.push({ ...row, count: await differentPixels(row.before, row.after) })
  }
  const most = [...rows].sort((a, b) => b.count - a.count).slice(0, 3)
  return rows.filter(row => most.includes(row))
}

/** The pictures to show of shapes: a label, and what the spec of each side says otherwise. */
async function choices(figure, sides) {
  if (figure.spec.film) return [{ label: 'all moments', changes: {} }]
  const after = await shapesOf(sides.after, figure)
  // An older library may not know the figure.
  const before = sides.before && (await shapesOf(sides.before, figure).catch(() => undefined))
  return momentsToShow(before, after).map(i => ({
    label: `at ${after.moments[i].time.toFixed(2)} s`,
    changes: { before: { at: before?.moments[i].time }, after: { at: after.moments[i].time } },
  }))
}

/** The moments that differ; of what differs as a whole, such as its background, three. */
function momentsToShow(before, after) {
  if (before?.hashes.shapes === after.hashes.shapes) return []
  const all = [...after.moments.keys()]
  const different = before ? all.filter(i => before.moments[i]?.look !== after.moments[i].look) : []
  return different.length > 0 ? different : [all.at(0), all.at(all.length / 2), all.at(-1)]
}

async function rowsOfFiles(figure, files, sides, scratch) {
  const made = {}
  for (const [side, library] of Object.entries(sides))
    made[side] = await makeFiles(library, figure, join(scratch, side)).catch(() => null)
  const rows = []
  for (const file of files) {
    const [before, after] = ['before', 'after'].map(side => {
      const path = made[side]?.find(path => basename(path) === file)
      return path === undefined ? [] : picturesOf(path, join(scratch, `${side} ${file}`))
    })
    const counts = []
    for (let i = 0; i < Math.max(before.length, after.length); i++)
      counts.push(await differentPixels(before[i], after[i]))
    // A GIF is compared without ffmpeg, but not shown.
    if (counts.length === 0) continue
    const index = counts.indexOf(Math.max(...counts))
    rows.push({ label: `${file}, picture ${index + 1}`, before: before[index], after: after[index] })
  }
  return rows
}
