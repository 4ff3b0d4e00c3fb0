import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalog } from '../../dist/encode/catalog.js'

/** What shows the scenes. */
const SHOWN = 'moons'

/** What else one command can do. */
const MORE = [
  { name: 'staged', title: 'Layers taken apart', summary: 'weights stretch and turn, the bias slides, the activation squashes', words: 'blobs --path staged', spec: { data: 'blobs', path: 'staged' } },
  { name: 'sweep', title: 'How many units?', summary: 'one to four hidden units on one clock; the first that separates the classes is framed', words: 'sweep circles --hidden 1..4', spec: { data: 'circles', hidden: '1..4' } },
  { name: 'panels', title: 'Scenes side by side', summary: 'the same network from three sides at once', words: 'xor --scene boundary,transform,surface', spec: { data: 'xor', scene: 'boundary,transform,surface' } },
] // biome-ignore format: one line each

/** The figures of the gallery: what each is called, its command, and its entry in a batch. */
export function figuresOf() {
  const scenes = catalog.scenes.map(({ name, summary }) => ({
    group: 'scenes',
    name,
    title: name,
    summary,
    words: `${SHOWN} --scene ${name}`,
    spec: { data: SHOWN, scene: name },
  }))
  const datasets = catalog.datasets.map(({ name, summary }) => ({
    group: 'datasets',
    name,
    title: name,
    summary,
    words: name,
    spec: { data: name },
  }))
  const formula = 'y > sin(3*x)'
  const data = [
    ...datasets,
    { group: 'datasets', name: 'formula', title: 'a formula', summary: 'points on both sides of any curve', words: `'${formula}'`, spec: { data: formula } },
  ] // biome-ignore format: one line
  return [...scenes, ...data, ...MORE.map(figure => ({ group: 'more', ...figure }))].map(figure => ({
    ...figure,
    command: `nnanim ${figure.words} -o ${figure.name}.html`,
  }))
}

/**
 * Makes the pages of the figures, their stills in light and dark, and the dark twins of other pictures, in one batch:
 * each network is trained once.
 */
export function makeFigures(figures, twins, site) {
  const entries = figures.flatMap(({ name, spec }) => [
    { ...spec, output: `figures/${name}.html` },
    { ...spec, output: `figures/${name}.png` },
    { ...spec, theme: 'dark', output: `figures/${name}-dark.png` },
  ])
  const batch = join(site, 'figures.json')
  writeFileSync(
    batch,
    JSON.stringify({ figures: [...entries, ...twins.map(({ spec, output }) => ({ ...spec, output }))] }),
  )
  execFileSync(process.execPath, ['bin/nnanim.js', 'batch', batch, '--quiet'], { stdio: 'inherit' })
  rmSync(batch)
  const wanted = new Set(entries.map(({ output }) => output.slice('figures/'.length)))
  for (const entry of readdirSync(join(site, 'figures'), { withFileTypes: true }))
    if (entry.isFile() && !wanted.has(entry.name)) rmSync(join(site, 'figures', entry.name))
}
