import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '../../dist/encode/catalog.js'

/** What shows the scenes. */
const SHOWN = 'moons'

/** Scenes of regression that want two inputs. */
const OVER_A_PLANE = ['levels', 'surface']

/** The words behind the scene, and the keys, of one that wants another network than the usual one. */
const OWN = { regions: { words: ' --hidden 6 --activation relu', keys: { hidden: 6, activation: 'relu' } } }

/** Pixels of a card's height, as the style sheet has it: its still is drawn at that size, so that its type can be read. */
const CARD = 248

/** What else one command can do. */
const MORE = [
  { name: 'staged', title: 'Layers taken apart', summary: 'weights stretch and turn, the bias slides, the activation squashes', words: 'blobs --path staged', spec: { data: 'blobs', path: 'staged' } },
  { name: 'sweep', title: 'How many units?', summary: 'one to four hidden units on one clock; the first that separates the classes is framed', words: 'sweep circles --hidden 1..4', spec: { data: 'circles', hidden: '1..4' }, size: { width: 880, height: 960 } },
  { name: 'panels', title: 'Scenes side by side', summary: 'the same network from three sides at once', words: 'xor --scene boundary,transform,surface', spec: { data: 'xor', scene: 'boundary,transform,surface' }, size: { width: 1320, height: 480 } },
] // biome-ignore format: one line each

/** The figures of the gallery: what each is called, its command, and its entry in a batch. */
export function figuresOf() {
  const isOfNumbers = ({ task }) => task === 'regression'
  const scenes = catalog.scenes
    .filter(scene => !isOfNumbers(scene))
    .map(({ name, summary }) => ({
      group: 'scenes',
      name,
      title: name,
      summary,
      words: `${SHOWN} --scene ${name}${OWN[name]?.words ?? ''}`,
      spec: { data: SHOWN, scene: name, ...OWN[name]?.keys },
    }))
  const datasets = catalog.datasets.map(({ name, summary }) => ({
    group: 'datasets',
    name,
    title: name,
    summary,
    words: name,
    spec: { data: name },
  }))
  const regression = catalog.scenes.filter(isOfNumbers).map(({ name, summary }) => {
    const data = OVER_A_PLANE.includes(name) ? 'z = x*y' : 'y = sin(3*x)'
    return { group: 'regression', name: `regression-${name}`, title: name, summary, words: `'${data}' --scene ${name}${OWN[name]?.words ?? ''}`, spec: { data, scene: name, ...OWN[name]?.keys } }
  }) // biome-ignore format: one line
  const formula = 'y > sin(3*x)'
  const data = [
    ...datasets,
    { group: 'datasets', name: 'formula', title: 'a formula', summary: 'points on both sides of any curve', words: `'${formula}'`, spec: { data: formula } },
  ] // biome-ignore format: one line
  return [...scenes, ...data, ...regression, ...MORE.map(figure => ({ group: 'more', ...figure }))].map(
    figure => ({
      ...figure,
      command: `nnanim ${figure.words} -o ${figure.name}.html`,
    }),
  )
}

/**
 * Makes the figures for the player, their stills in light and dark, and the dark twins of other pictures, in one batch:
 * each network is trained once.
 */
export function makeFigures(figures, twins, site) {
  const entries = figures.flatMap(({ name, spec, size }) => {
    const card = { ...spec, size: cardSize(spec, size), density: 2 }
    return [
      { ...spec, output: `figures/${name}.figure.json` },
      { ...spec, output: `figures/${name}.png` },
      { ...spec, theme: 'dark', output: `figures/${name}-dark.png` },
      { ...card, output: `figures/${name}-card.png` },
      { ...card, theme: 'dark', output: `figures/${name}-card-dark.png` },
    ]
  })
  const batch = join(site, 'figures.json')
  writeFileSync(
    batch,
    JSON.stringify({ figures: [...entries, ...twins.map(({ spec, output }) => ({ ...spec, output }))] }),
  )
  execFileSync(process.execPath, ['bin/nnanim.js', 'batch', batch, '--quiet'], { stdio: 'inherit' })
  rmSync(batch)
  const wanted = new Set(entries.map(({ output }) => output.slice('figures/'.length)))
  // Their pages are written anew.
  for (const entry of readdirSync(join(site, 'figures'), { withFileTypes: true }))
    if (entry.isFile() && !wanted.has(entry.name)) rmSync(join(site, 'figures', entry.name))
}

/** Pixels that panels and tiles take at least, each way: their cards are drawn larger than they are shown. */
const PARTS = 400

/** The size of a card in the shape of its figure. */
function cardSize({ data, hidden = '', scene = 'transform' }, size) {
  const task = /^[yz] = /.test(data) ? 'regression' : undefined
  const { width, height } = size ?? catalog.scenes.find(one => one.name === scene && one.task === task).size
  const hasParts = scene === 'network' || /\.\.|\|/.test(String(hidden))
  const scale = Math.max(CARD / height, hasParts ? PARTS / Math.min(width, height) : 0)
  return `${Math.round(scale * width)}x${Math.round(scale * height)}`
}
