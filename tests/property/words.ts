import { EVD, Matrix } from 'ml-matrix'
import { generateDataset } from '../../src/data/build.ts'
import { tableDataset } from '../../src/data/build-table.ts'
import type { Dataset } from '../../src/data/dataset.ts'
import { random } from '../../src/data/random.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { bestLine, logisticRegression } from '../../src/network/best-line.ts'
import { classScores } from '../../src/network/forward.ts'
import type { Network } from '../../src/network/network.ts'
import { countCorrectByLine } from '../../src/network/predict.ts'
import { train } from '../../src/network/train.ts'
import { verdict } from '../../src/network/verdict.ts'
import { SpecError } from '../../src/options/error.ts'
import type { Spec } from '../../src/options/spec.ts'
import type { Trained } from '../../src/scene/model/trained.ts'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import { altOf, buildFigure } from '../../src/scene/scenes/build.ts'
import { clusterTable } from '../scene/stage.ts'
import { falseClaims, type Seen, seenIn } from './claims.ts'

const hidden = [
  '1',
  '2',
  '3',
  '4',
  '6',
  '2,3',
  '3,2',
  '8,3',
  '2:relu',
  '3:relu',
  '2:identity',
  '3:tanh',
  '1,2',
]
const data = ['blobs', 'article', 'circles', 'moons', 'spirals', 'xor', 'clusters', 'table.csv', 'table.csv']
/** Scenes of a network without hidden layers. */
const scenesWithout = ['boundary', 'surface', 'data', 'boundary', 'surface']
const scenes = ['transform', 'transform', 'data', 'boundary', 'orbit', 'surface', 'story']

/** Keys of a spec by chance, and the table that it names. */
function draw(seed: number): { keys: Record<string, unknown>; table: string } {
  const rng = random(`words ${seed}`)
  const pick = <T>(list: readonly T[]) => list[Math.floor(rng() * list.length)]
  const name = pick(data)
  const classes = pick([2, 2, 3, 4])
  const hasHidden = seed % 6 < 5
  const scene = hasHidden ? pick(scenes) : scenesWithout[seed % scenesWithout.length]
  const keys = {
    data: name,
    scene,
    ...(hasHidden ? { hidden: pick(hidden), restarts: 1 } : { hidden: 0 }),
    seed: Math.floor(rng() * 1000),
    maxIter: pick([3, 60, 60, 60]),
    ...(name === 'table.csv' ? {} : { samples: 60 }),
    ...(['spirals', 'clusters'].includes(name) && { classes }),
    ...(rng() < 0.3 && { alpha: pick([100, 0.001]) }),
    ...(scene !== 'data' && rng() < 0.3 && { sheet: false }),
    ...(scene !== 'data' && hasHidden && rng() < 0.3 && { cuts: false }),
    ...(scene === 'transform' && { oneWay: rng() < 0.3, path: pick(['direct', 'staged']) }),
    ...(rng() < 0.3 && { loop: 'once' }),
  }
  return { keys, table: clusterTable(pick([1, 2, 3, 4]), ['a', 'b', 'c', 'd'].slice(0, classes), 15) }
}

interface Figure {
  spec: Spec
  part: Trained
  scene: Scene
}

const known = new Map<number, Promise<Figure | null>>()

/** The figure of a seed, which all properties look at; null where its keys are refused. */
function figureOf(seed: number): Promise<Figure | null> {
  if (!known.has(seed)) known.set(seed, makeFigure(seed))
  return known.get(seed)!
}

async function makeFigure(seed: number): Promise<Figure | null> {
  const { keys, table } = draw(seed)
  try {
    const spec = readSpecObject(keys)
    const dataset =
      spec.data === 'table.csv' ? tableDataset(spec, table, 'table.csv').dataset : generateDataset(spec)
    const { network, record } = train(dataset, spec)
    const judged = await verdict(network, dataset, { margin: spec.scene === 'story' })
    const part = { dataset, network, record: { ...record, verdict: judged } }
    return { spec, part, scene: buildFigure(spec, [part]) }
  } catch (error) {
    // A surface over a projection, for one.
    if (error instanceof SpecError) return null
    throw error
  }
}

/** Moments of every chapter, when what its caption speaks of has begun; both ends; and the poster. */
function momentsOf({ chapters, duration }: Scene): Moment[] {
  const within = chapters.flatMap(({ start, end }) =>
    [0.3, 0.6, 0.97].map(share => start + share * (end - start)),
  )
  return [0, ...within, duration, 'poster']
}

/** What a whole film shows. */
function seenInAll(scene: Scene): Seen {
  return momentsOf(scene)
    .map(moment => seenIn(scene.at(moment), Math.min(scene.width, scene.height)))
    .reduce((a, b) => ({
      bestLine: a.bestLine || b.bestLine,
      hiddenLine: a.hiddenLine || b.hiddenLine,
      plane: a.plane || b.plane,
      boundary: [...a.boundary, ...b.boundary],
      cuts: a.cuts || b.cuts,
      gap: a.gap || b.gap,
    }))
}

function answersOf(network: Network, { x, classes }: Dataset): number[] {
  const scores = classScores(network, x)
  const count = classes.length
  return Array.from({ length: scores.length / count }, (_, i) => {
    const row = Array.from(scores.subarray(i * count, (i + 1) * count))
    return row.indexOf(Math.max(...row))
  })
}

