// The table of keys as fields of a page: the command line has no other words.
import { catalog } from '../../../dist/encode/catalog.js'
import { paintedFile } from '../../../dist/encode/studio-address.js'
import { namesOf } from '../../../dist/options/catalog.js'
import { spreadSettings } from '../../../dist/options/classifier-settings.js'
import { datasetFacts } from '../../../dist/options/dataset-facts.js'
import { SpecError } from '../../../dist/options/error.js'
import { flagForm } from '../../../dist/options/flag-form.js'
import { fillHelp, takersOf } from '../../../dist/options/help.js'
import { flagName, keyGroups, keyTable } from '../../../dist/options/key-table.js'
import { nearest } from '../../../dist/options/suggest.js'
import { networkSpecs, specJson } from '../../../dist/options/sweep.js'
import { ofTask } from '../../../dist/options/task-scenes.js'

const registries = namesOf(catalog)
const takers = takersOf(catalog)

/** Keys that each dataset has a default of, which other data take over. */
const OF_NETWORK = ['hidden', 'activation', 'model', 'scene', 'slice', 'fix']

/** Keys that choose among columns: of painted points all are used. */
const OF_COLUMNS = ['label', 'target', 'features', 'order', 'log', 'missing']

/** Keys in front beside those of the short help, and those of it that are not. */
const IN_FRONT = ['noise', 'activation', 'lang']
const BEHIND = ['model', 'slice', 'classNames', 'fps', 'duration', 'at', 'for']

/** Keys that mean nothing in a page, or have a place of their own there. */
const ELSEWHERE = ['data', 'scene', 'rasterizer']

/** A field for each key with a flag, in the order of the help. */
export function fields() {
  return Object.entries(keyGroups).flatMap(([group, keys]) =>
    Object.entries(keys).flatMap(([key, row]) => {
      if (row.flagOf || ELSEWHERE.includes(key)) return []
      const { kind, names = [], min, max } = row.form
      const choices = typeof names === 'string' ? registries[names] : names
      return {
        ...{ key, group, kind, choices, min, max },
        flag: flagName(key, row),
        help: fillHelp(row.help, choices, row.fallback, takers[key]),
        isInFront: IN_FRONT.includes(key) || (row.common !== undefined && !BEHIND.includes(key)),
        isOn: row.fallback === true,
        canLack: row.fallback === null && !row.filled,
        goes: OF_NETWORK.includes(key) || [row.goesWith].flat().includes('data'),
      }
    }),
  )
}

/** What fields show of a spec: the value of each key that means something for it, in the form of its flag. */
export function readingOf(figure) {
  const [spec] = networkSpecs(figure)
  const json = specJson(figure)
  const shown = [...fields().map(({ key }) => key), 'data', 'scene'].filter(key => isFor(key, spec))
  const { datasets } = catalog
  return {
    values: Object.fromEntries(shown.map(key => [key, flagForm(json, key) ?? ''])),
    scenes: ofTask(catalog, spec).scenes.map(({ name, summary }) => ({ name, summary })),
    datasets: datasets.map(({ name, summary }) => ({ name, summary })),
  }
}

function isFor(key, spec) {
  const { decides, sceneOption, solverOption, notWithModel } = keyTable[key]
  const facts = datasetFacts(catalog, spec.data)
  if (key === 'classes') return typeof facts?.classes === 'object'
  if (key === 'hollow') return facts?.hollow === true
  if (key === 'domain') return /[<>=]/.test(spec.data)
  if (key === 'noise') return facts?.noise != null
  if (key === 'samples') return facts !== undefined && !facts.fixed
  if (spec.data === paintedFile && OF_COLUMNS.includes(key)) return false
  if (key === 'features') return facts === undefined || facts.features > 2
  if (notWithModel && spec.model) return false
  if (decides?.join() === 'table') return facts === undefined
  if (sceneOption) {
    const named = [spec.scene.split(','), spec.sequence?.map(({ scene }) => scene) ?? []].flat()
    return ofTask(catalog, spec).scenes.some(({ name, takes }) => named.includes(name) && takes.includes(key))
  }
  const solver = catalog.solvers.find(({ name }) => name === spec.solver)
  return !solverOption || key in solver.defaults
}

/** The keys that the words of a command line give, as texts. @throws SpecError for a flag that is none */
export function keysOf(words) {
  const flags = new Map(
    Object.entries(keyTable).flatMap(([key, row]) =>
      row.flagOf || row.argument ? [] : [[`--${flagName(key, row)}`, { key, row }]],
    ),
  )
  const keys = {}
  const rest = [...words]
  const isScene = catalog.scenes.some(({ name, command }) => command && name === rest[0])
  if (isScene && rest[1] && !rest[1].startsWith('-')) keys.scene = rest.shift()
  if (rest[0] === 'sweep') rest.shift()
  while (rest.length > 0) {
    const word = rest.shift()
    if (word === '-o' || word === '--output') rest.shift()
    else if (word === '--') keys.data = rest.shift()
    else if (!word.startsWith('--')) keys.data = word
    else {
      const [, name, own] = /^(--[^=]*)(?:=(.*))?$/s.exec(word)
      const flag = flags.get(name)
      if (!flag) {
        const suggestion = nearest(name, [...flags.keys()])
        throw new SpecError('flag', name, 'a flag that says what is drawn', { suggestion })
      }
      const { key, row } = flag
      if (row.value === null) keys[key] = row.fallback !== true
      else {
        const value = own ?? rest.shift()
        if (value === undefined) throw new SpecError(name, undefined, `a value (${row.value})`)
        keys[key] = row.repeatable && keys[key] ? [keys[key], value].flat() : value
      }
    }
  }
  return spreadSettings(keys)
}
