import { openClient } from './client.js'
import { element } from './element.js'
import { openFields } from './fields.js'
import { openFigure } from './figure.js'
import { openLayers } from './layers.js'
import { openPad } from './pad.js'
import { openScenes } from './scenes.js'
import { openTake } from './take.js'
import { say, speak } from './words.js'

/** The first figure of a page without an address. */
const FIRST = '#blobs%20--hidden%202'

/** Milliseconds after the last stroke, until what was painted is trained. */
const PAUSE = 350

/** Keys that belong to other data, and go with them. */
const OF_DATA = [
  ...['samples', 'noise', 'domain', 'classes', 'hollow', 'label', 'target', 'features', 'order', 'log', 'missing'],
  ...['test', 'image', 'classNames', 'slice', 'fix', 'hidden', 'activation', 'scene', 'model'],
]

const PAINTED = 'painted.csv'

const find = selector => document.querySelector(selector)
const client = openClient()
const { fields: descriptions, colors } = await client.ask('fields')
const form = find('.panel')
/** The call: keys as texts, painted points, and files that the worker has not got yet. */
const state = { keys: {}, given: {} }

const parts = Object.fromEntries(
  Array.from(form.querySelectorAll('[data-part]'), part => [part.dataset.part, part]),
)
const fields = openFields(descriptions, parts, (key, value) => change({ [key]: value }, key))
const figure = openFigure(find('.stage'))
const layers = openLayers(find('.layers'), hidden => change({ hidden }, 'hidden'))
const scenes = openScenes(find('.scenes'), client, scene => change({ scene, sequence: undefined }, 'scene'))
const take = openTake(find('.take'), {
  draw: (format, tell) => client.ask('draw', { ...callOf(), format }, tell),
  report,
  link: () => location.href,
})

const hear = {
  said: find('.state output'),
  progress: find('.progress'),
  stop: find('[data-does="stop"]'),
  line: find('.line'),
  notes: find('.notes'),
}

let waiting
const pad = openPad(find('.pad canvas'), colors, {
  changed(points) {
    find('.invite').hidden = points.length > 0
    report(say('points', points.length))
    clearTimeout(waiting)
    const isCurve = points.some(([, , label]) => label === 0)
    const isEnough = isCurve ? points.length > 2 : new Set(points.map(([, , label]) => label)).size > 1
    const own = { data: PAINTED, target: isCurve ? 'y' : undefined, hidden: hiddenOf() }
    if (isEnough) waiting = setTimeout(() => change(state.keys.data === PAINTED ? own : { ...none(), ...own }), PAUSE)
  },
  say: (...words) => report(say(...words)),
  label: label => form.elements.label_.forEach?.(one => one.value === `${label}` && one.click()),
})

/** The layers that go on when the data change; a curve is more than two units draw. */
const hiddenOf = () => state.keys.hidden ?? '3'

const none = () => Object.fromEntries(OF_DATA.map(key => [key, undefined]))

function callOf() {
  const points = state.keys.data === PAINTED && !state.table ? pad.points : []
  return { keys: state.keys, points }
}

/** Changes keys, and makes the figure of them; `changed` is the one that must not be passed over where it does nothing. */
async function change(keys, changed) {
  for (const [key, value] of Object.entries(keys))
    if (value === undefined) delete state.keys[key]
    else state.keys[key] = value
  const { given } = state
  const turn = (state.turn = (state.turn ?? 0) + 1)
  state.given = {}
  hear.stop.hidden = false
  report(say('training'))
  try {
    const made = await client.ask(
      'make',
      { ...callOf(), changed, given, wantsStill: figure.isEmpty() },
      ({ read, still, progress }) => {
        if (read) showCall(read)
        if (still) figure.showStill(still)
        if (progress) hear.progress.textContent = say('progress', progress)
      },
    )
    showCall(made)
    layers.show(made.values.hidden, made.units)
    hear.notes.replaceChildren(...made.notes.map(note => element('li', {}, [note])))
    find('#columns').replaceChildren(...made.columns.map(name => element('option', {}, [name])))
    await figure.show(made.page, made.alt)
    report(made.alt)
    scenes.draw(made)
  } catch (error) {
    complain(error)
  } finally {
    if (turn === state.turn) hear.stop.hidden = true
  }
}

