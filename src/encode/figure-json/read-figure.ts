import { base } from '#built/base-glyphs'
import { WorkError } from '../../options/error.ts'
import { pathOf } from '../../scene/fonts/contours.ts'
import { type Glyph, type GlyphTable, STEPS } from '../html/glyphs.ts'
import { type PageData, revive } from '../html/page-data.ts'
import type { Recipe } from '../recipe.ts'
import { withBase } from './base-glyphs.ts'
import { figureFormat, playerVersion } from './player-version.ts'
import { withoutCuts } from './without-cuts.ts'

/** A figure.json as data. */
export interface FigureFile {
  format: typeof figureFormat
  /** The number of the player that it needs. */
  player: number
  nnanim: string
  title: string
  alt: string
  /** Pixels. */
  width: number
  height: number
  recipe: Recipe
  figure: PageData
}

/** Letters of a figure.json at most: those of `nnanim` have a hundredth of it. */
export const maxFigure = 8_000_000

/** The figure of a text from anywhere. @throws WorkError for one too long, damaged, no figure, or of a newer player */
export function readFigureFile(text: string): FigureFile {
  if (text.length > maxFigure)
    throw new WorkError(`the figure is too large: a figure.json has at most ${maxFigure / 1e6} MB`)
  return orDamaged(() => {
    const file = JSON.parse(text) as FigureFile
    if (file?.format !== figureFormat) throw new WorkError('this is no figure.json of nnanim')
    const { player, nnanim } = file
    if (!Number.isInteger(player)) throw new WorkError('the figure is damaged: it names no player')
    if (player > playerVersion)
      throw new WorkError(
        `the figure needs player ${player}, as nnanim ${nnanim} has it, and this one is player ${playerVersion}`,
      )
    const figure = revive(file.figure)
    checkFigure({ ...figure })
    const { own, glyphs } = figure
    checkGlyphs(glyphs, own ? 0 : base.contours.length)
    const networks = figure.networks.map(withoutCuts)
    return { ...file, figure: { ...figure, networks, glyphs: own ? glyphs : withBase(base, glyphs) } }
  })
}

/** The outcome of work on a figure that may be damaged, such as drawing it. @throws WorkError for whatever the work throws */
export function orDamaged<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof WorkError) throw error
    throw new WorkError(`the figure is damaged: ${(error as Error).message}`, { cause: error })
  }
}

/** Steps of a contour as `pathOf` reads them. */
const grammar = /^(?:l-?\d{1,6}[ -]\d{1,6}|q-?\d{1,6}(?:[ -]\d{1,6}){3}|b-?\d{1,6}(?:[ -]\d{1,6}){5}|c)*$/

/** Letters of a glyph's contours at most, its advance in sizes for each letter, and how far it goes beyond that. */
const most = { written: 20_000, width: 1e5 / STEPS, beyond: 8 }

/** Checks that contours can be read, and that glyphs lie where their texts are. */
function checkGlyphs({ contours, glyphs, kerning, signs, lines }: GlyphTable, known: number): void {
  const reaches = contours.map(steps => {
    need(grammar.test(steps), 'contours')
    return Math.max(...pathOf(steps, 0, 0, 0, STEPS).flatMap(({ args }) => args.map(Math.abs)))
  })
  const check = ({ width, outline, bolder = 0 }: Glyph, letters = 1) => {
    let written = 0
    for (let i = 0; i < outline.length; i += 3) {
      const own = outline[i] - known
      const [x, y] = [1, 2].map(k => Math.abs(outline[i + k]) / STEPS + (reaches[own] ?? 1))
      need(x <= width + most.beyond && y <= most.beyond, 'glyphs')
      written += contours[own]?.length ?? 0
    }
    const isSized = width >= 0 && width <= letters * most.width && bolder >= 0 && bolder <= 1
    need(isSized && written <= most.written, 'glyphs')
  }
  for (const weight of [400, 600] as const) {
    const { words, numbers } = kerning[weight]
    for (const more of Object.values({ ...words, ...numbers })) need(Math.abs(more) <= 1, 'kerning')
    for (const table of [glyphs[weight], signs[weight].words, signs[weight].numbers])
      for (const glyph of Object.values(table)) check(glyph)
    for (const [text, pieces] of lines[weight]) for (const glyph of pieces) check(glyph, text.length)
  }
}

/** Numbers of a spec that say how much is drawn, or for how long: least and most, as the table of keys has them. */
const needed: Ranges = {
  'size width': [16, 4096],
  'size height': [16, 4096],
  duration: [0.1, 600],
  trails: [0, 2000],
  maxPoints: [2, 100_000],
}
/** Those that may be missing. */
const optional: Ranges = {
  holdStart: [0, 600],
  holdEnd: [0, 600],
  fontSize: [1, 100],
  classes: [1, 100],
  'sequence length': [0, 50],
  'values length': [1, 50],
}

/** The most that a player makes room for. */
const limits = {
  depth: 24,
  letters: 1000,
  undrawn: 100_000,
  networks: 50,
  layers: 17,
  units: 1024,
  features: 256,
  classes: 100,
  ticks: 200,
}

