import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRegression } from '../../src/data/dataset.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { inputLoader } from '../../src/figure/load.ts'
import { runToEnd } from '../../src/network/lbfgs.ts'
import { toModel } from '../../src/network/models/nnanim.ts'
import { snapshotTrace } from '../../src/network/snapshots.ts'
import { modelRecord, trainInSteps, trainNetwork } from '../../src/network/train.ts'
import type { Training } from '../../src/network/training.ts'
import { SpecError, WorkError } from '../../src/options/error.ts'
import type { Spec } from '../../src/options/spec.ts'
import { networkKey } from '../../src/options/stages.ts'
import { reader } from '../../src/render/load.ts'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'
import { safetensorsFile, tensorsOf } from '../network/models/safetensors-file.ts'
import { ofClasses } from '../render/of-classes.ts'
import { clusterTable } from '../scene/stage.ts'

/** A value for each key that decides the shapes of a picture, other than its default, with the keys that it needs. */
export const values: Record<string, { value: unknown; beside?: object }> = {
  samples: { value: 30 },
  noise: { value: 0.4 },
  seed: { value: 7 },
  dataSeed: { value: 7 },
  networkSeed: { value: 7 },
  classes: { value: 4 },
  hollow: { value: true },
  domain: { value: '-1:3' },
  label: { value: '1' },
  target: { value: '1' },
  features: { value: '2,1' },
  order: { value: 'often=monthly,daily,yearly' },
  log: { value: '1' },
  missing: { value: 'drop' },
  test: { value: 0.3 },
  scale: { value: 'minmax' },
  reduce: { value: 'pca:2' },
  maxPoints: { value: 10 },
  hidden: { value: '3' },
  activation: { value: 'tanh' },
  alpha: { value: 2 },
  solver: { value: 'adam' },
  learningRate: { value: 0.2, beside: { solver: 'adam' } },
  batchSize: { value: 5, beside: { solver: 'adam' } },
  momentum: { value: 0.2, beside: { solver: 'sgd' } },
  maxIter: { value: 3 },
  tol: { value: 0.3 },
  restarts: { value: 1 },
  slice: { value: 'auto' },
  without: { value: 'h2' },
  fix: { value: 'row:3', beside: { slice: 'auto' } },
  path: { value: 'staged' },
  oneWay: { value: true },
  trails: { value: 9 },
  size: { value: '540x500' },
  theme: { value: 'dark' },
  classColors: { value: '#804000,#008040' },
  markers: { value: true },
  transparent: { value: true },
  title: { value: 'Another title' },
  titles: { value: { data: 'Another title' } },
  caption: { value: 'Another caption' },
  captions: { value: { data: 'Another caption' } },
  classNames: { value: 'sick,healthy' },
  xLabel: { value: 'width' },
  yLabel: { value: 'height' },
  font: { value: 'tests/fonts/noto.otf' },
  sheet: { value: false },
  cuts: { value: false },
  pulls: { value: false },
  weights: { value: true },
  play: { value: 'training' },
  row: { value: 3, beside: { play: 'step' } },
  steps: { value: 3, beside: { play: 'step' } },
  image: { value: '2x2' },
  legend: { value: false },
  view: { value: '30,20' },
  turns: { value: 2 },
  classifiers: { value: 'knn,network' },
  neighbors: { value: 1 },
  maxDepth: { value: 1 },
  degree: { value: 2 },
  svmC: { value: 0.01 },
  gamma: { value: 9 },
  duration: { value: 3.7 },
  holdStart: { value: 1.1 },
  holdEnd: { value: 1.1 },
  ease: { value: 'linear' },
  film: { value: 3 },
}

/** Keys that are no step of the walk: it goes over them, or `tests/render/file-keys.test.ts` draws files with them. */
export const others = {
  walked: ['data', 'scene', 'model'],
  files:
    'layout sequence lang fps loop at poster colors quality density maxSize for alt rasterizer fontSize'.split(
      ' ',
    ),
}

/** Kinds of data. */
export type Kind =
  | 'generated'
  | 'expression'
  | 'one'
  | 'many'
  | 'words'
  | 'model'
  | 'foreign'
  | 'curve'
  | 'saddle'

/**
 * Draws the figure of a kind of data and a scene without and with each of some keys.
 *
 * @returns the keys with which it is the same, those with which it is not, and those that are refused
 */
