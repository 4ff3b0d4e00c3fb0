// The tables and the model that figures are drawn from, made from numbers that are the same on every machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Numbers in [0, 1) from a linear congruential generator in whole numbers (Numerical Recipes, 7.1). */
function uniform(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A cloud for each class: of its features, class c has its centre at 1 in those whose number is c modulo the classes. */
function clouds({ features, classes, rows, seed }) {
  const next = uniform(seed)
  const spread = () => 0.5 * (next() + next() + next() - 1.5)
  const names = Array.from({ length: features }, (_, i) => `measure ${i + 1}`)
  const lines = Array.from({ length: rows }, (_, row) => {
    const c = row % classes.length
    const values = names.map((_, i) => (spread() + (i % classes.length === c ? 1 : 0)).toFixed(3))
    return [...values, classes[c]].join(',')
  })
  return `${[...names, 'kind'].join(',')}\n${lines.join('\n')}\n`
}

/** One feature, with one class between two groups of the other. */
function line() {
  const next = uniform(7)
  const lines = Array.from({ length: 90 }, (_, row) => {
    const size = row % 3 === 0 ? 3 + next() : row % 3 === 1 ? next() : 5 + 2 * next()
    return `${size.toFixed(3)},${row % 3 === 0 ? 'ripe' : 'not ripe'}`
  })
  return `size (cm),state\n${lines.join('\n')}\n`
}

/** Columns of words, of dates and of two values, each of which says something of the class. */
function survey() {
  const next = uniform(9)
  const often = ['never', 'rarely', 'sometimes', 'often']
  const lines = Array.from({ length: 96 }, (_, row) => {
    const c = row % 2
    const place = Math.min(3, Math.floor(2 * next() + 2 * c))
    const month = Math.floor(6 * next() + 6 * c)
    const date = `2024-${String(month + 1).padStart(2, '0')}-${String(1 + Math.floor(28 * next())).padStart(2, '0')}`
    const smokes = next() < 0.3 + 0.4 * c ? 'smoker' : 'non-smoker'
    const town = ['Bonn', 'Kiel', 'Ulm'][Math.floor(3 * next())]
    return [row + 1, town, smokes, often[place], date, c ? 'came back' : 'stayed away'].join(';')
  })
  return `no;town;smokes;how often;asked on;then\n${lines.join('\n')}\n`
}

const numbers = count => Array.from({ length: count }, (_, i) => String(i))

/** A network that was trained elsewhere: a bump of two units, with a scale of its own. */
const model = {
  format: 'nnanim-model',
  version: 1,
  features: ['x₁', 'x₂'],
  classes: ['0', '1'],
  scale: { mean: [0.5, 0.5], deviation: [0.25, 0.2] },
  layers: [
    {
      weights: [
        [4, -4],
        [0.5, 0.75],
      ],
      biases: [2.5, 2.5],
      activation: 'sigmoid',
    },
    { weights: [[-6], [-6]], biases: [9], activation: 'sigmoid' },
  ],
}

const groups = ['control', 'who left the study early', 'without a diagnosis', 'with hypertension stage two']

/** Text by the name of the file. */
export const inputs = {
  'one.csv': line(),
  'three.csv': clouds({ features: 3, classes: ['oak', 'ash', 'elm'], rows: 120, seed: 1 }),
  'two-of-three.csv': clouds({ features: 3, classes: ['no', 'yes'], rows: 120, seed: 2 }),
  'ten.csv': clouds({ features: 10, classes: numbers(10), rows: 200, seed: 3 }),
  'twelve.csv': clouds({ features: 12, classes: numbers(12), rows: 144, seed: 5 }),
  'sixteen.csv': clouds({ features: 16, classes: numbers(16), rows: 160, seed: 6 }),
  'long-names.csv': clouds({
    ...{ features: 4, rows: 120, seed: 7 },
    classes: groups.map(group => `patients ${group}`),
  }),
  'sixty-four.csv': clouds({ features: 64, classes: numbers(10), rows: 200, seed: 4 }),
  'survey.csv': survey(),
  'five.csv': 'x,y,odd\n0,0,no\n1,1,no\n0,1,yes\n1,0,yes\n0.5,0.5,no\n',
  'twelve-names.csv': clouds({
    ...{ features: 12, rows: 144, seed: 8 },
    classes: numbers(12).map(number => `a class whose name is number ${number}`),
  }),
  'cars.csv': readFileSync(new URL('../../examples/cars.csv', import.meta.url), 'utf8'),
  'model.json': `${JSON.stringify(model)}\n`,
}

export function writeInputs(folder) {
  for (const [name, text] of Object.entries(inputs)) writeFileSync(join(folder, name), text)
}

/** The spec of a figure as a library reads it, with its inputs in a folder. */
export function specOf({ readFigureSpec, readSpec }, { spec }, folder) {
  const files = ['data', 'model'].filter(key => spec[key] in inputs)
  // Libraries of older commits read sweeps by readSpec too.
  const read = readFigureSpec ?? readSpec
  return read({ ...spec, ...Object.fromEntries(files.map(key => [key, join(folder, spec[key])])) })
}