/** Share of the variance of the first two principal components, by the eigenvalues of the covariance matrix. */
function shareOf({ x, y, features }: Dataset): number {
  const rows = new Matrix(
    Array.from(y, (_, i) => Array.from(x.subarray(i * features.length, (i + 1) * features.length))),
  )
  const centred = rows.center('column')
  const values = new EVD(centred.transpose().mmul(centred)).realEigenvalues.sort((a, b) => b - a)
  return (values[0] + values[1]) / values.reduce((sum, value) => sum + value, 0)
}

/** What is wrong with the numbers of a sentence. */
function falseNumbers(text: string, { part: { dataset, network } }: Figure): string[] {
  const samples = dataset.y.length
  const answers = answersOf(network, dataset)
  const correct = answers.filter((answer, i) => answer === dataset.y[i]).length
  const line = bestLine(dataset).correct
  const [hasHidden, rows] = [
    network.layers.length > 1,
    { ...dataset, features: dataset.features.length, classes: dataset.classes.length },
  ]
  const end = { tolerance: 1e-6, relativeDecrease: 0, maxIterations: 1000 }
  const logistic = countCorrectByLine(logisticRegression(rows, 1, end), dataset)
  const faults: string[] = []
  const check = (found: number, right: number, what: string) => {
    if (found !== right) faults.push(`${what}: ${found}, not ${right}`)
  }
  // In an alternative text a sentence's first half may be about the input, its second about the hidden layer.
  for (const clause of text.split(/; | · /)) {
    const isInput =
      /on the input|^(a |one |the best |)(linear classifier|straight lines?|thresholds?|planes?) |best linear classifier/i.test(
        clause,
      ) && !/^In hidden space/.test(text)
    const own = isInput ? line : /wrong side/.test(clause) ? samples - correct : correct
    for (const [, count, all] of clause.matchAll(/(\d+) of (\d+)/g)) {
      check(Number(all), samples, 'samples')
      check(Number(count), own, clause)
    }
    for (const [, all] of clause.matchAll(/all (\d+)(?! units)\b/g)) {
      check(Number(all), samples, 'samples')
      check(samples, own, clause)
    }
    for (const [, count] of clause.matchAll(/without hidden layers (\d+)/g))
      check(Number(count), logistic, clause)
    if (/^without hidden layers|^the best linear/.test(clause))
      check(Number(correct < (hasHidden ? logistic : line)), 1, clause)
    if (/^now /i.test(clause)) check(Number(correct > line), 1, clause)
    if (/get one class|one class everywhere/.test(clause)) check(new Set(answers).size, 1, 'classes given')
    for (const [, count] of clause.matchAll(/(\d+) features/g))
      check(Number(count), dataset.features.length, 'features')
    for (const [, count] of clause.matchAll(/(\d+) points in/g)) check(Number(count), samples, 'points')
    if (/features.*variance/.test(clause))
      for (const [, share] of clause.matchAll(/(\d+) %/g))
        if (Math.abs(Number(share) - 100 * shareOf(dataset)) > 1)
          faults.push(`${clause}: ${100 * shareOf(dataset)} %`)
  }
  return faults
}

/** What captions of the figures of the first seeds claim that is not drawn at their moment, or count wrong. */
export async function faultsOfCaptions(seeds: number): Promise<string[]> {
  const faults: string[] = []
  for (let seed = 0; seed < seeds; seed++) {
    const figure = await figureOf(seed)
    if (!figure) continue
    const { scene } = figure
    for (const moment of momentsOf(scene)) {
      const [said] = scene.saysAt(moment)
      // Its title speaks of the hidden layer.
      const caption = figure.spec.scene === 'orbit' ? `In hidden space: ${said}` : said
      const found = [
        ...falseClaims(caption, seenIn(scene.at(moment), Math.min(scene.width, scene.height))),
        ...falseNumbers(caption, figure),
      ]
      for (const fault of found) faults.push(told(seed, `at ${moment} “${caption}”`, fault))
    }
  }
  return faults
}

/** What alternative texts of the figures of the first seeds claim that the film does not show, or a still at its moment. */
export async function faultsOfAlts(seeds: number): Promise<string[]> {
  const faults: string[] = []
  for (let seed = 0; seed < seeds; seed++) {
    const figure = await figureOf(seed)
    if (!figure) continue
    const { spec, part, scene } = figure
    const film = altOf(spec, [part], scene)
    const report = (fault: string) => faults.push(told(seed, `“${film}”`, fault))
    const seen = seenInAll(scene)
    for (const fault of falseNumbers(film.replace(/^\d+ points.*?\. /, ''), figure)) report(fault)
    for (const fault of falseClaims(film, seen)) report(fault)
    const [input, there] = film.split('; in the ')
    if (/(straight lines?|thresholds?) (gets?|separates?) .* on the input/.test(input) && !seen.bestLine)
      report('no best line is drawn')
    if (/layer (a |one |)(straight lines?|thresholds?) /.test(there) && !seen.hiddenLine)
      report('no line is drawn in the hidden layer')
    if (/units’ cuts/.test(film) && !seen.cuts) report('no cuts are drawn')
    for (const share of [0, 0.37, 0.55, 0.83, 1]) {
      const still = altOf({ ...spec, at: `${100 * share}%` }, [part], scene)
      const [caption] = scene.saysAt(share === 1 ? 'end' : share * scene.duration)
      if (!still.includes(`“${caption}”`) && still.length < 340)
        report(`a still without ${caption}: ${still}`)
      if (/straight line|threshold|plane|boundary/.test(still.split('”. ')[1])) report(still)
    }
  }
  return faults
}

function told(seed: number, text: string, fault: string): string {
  return `${fault}: ${text} of ${JSON.stringify(draw(seed).keys)}`
}
