// Reads calls, trains and draws, off the page's own thread: one call at a time, and a newer one ends the one before.
import { draw, figure, toModel } from '../../../dist/core.js'
import { readFigureObject } from '../../../dist/encode/catalog.js'
import { lineOf, quoted } from '../../../dist/encode/line.js'
import {
  addressOf,
  paintedFile,
  paintedTable,
  readAddress,
  wordsOf,
} from '../../../dist/encode/studio-address.js'
import { choicesOf } from '../../../dist/options/choices.js'
import { keyTable } from '../../../dist/options/key-table.js'
import { nameOfData } from '../../../dist/options/paths.js'
import { changeFigure } from '../../../dist/options/sweep.js'
import { themes } from '../../../dist/scene/style/themes.js'
import { fields, keysOf, readingOf } from './keys.js'

/** Bytes of a table whose points are shown before its network is trained. */
const largeTable = 20_000

/** Contents of files by their names. */
const known = {}
/** The last figure, and the call that it was made by. */
let made
let running = new AbortController()

const answers = {
  fields: () => ({ fields: fields(), colors: { light: themes.light.classes, dark: themes.dark.classes } }),
  stop: () => ({}),
  /** The keys and the points of an address, or of a command that was pasted. */
  open({ text }) {
    const { words, points } = readAddress(text) ?? { words: wordsOf(text) ?? [], points: [] }
    return { keys: keysOf(words[0] === 'nnanim' ? words.slice(1) : words), points }
  },
  async make({ keys, changed, points = [], files = {}, wantsStill }, tell, signal) {
    Object.assign(known, files)
    if (points.length > 0) known[paintedFile] = paintedTable(points)
    const spared = { spares: key => key !== changed, onNote: () => {} }
    const spec = readFigureObject(keys, [], spared)
    const call = choicesOf(keys => readFigureObject(keys), spec)
    const address = shown => addressOf(lineOf(changeFigure(shown, { rasterizer: 'auto' })).slice(1), points)
    tell({ read: { ...readingOf(spec), line: lineFor(spec, 'gif'), address: address(spec) } })
    const options = { files: known, signal, onProgress: progress => tell({ progress }) }
    if (wantsStill && known[spec.data]?.length > largeTable) await showPoints(call, options, tell)
    const whole = (await again(call, points, files)) ?? (await figure(call, options))
    if (wantsStill) tell({ still: await svgOf(whole) })
    const follows = keys.theme ? whole : await whole.under({ theme: 'auto' })
    const page = new TextDecoder().decode(await draw(follows, 'html', { signal }))
    made = { points, call, whole, follows }
    const { alt, notes, spec: own, networks } = whole
    const [{ dataset }] = networks
    const units = networks[0].network.layers.slice(0, -1).map(({ biases }) => biases.length)
    const facts = { page, alt, notes, units, columns: dataset.features, rows: dataset.y.length }
    const network = JSON.stringify(whole.recipe.weights ?? null)
    return { ...facts, network, ...readingOf(own), line: lineFor(own, 'gif'), address: address(own) }
  },
  /** A file of the figure. */
  async draw({ format, ...call }, tell, signal) {
    if (!made) await answers.make(call, () => {}, signal)
    const { whole, follows } = made
    const name = `${nameOfData(whole.spec.data)}.${format}`
    if (format === 'csv') return { name: paintedFile, bytes: new TextEncoder().encode(known[paintedFile]) }
    if (format === 'model.json') {
      const [{ network, dataset }] = whole.networks
      const bytes = new TextEncoder().encode(`${JSON.stringify(toModel(network, dataset))}\n`)
      return { name, bytes, line: `${lineFor(whole.spec, 'gif')} --save-model ${quoted([name])}` }
    }
    const shown = /html|json/.test(format) ? follows : whole
    const bytes = await draw(shown, format, { signal, onProgress: progress => tell({ progress }) })
    return { name, bytes, line: lineFor(shown.spec, format) }
  },
  /** The figure in each scene, small. */
  async scenes(_, tell, signal) {
    for (const { name } of readingOf(made.whole.spec).scenes) {
      signal.throwIfAborted()
      const shown = await made.whole.under({ scene: name, sequence: null }).catch(() => undefined)
      if (shown) tell({ scene: name, svg: await svgOf(shown) })
      await new Promise(done => setTimeout(done))
    }
  },
}

addEventListener('message', async ({ data: { id, ask, ...call } }) => {
  running.abort()
  running = new AbortController()
  const { signal } = running
  const tell = facts => signal.aborted || postMessage({ id, ...facts })
  try {
    const answer = await answers[ask](call, tell, signal)
    tell({ done: answer ?? {} })
  } catch (error) {
    tell({ error: { message: error.message, key: /^\w*/.exec(error.field ?? '')[0] } })
  }
})

/** The same data and networks under other keys; undefined where they have to be made. */
async function again(call, points, files) {
  if (!made || Object.keys(files).length > 0 || JSON.stringify(points) !== JSON.stringify(made.points))
    return undefined
  const keys = Object.keys({ ...call, ...made.call })
  const differs = key => JSON.stringify(call[key]) !== JSON.stringify(made.call[key])
  const change = Object.fromEntries(keys.filter(differs).map(key => [key, call[key] ?? null]))
  // Another language may take other letters.
  if (Object.keys(change).some(key => keyTable[key].decides || key === 'lang')) return undefined
  return made.whole.under(change).catch(() => undefined)
}

/** Shows the points of a large table while its network is trained; what cannot be drawn so is left to the figure. */
async function showPoints(call, options, tell) {
  const isOfTable = ([key]) =>
    keyTable[key].decides?.join() === 'table' || ['data', 'lang', 'theme'].includes(key)
  const own = Object.fromEntries(Object.entries(call).filter(isOfTable))
  const soon = { scene: 'data', hidden: '2', maxIter: 1, restarts: 1 }
  const points = await figure({ ...own, ...soon }, options).catch(() => undefined)
  if (points) tell({ still: await svgOf(points) })
}

const lineFor = (spec, format) => quoted(lineOf(spec, `${nameOfData(spec.data)}.${format}`))
const svgOf = async shown => new TextDecoder().decode(await draw(shown, 'svg'))