function showCall({ values, line, address, scenes: names, datasets }) {
  speak(values.lang)
  fields.show(values)
  layers.show(values.hidden)
  scenes.show(names, values.scene)
  hear.line.textContent = line
  take.show({ isPainted: values.data === PAINTED })
  history.replaceState(null, '', `#${address}`)
  const { dataset, formula, source } = form.elements
  if (dataset.length === 0)
    dataset.append(...datasets.map(({ name, summary }) => element('option', { title: summary }, [name])))
  const isBuilt = datasets.some(({ name }) => name === values.data)
  if (isBuilt) dataset.value = values.data
  const isFormula = !isBuilt && /[<>=]/.test(values.data)
  if (isFormula) formula.value = values.data
  find('[data-source="table"] .hint').hidden = !state.table
  const kind = isBuilt ? 'built' : isFormula ? 'formula' : values.data === PAINTED && !state.table ? 'paint' : 'table'
  if (!state.looking) showSource((source.value = kind))
}

function complain(error) {
  if (error.stopped) return report(say('stopped'))
  hear.progress.textContent = ''
  fields.blame(error.key, error.message)
  report(error.message, true)
}

/** Says how it stands, to those who hear too. */
function report(words, isError = false) {
  hear.progress.textContent = ''
  hear.said.textContent = words
  hear.said.classList.toggle('error', isError)
}

function showSource(kind) {
  for (const part of form.querySelectorAll('[data-source]')) part.hidden = part.dataset.source !== kind
  pad.draw()
}

/** Reads files that were dropped or chosen: a table, a font, or a model. */
async function openFiles(list) {
  for (const file of list) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    state.given[file.name] = bytes
    if (/\.(ttf|otf)$/i.test(file.name)) await change({ font: file.name }, 'font')
    else if (/\.(onnx|safetensors)$/i.test(file.name)) await change({ model: file.name, hidden: undefined }, 'model')
    else openTable(file.name, bytes)
  }
}

function openTable(name, bytes) {
  state.table = true
  state.looking = false
  state.given[name] = bytes
  return change({ ...none(), data: name }, 'data')
}

const does = {
  undo: () => pad.undo(),
  redo: () => pad.redo(),
  clear: () => pad.set([]),
  stop: () => client.stop(),
  async copy() {
    await navigator.clipboard.writeText(hear.line.textContent).then(
      () => report(say('copied')),
      () => getSelection().selectAllChildren(hear.line),
    )
  },
}
document.addEventListener('click', ({ target }) => does[target.dataset?.does]?.())
form.addEventListener('submit', event => event.preventDefault())
form.addEventListener('change', ({ target: { name, value, files } }) => {
  if (name === 'source') {
    state.looking = true
    showSource(value)
  } else if (name === 'dataset' || name === 'formula') {
    state.table = state.looking = false
    change({ ...none(), data: value }, 'data')
  } else if (name === 'pasted') openTable(nameOf(value), new TextEncoder().encode(value))
  else if (name === 'tool') pad.use({ tool: value })
  else if (name === 'label_') chooseClass(Number(value))
  else if (files) openFiles(files)
})

const nameOf = text => `pasted.${/^\s*[[{]/.test(text) ? 'json' : /^[^\n]*\t/.test(text) ? 'tsv' : 'csv'}`

/** The class of the points to come; points of a curve and of classes do not go together. */
function chooseClass(label) {
  const { points } = pad
  state.table = false
  pad.use({ label })
  const isOther = points.some(([, , k]) => (k === 0) !== (label === 0))
  if (isOther) pad.set(points.map(([x, y]) => [x, y, label]))
}

find('.classes').append(
  ...Array.from({ length: 10 }, (_, i) => (i + 1) % 10).map(label => {
    const input = element('input', { type: 'radio', name: 'label_', value: label, checked: label === 1 })
    const word = label === 0 ? [element('span', { 'data-word': true }, ['Curve'])] : [element('span', {}, [label])]
    const swatch = element('i', { style: `--light: ${colors.light[label - 1]}; --dark: ${colors.dark[label - 1]}` })
    return element('label', {}, [input, ...(label === 0 ? [] : [swatch]), ...word])
  }),
)

for (const type of ['dragover', 'drop'])
  document.addEventListener(type, event => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    document.body.classList.toggle('dropping', type === 'dragover')
    if (type === 'drop') openFiles(event.dataTransfer.files)
  })
document.addEventListener('dragleave', () => document.body.classList.remove('dropping'))

/** Opens what the address says. */
async function openAddress() {
  try {
    const { keys, points } = await client.ask('open', { text: `studio.html${location.hash || FIRST}` })
    state.keys = keys
    state.table = state.looking = false
    if (points.length > 0) pad.set(points)
    clearTimeout(waiting)
    await change({}, undefined)
  } catch (error) {
    complain(error)
  }
}
addEventListener('hashchange', openAddress)
openAddress()
