import { openClient } from './client.js'
import { openData } from './data.js'
import { element } from './element.js'
import { openFields } from './fields.js'
import { openFigure } from './figure.js'
import { openLayers } from './layers.js'
import { openScenes } from './scenes.js'
import { openTake } from './take.js'
import { progressOf, say, speak } from './words.js'

/** The first figure of a page without an address. */
const FIRST = '#blobs%20--hidden%202'

const find = selector => document.querySelector(selector)
const [form, said, progress, stop, line] = ['.panel', '.said', '.progress', '.stop', '.line'].map(find)
const client = openClient()
const { fields: descriptions, colors } = await client.ask('fields')

/** The keys of the call as texts, files that the worker has not got yet, and the number of the last change. */
const call = { keys: {}, files: {}, turn: 0 }

const data = openData(form, colors, { change: changeData, report })
const fields = openFields(descriptions, form, (key, value) => change({ [key]: value }, key))
const figure = openFigure(find('.stage'))
const layers = openLayers(find('.layers'), hidden => change({ hidden }, 'hidden'))
const scenes = openScenes(find('.scenes'), client, scene => change({ scene, sequence: undefined }, 'scene'))
const take = openTake(find('.take'), {
  draw: (format, tell) => client.ask('draw', { ...called(), format }, tell),
  show: shown => {
    line.textContent = shown
  },
  watch,
  report,
})

const called = () => ({ keys: call.keys, points: data.pointsOf(call.keys) })

/** Other data: what belonged to those before goes with them, but for files that an address named. */
function changeData(name = call.keys.data, { keys = {}, files = {}, usual = {} } = {}) {
  const isNew = name !== call.keys.data
  const gone = ['scene', ...descriptions.flatMap(({ key, goes }) => (goes ? [key] : []))].map(key => [
    key,
    undefined,
  ])
  Object.assign(call.files, files)
  return change({ ...(isNew && { ...Object.fromEntries(gone), ...usual }), ...keys, data: name }, 'data')
}

/** Changes keys, and makes the figure of them; `changed` is the one that is not passed over where it does nothing. */
async function change(keys, changed) {
  Object.assign(call.keys, keys)
  for (const key in call.keys) if (call.keys[key] === undefined) delete call.keys[key]
  const { files } = call
  call.files = {}
  await watch(async isLast => {
    report(say('Training …'))
    const wanted = { ...called(), changed, files, wantsStill: changed === 'data' || figure.isEmpty() }
    const made = await client.ask('make', wanted, ({ read, still, progress: step }) => {
      if (read) show(read)
      if (still) figure.showStill(still)
      if (step) progress.textContent = progressOf(step)
    })
    show(made)
    layers.show(made.values.hidden, made.units)
    find('.notes').replaceChildren(...made.notes.map(note => element('li', {}, [note])))
    find('#columns').replaceChildren(...made.columns.map(name => element('option', {}, [name])))
    await figure.show(made.page, made.alt)
    // What is drawn for this call would end the training of a newer one.
    if (!isLast()) return
    report(made.alt)
    scenes.draw(made)
  })
}

/** Does some work of the client that can be stopped, and says what went wrong; `work` asks whether it is still the last one. */
async function watch(work) {
  const turn = ++call.turn
  const isLast = () => turn === call.turn
  stop.hidden = false
  try {
    await work(isLast)
  } catch (error) {
    if (!isLast()) return
    fields.blame(error.key, error.message)
    report(error.stopped ? say('Stopped.') : error.message, !error.stopped)
  } finally {
    if (isLast()) stop.hidden = true
  }
}

/** Shows a call in the fields, as its command, and in the address. */
function show({ values, line: shown, address, scenes: names, datasets }) {
  speak(values.lang)
  fields.show(values)
  layers.show(values.hidden)
  scenes.show(names, values.scene)
  take.show(data.show(values, datasets))
  line.textContent = shown
  history.replaceState(null, '', `#${address}`)
}

/** Says how it stands, to those who hear too. */
function report(words, isError = false) {
  progress.textContent = ''
  said.textContent = words
  said.classList.toggle('error', isError)
}

async function openAddress() {
  await watch(async () => {
    const { keys, points } = await client.ask('open', { text: `studio.html${location.hash || FIRST}` })
    call.keys = keys
    data.open(points)
    await change({})
  })
}

stop.addEventListener('click', () => client.stop())
form.addEventListener('submit', event => event.preventDefault())
addEventListener('hashchange', openAddress)
openAddress()
