import { element } from './element.js'
import { openPad } from './pad.js'
import { say } from './words.js'

const PAINTED = 'painted.csv'

/** Milliseconds after the last stroke, until what was painted is trained. */
const PAUSE = 350

/** Units for painted points of which nothing is said: a closed area takes three cuts. */
const USUAL = '3'

/**
 * The ways to data: built in, painted, a table, a formula.
 *
 * @param change hears of other data, as `{ data }` with keys of it, and of new files; `report` says what is to be heard
 */
export function openData(form, colors, { change, report }) {
  const find = selector => form.querySelector(selector)
  const { dataset, formula, source } = form.elements
  /** Whether the data are a file, which no address holds, and whether somebody looks at another way than that of the data. */
  const state = { isFile: false, isLooking: false }
  let waiting

  const pad = openPad(find('canvas'), colors, {
    changed(points) {
      find('.invite').hidden = points.length > 0
      report(say('{0} points', points.length))
      clearTimeout(waiting)
      const labels = new Set(points.map(([, , label]) => label))
      const isCurve = labels.has(0)
      if (labels.size < 2 && !(isCurve && points.length > 2)) return
      state.isFile = false
      const keys = { target: isCurve ? 'y' : undefined }
      waiting = setTimeout(() => change(PAINTED, { keys, usual: { hidden: USUAL } }), PAUSE)
    },
    say: (...words) => report(say(...words)),
    choose: label => find(`[name="class"][value="${label}"]`)?.click(),
  })

  const classes = Array.from({ length: 10 }, (_, i) => (i + 1) % 10).map(label => {
    const input = element('input', { type: 'radio', name: 'class', value: label, checked: label === 1 })
    const style = `--light: ${colors.light[label - 1]}; --dark: ${colors.dark[label - 1]}`
    const shown = label === 0 ? ['Curve'] : [element('i', { style }), `${label}`]
    return element('label', {}, [input, element('span', { 'data-word': label === 0 }, shown)])
  })
  find('.classes').append(...classes)

  /** Points of a curve and of classes do not go together. */
  const chooseClass = label => {
    pad.use({ label })
    if (pad.points.some(([, , own]) => (own === 0) !== (label === 0)))
      pad.set(pad.points.map(([x, y]) => [x, y, label]))
  }
  const showSource = kind => {
    source.value = kind
    find('fieldset').classList.toggle('looking', state.isLooking)
    for (const part of form.querySelectorAll('[data-source]')) part.hidden = part.dataset.source !== kind
    pad.draw()
  }
  const openTable = (name, bytes) => {
    Object.assign(state, { isFile: true, isLooking: false })
    change(name, { files: { [name]: bytes } })
  }
  /** Reads files that were dropped or chosen: a table, a font or a model. */
  const openFiles = async list => {
    for (const file of list) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const files = { [file.name]: bytes }
      if (/\.(ttf|otf)$/i.test(file.name)) change(undefined, { keys: { font: file.name }, files })
      else if (/\.(onnx|safetensors)$/i.test(file.name))
        change(undefined, { keys: { model: file.name, hidden: undefined }, files })
      else openTable(file.name, bytes)
    }
  }

  const does = { undo: pad.undo, redo: pad.redo, clear: () => pad.set([]) }
  form.addEventListener('click', ({ target }) => does[target.dataset.does]?.())
  form.addEventListener('change', ({ target: { name, value, files } }) => {
    if (name === 'source') {
      state.isLooking = true
      showSource(value)
    } else if (name === 'dataset' || name === 'formula') {
      Object.assign(state, { isFile: false, isLooking: false })
      change(value)
    } else if (name === 'pasted') openTable(nameOf(value), new TextEncoder().encode(value))
    else if (name === 'tool') pad.use({ tool: value })
    else if (name === 'class') chooseClass(Number(value))
    else if (files) openFiles(files)
  })
  for (const type of ['dragover', 'drop'])
    document.addEventListener(type, event => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      if (type === 'drop') openFiles(event.dataTransfer.files)
    })

  return {
    /** The painted points of a call. */
    pointsOf: ({ data }) => (data === PAINTED && !state.isFile ? pad.points : []),
    /** Takes over the points of an address. */
    open(points) {
      Object.assign(state, { isFile: false, isLooking: false })
      if (points.length > 0) pad.set(points)
      clearTimeout(waiting)
    },
    show({ data }, datasets) {
      if (dataset.length === 0)
        dataset.append(...datasets.map(({ name, summary }) => element('option', { title: summary }, [name])))
      const isBuilt = datasets.some(({ name }) => name === data)
      const isFormula = !isBuilt && /[<>=]/.test(data)
      if (isBuilt) dataset.value = data
      if (isFormula) formula.value = data
      const isPainted = data === PAINTED && !state.isFile
      const kind = isBuilt ? 'built' : isFormula ? 'formula' : isPainted ? 'paint' : 'table'
      find('.hint').hidden = kind !== 'table'
      if (!state.isLooking) showSource(kind)
      return { isPainted }
    },
  }
}

const nameOf = text => `pasted.${/^\s*[[{]/.test(text) ? 'json' : /^[^\n]*\t/.test(text) ? 'tsv' : 'csv'}`
