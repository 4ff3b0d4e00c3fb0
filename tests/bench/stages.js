// Where the time of films goes, by stages, from profiles: node tests/bench/stages.js [names of films]
// Says it in a table, and writes that to stages.md where all films are measured.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { conditions } from './machine.js'
import { run } from './measure.js'
import { nnanim } from './programs.js'
import { tableOf } from './table.js'

/** The words of each film, and the threads that it is profiled with; others than the first one are not in a profile. */
const films = {
  default: ['blobs --hidden 2', 1, 2],
  cube: ['circles --hidden 3 --scene orbit --duration 4 --fps 30', 1, 2],
  compare: ['blobs --scene compare', 1, 2],
  training: ['blobs --scene training', 1, 2],
  digits: ['digits --hidden 8,3 --scene data --at end', 1],
  batch: ['batch --force', 1],
}

/** Stages by functions: a function belongs to that of the nearest one here that called it. */
const functions = {
  start: ['require', 'Module.require', 'executeUserEntryPoint', 'importModuleDynamically', 'openRasterFor'],
  training: ['trainingOf', 'chooseTraining', 'train'],
  model: ['partOf', 'modelOf', 'fitClassifiers'],
  building: ['buildFigure', 'paced'],
  'scene.at': ['at'],
  painting: ['draw'],
  'other work for frames': ['frameAt'],
  palette: ['choosePalette'],
  indexing: ['drawRun', 'encodeRun'],
  compression: ['encodeImage'],
  writing: ['write', 'add', 'commit'],
  waiting: ['(idle)'],
  'garbage collection': ['(garbage collector)'],
  'the engine': ['(program)'],
}
const stageOf = new Map(
  Object.entries(functions).flatMap(([stage, names]) => names.map(name => [name, stage])),
)

/** What only counts below a function of frames, or of runs: others have such names too. */
const within = { at: 'other work for frames', draw: 'other work for frames', add: '', write: '', train: '' }

/** Milliseconds by stage of a profile. */
function millisecondsOf({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const stages = new Map()
  const visit = (node, before) => {
    const name = node.callFrame.functionName.replace(/\$\d+$/, '')
    const found = name in within && within[name] !== before ? undefined : stageOf.get(name)
    const stage = found ?? before
    stages.set(node.id, stage)
    for (const child of node.children ?? []) visit(byId.get(child), stage)
  }
  visit(nodes[0], '')
  const sums = {}
  samples.forEach((id, i) => {
    const stage = stages.get(id) || 'the rest'
    sums[stage] = (sums[stage] ?? 0) + timeDeltas[i] / 1000
  })
  return sums
}

/** Milliseconds by stage of the first thread of a run, and what all of it took. */
function profile(words, jobs, folder) {
  const [program, ...rest] = nnanim(words)
  const profiles = mkdtempSync(join(folder, 'profiles-'))
  const { aside } = run([
    program,
    ...['--import', join(import.meta.dirname, 'processor.js')],
    ...['--cpu-prof', '--cpu-prof-interval', '250', '--cpu-prof-dir', profiles],
    ...[...rest, '--jobs', String(jobs), '-q'],
  ])
  const [name] = readdirSync(profiles)
  return {
    ...millisecondsOf(JSON.parse(readFileSync(join(profiles, name), 'utf8'))),
    ...JSON.parse(aside),
  }
}

/** The words of a film with a place for its file. */
function wordsOf(name, folder) {
  if (name !== 'batch')
    return `${films[name][0]} -o ${join(folder, `${name}.${name === 'digits' ? 'png' : 'gif'}`)}`
  const figures = Array.from({ length: 200 }, (_, i) => {
    const output = join(folder, `batch-${i}.gif`)
    return `  - { data: blobs, seed: ${i}, size: 300, duration: 2, output: ${JSON.stringify(output)} }`
  })
  const file = join(folder, 'batch.yaml')
  writeFileSync(file, `figures:\n${figures.join('\n')}\n`)
  return `${films.batch[0]} ${file}`
}

const names = process.argv.slice(2)
const unknown = names.find(name => !(name in films))
if (unknown !== undefined) {
  console.error(`there is no film ${unknown}; the films are ${Object.keys(films).join(', ')}`)
  process.exit(2)
}
const chosen = names.length > 0 ? names : Object.keys(films)
const folder = mkdtempSync(join(tmpdir(), 'nnanim-stages-'))
const found = {}
try {
  for (const name of chosen)
    for (const jobs of films[name].slice(1)) {
      console.error(`${name}, ${jobs} …`)
      found[`${name}, ${jobs}`] = profile(wordsOf(name, folder), jobs, folder)
    }
} finally {
  rmSync(folder, { recursive: true })
}

const rows = [...Object.keys(functions), 'the rest', 'wall', 'processor'].map(stage => ({
  stage: { wall: '**whole run**', processor: '**its processor time**' }[stage] ?? stage,
  ...Object.fromEntries(Object.entries(found).map(([key, sums]) => [key, (sums[stage] ?? 0).toFixed(0)])),
}))
const [when, machine, versions] = await conditions(new Date(), 1)
const text = `# Where time goes

- ${when}
- ${machine}
- ${versions}
- milliseconds of the first thread by stages, from \`node --cpu-prof --cpu-prof-interval 250\`, films by their jobs: with two, another thread compresses, and a function that waits for it is idle
- what the processor does beside the first thread, all of compiling and some of collecting garbage among it, is the difference to the last line

${tableOf([['stage', ''], ...Object.keys(found).map(key => [key, key])], rows)}

${Object.entries(films)
  .map(([name, [words]]) => `    ${name}: nnanim ${words}`)
  .join('\n')}

The batch is 200 figures as \`{ data: blobs, seed: 0, size: 300, duration: 2 }\`, each with a seed of its own.
`
console.log(text)
if (names.length === 0) writeFileSync(join(import.meta.dirname, 'stages.md'), text)