export async function walk(figures: Figures, kind: Kind, scene: string, keys: readonly string[]) {
  const found = { same: [] as string[], changed: [] as string[], refused: [] as string[] }
  const bases = new Map<string, Picture | null>()
  for (const key of keys) {
    const { value, beside: needed } = values[key]
    // One scene draws networks of relu alone.
    const beside = scene === 'regions' ? { activation: 'relu', ...needed } : needed
    const name = JSON.stringify(beside)
    if (!bases.has(name)) bases.set(name, await figures.draw(kind, { scene, ...beside }))
    const base = bases.get(name)
    const changed = base && (await figures.draw(kind, { scene, ...beside, [key]: value }))
    // Not every kind of data has every scene.
    const list =
      !base || !changed ? 'refused' : base.every((hash, i) => hash() === changed[i]()) ? 'same' : 'changed'
    found[list].push(key)
  }
  return found
}

type Figures = Awaited<ReturnType<typeof openFigures>>

/** Draws figures of all kinds of data, whose tables stand in a folder until it is closed. */
export async function openFigures() {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-keys-'))
  const write = (name: string, text: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const table = (columns: number) => write(`${columns}.csv`, clusterTable(columns, ['a', 'b', 'c'], 8))
  const quick = { maxIter: 6, restarts: 2, hidden: 2 }
  const loadAny = inputLoader(reader)
  const trained = new Map<string, Training>()

  const two = readSpecObject({ ...quick, data: table(2) })
  const { dataset } = ofClasses(await loadAny(two))
  const { network } = trainNetwork(dataset, two)
  const model = write('model.json', JSON.stringify(toModel(network, dataset)))
  const weights = write('weights.safetensors', safetensorsFile(tensorsOf(network.layers)))
  const bases: Record<Kind, object> = {
    generated: { ...quick, data: 'clusters', samples: 16, noise: 0.9 },
    expression: { ...quick, data: 'y > sin(3*x)', samples: 16 },
    one: { ...quick, data: table(1) },
    many: { ...quick, data: table(4) },
    words: { ...quick, data: write('words.csv', withWords(clusterTable(2, ['a', 'b', 'c'], 8))) },
    model: { data: two.data, model },
    foreign: { data: two.data, model: weights, activation: 'sigmoid' },
    curve: { ...quick, data: 'y = sin(3*x)', samples: 16 },
    saddle: { ...quick, data: 'z = x*y', samples: 16 },
  }

  const sceneOf = async (spec: Spec): Promise<Scene> => {
    const { dataset, model, font } = await loadAny(spec)
    if (model && !isRegression(dataset)) {
      const record = modelRecord(model.network, dataset, spec.alpha ?? 0)
      if (spec.scene === 'training') record.trace = snapshotTrace(model, dataset)
      return buildScene(spec, dataset, model.network, record, font)
    }
    const key = networkKey(spec, true)
    if (!trained.has(key))
      trained.set(key, runToEnd(trainInSteps(dataset, spec, { trace: true, needsHidden: true })))
    const { network, record } = trained.get(key)!
    return buildScene(spec, dataset, network, record, font)
  }

  return {
    /** The picture of a figure; null where it is refused. */
    async draw(kind: Kind, keys: object): Promise<Picture | null> {
      try {
        return picture(await sceneOf(readSpecObject({ ...bases[kind], ...keys })))
      } catch (error) {
        if (error instanceof SpecError || error instanceof WorkError) return null
        throw error
      }
    },
    close: () => rmSync(folder, { recursive: true }),
  }
}

/** A table with another column, of words. */
function withWords(text: string): string {
  const words = ['daily', 'yearly', 'monthly', 'yearly']
  return text
    .split('\n')
    .map((line, row) => `${row === 0 ? 'often' : words[row % words.length]},${line}`)
    .join('\n')
}

/** Hashes of what a scene shows, each computed only when it is asked for. */
type Picture = (() => string)[]

function picture(scene: Scene): Picture {
  const { width, height, duration, background, transparent, chapters } = scene
  const shares = [0.15, 0.37, 0.55, 0.71, 0.93, 0.99, 0]
  const moments: Moment[] = ['poster', ...shares.map(share => share * duration)]
  const numbers = (_: string, value: unknown) =>
    ArrayBuffer.isView(value) ? Buffer.from(value.buffer).toString('base64') : value
  const hashOf = (value: unknown) => createHash('sha256').update(JSON.stringify(value, numbers)).digest('hex')
  const shown = [
    () => ({ width, height, duration, background, transparent, chapters }),
    ...moments.map(moment => () => scene.at(moment)),
  ]
  const known: string[] = []
  return shown.map((show, i) => () => {
    known[i] ??= hashOf(show())
    return known[i]
  })
}