/** Texts that are not drawn as they are. */
const undrawn = ['alt', 'command', 'data', 'model', 'font', 'contours']

type Tree = Record<string, unknown>
type Layers = PageData['networks'][number]['model']['network']['layers']
type Ranges = Readonly<Record<string, readonly [least: number, most: number]>>

/**
 * Checks what steers loops and memory of a figure that may come from anywhere. What else is wrong makes drawing throw.
 *
 * @throws WorkError that names the first fault
 */
function checkFigure(figure: Tree): void {
  checkTree(figure, '', 0)
  const { spec, networks, title, alt, command } = figure as { [key: string]: never } & { networks: Tree[] }
  for (const text of [title, alt, command]) need(typeof text === 'string', 'a text')
  for (const [path, [least, high]] of Object.entries({ ...needed, ...optional })) {
    const value = path.split(' ').reduce<unknown>((at, key) => (at as Tree | null)?.[key], spec)
    const isLeftOut = Object.hasOwn(optional, path) && (value ?? null) === null
    need(isLeftOut || (typeof value === 'number' && value >= least && value <= high), path)
  }
  need(Array.isArray(networks) && networks.length > 0 && networks.length <= limits.networks, 'networks')
  for (const { model } of networks) checkModel(model as Tree)
}

/** Checks that numbers are finite, that nothing is deep or long, and that no key would be more than data. */
function checkTree(value: unknown, name: string, depth: number): void {
  need(depth <= limits.depth, 'its depth')
  if (typeof value === 'number') need(Number.isFinite(value), name)
  else if (typeof value === 'string')
    need(value.length <= (undrawn.includes(name) ? limits.undrawn : limits.letters), name)
  else if (ArrayBuffer.isView(value)) need((value as Float64Array).every(Number.isFinite), name)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      need(key !== '__proto__', key)
      checkTree(inner, Array.isArray(value) ? name : key, depth + 1)
    }
}

function checkModel(model: Tree): void {
  const { dataset, network, plane = network, all, rows, chosen } = model as Record<string, Tree>
  const { input, spaces, hidden } = model as Record<string, Tree>
  const [features, classes] = [lengthOf(dataset.features), lengthOf(dataset.classes)]
  need(features > 0 && features <= limits.features && classes <= limits.classes, 'features and classes')
  // Scores are as many for each point; a model for regression has none.
  need(((model.classes ?? 1) as number) <= limits.classes, 'classes')
  const { mean, deviation } = dataset.scale as Record<string, number[]>
  for (const numbers of [mean, deviation]) need(lengthOf(numbers) === features, 'scale')
  need(mean.every(Number.isFinite) && deviation.every(one => one > 0), 'scale')
  for (const points of [dataset, all]) checkPoints(points, features, classes)
  const count = lengthOf(all.y)
  const isRow = (row: number) => row >= 0 && row < count
  for (const indexes of [rows, chosen.view, chosen.trails])
    need(indexes instanceof Int32Array && indexes.length <= count && indexes.every(isRow), 'rows')
  checkNetwork(network)
  checkNetwork(plane)
  need(lengthOf(input.coordinates) === count * (input.stride as number), 'coordinates')
  need(lengthOf(spaces) < limits.layers, 'spaces')
  for (const space of [input, hidden, ...(spaces as unknown as Tree[])]) checkSpace(space)
}

function checkPoints({ x, y }: Tree, features: number, classes: number): void {
  need(x instanceof Float64Array && lengthOf(x) === lengthOf(y) * features, 'points')
  const isClass = (k: number) => k >= 0 && k < classes
  need(y instanceof Float64Array || (y instanceof Int32Array && y.every(isClass)), 'labels')
}

/** Checks that layers fit each other, and that their activations are names. */
function checkNetwork({ layers }: Tree): void {
  need(lengthOf(layers) > 0 && lengthOf(layers) <= limits.layers, 'layers')
  let units = lengthOf((layers as Tree[])[0].weights)
  for (const { weights, biases, activation } of layers as Layers) {
    const isRow = (row: unknown) => lengthOf(row) === biases.length
    need(lengthOf(weights) === units && biases.length <= limits.units && weights.every(isRow), 'weights')
    // Another name than those that are known throws where it is asked for.
    need(typeof activation === 'string' && !(activation in {}), 'activation')
    units = biases.length
  }
}

/** Checks that the view of a space has a size, and that its axes are few. */
function checkSpace({ view, axes, stride, ...space }: Tree): void {
  const { centre, half } = (view ?? space) as { centre: number[]; half: number }
  need(stride === 2 || stride === 3, 'stride')
  need(half > 0 && centre.every(at => Math.abs(at) < 1e9 * half), 'half')
  need(lengthOf(axes) <= 3 && (axes as Tree[]).every(({ ticks }) => lengthOf(ticks) <= limits.ticks), 'axes')
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) || ArrayBuffer.isView(list) ? (list as unknown[]).length : NaN
}

/** @throws WorkError that names the fault, where it is not so */
function need(is: boolean, what: string): void {
  if (!is) throw new WorkError(`the figure is damaged: ${what}`)
}
