import { SpecError } from '../../options/error.ts'
import { orElse } from '../../options/or-else.ts'
import { sceneNames } from '../../options/panels.ts'
import { nameOfData } from '../../options/paths.ts'
import { type FigureSpec, isSweep, networkSpecs, resizeFigure } from '../../options/sweep.ts'
import type { ShownNetwork } from '../../scene/compose/figure-scene.ts'
import type { Font } from '../../scene/font.ts'
import { openFont } from '../../scene/fonts/open-font.ts'
import { textWidth } from '../../scene/fonts/text.ts'
import { knownOf } from '../../scene/memoize.ts'
import type { ClassModel } from '../../scene/model/class-model.ts'
import {
  cellOf,
  columnRange,
  heldCell,
  heldColumns,
  modelHolding,
  movableColumns,
  refixed,
} from '../../scene/model/slices/held-columns.ts'
import type { Slice } from '../../scene/model/slices/slice.ts'
import type { TrainedClassifier } from '../../scene/model/trained.ts'
import type { Moment, Scene } from '../../scene/scene.ts'
import { buildFigure } from '../../scene/scenes/build.ts'
import { modelOf } from '../../scene/scenes/model-of.ts'
import { scenesOf } from '../../scene/scenes/registry.ts'
import type { Shape } from '../../scene/shape.ts'
import type { Animation, Tools } from '../format.ts'
import { lineOf, quoted } from '../line.ts'
import { glyphTable, type SetText } from './glyph-table.ts'
import { hasSlices, type PageData } from './page-data.ts'

/**
 * The data that a figure is drawn from where no file is beside it.
 *
 * @param built the scene of the animation's figure
 * @param format name of the format that carries it, for the command that makes it
 * @throws WorkError where the bundled font cannot be read
 */
export async function figureData(
  { figure, font: files, alt }: Animation,
  built: Scene,
  tools: Tools,
  format: string,
): Promise<PageData> {
  const { spec, parts } = figure!
  const specs = networkSpecs(spec)
  const networks = parts.map((part, i) => ({ model: modelOf(specs[i], part), record: part.record }))
  const own = files && (await openFont(files))
  const { font, texts } = recording(own ?? (await tools.bundledFont()))
  const scene = own ? buildFigure(spec, parts, font) : built
  // A font of one's own is asked for all texts; of the bundled one they stand in the shapes.
  for (const moment of momentsOf(scene, sceneNames(spec).length)) texts.push(...textsOf(scene.at(moment)))
  const measured = own ? font : measuring(font)
  texts.push(...shorterTexts(figure!, measured, texts))
  const words = lineOf(spec, `${nameOfData(spec.data)}.${format}`)
  const slides = hasSlices(networks)
  const held = parts.map((part, i) => ({ ...part, model: networks[i].model })) as TrainedClassifier[]
  if (slides) texts.push(...textsIn(noting => heldScenes(spec, held, noting), measured))
  texts.push(...textsIn(noting => lackScenes(spec, held[0], noting), measured))
  return {
    spec,
    networks: networks.map(withFindings),
    glyphs: glyphTable(font, texts),
    own: own !== undefined,
    title: scene.title,
    alt,
    command: quoted(words),
    ...(slides && { fixAt: fixAt(words) }),
  }
}

/** Texts with other characters than those that are there, which a smaller size tries or shows. */
function shorterTexts(
  figure: NonNullable<Animation['figure']>,
  font: Font,
  there: readonly SetText[],
): SetText[] {
  const { spec, parts } = figure
  const sized = (noting: Font) => (size: typeof smallest) =>
    buildFigure(resizeFigure(spec, size), parts, noting)
  const texts = textsIn(noting => smallestOf(sized(noting)), font)
  const known = { 400: new Set(''), 600: new Set('') }
  const adds = ([text, weight]: SetText) => {
    const before = known[weight].size
    for (const character of text) known[weight].add(character)
    return known[weight].size > before
  }
  there.forEach(adds)
  return texts.filter(adds)
}

/** Texts that scenes show, which a reader makes of a figure. */
function textsIn(scenesBy: (font: Font) => Scene[], font: Font): SetText[] {
  const { font: noting, texts } = recording(font)
  for (const scene of scenesBy(noting))
    for (const moment of chapterMoments(scene)) texts.push(...textsOf(scene.at(moment)))
  return texts
}

/** Scenes of a figure without one of its units, which a reader takes out. */
function lackScenes(spec: FigureSpec, part: TrainedClassifier, font: Font): Scene[] {
  const without = isSweep(spec) ? undefined : scenesOf(spec)[spec.scene]?.units?.without
  if (!without) return []
  const hidden = part.network.layers.slice(0, -1)
  const ids = hidden.flatMap(({ biases }, l) => biases.map((_, unit) => `${l + 1}.${unit + 1}`))
  const models = ids.slice(0, MOST.columns).map(id => without(part.model!, id) as ClassModel)
  return models.map(model => buildFigure(spec, [{ ...part, model }], font))
}

/** Places in a command between which the values of its slice stand, or may. */
function fixAt(words: readonly string[]): [number, number] {
  const found = words.indexOf('--fix')
  const [from, to] = found < 0 ? [words.lastIndexOf('-o'), words.lastIndexOf('-o')] : [found, found + 2]
  return [quoted(words.slice(0, from)).length, quoted(words.slice(0, to)).length]
}

/** The first scene of growing sizes that its size is not too small for, if any. */
function smallestOf(build: (size: typeof smallest) => Scene): Scene[] {
  for (const factor of GROWTHS) {
    const size = { width: factor * smallest.width, height: factor * smallest.height }
    const scene = orElse(() => build(size), null, SpecError)
    if (scene) return [scene]
  }
  return []
}

/** A font by which texts are laid out as by the bundled one, without its outlines, which take long to find. */
function measuring(font: Font): Font {
  return { ...font, lineOf: (text, weight) => ({ width: textWidth(text, 1, weight), pieces: [] }) }
}

/** A network with what was found when it was drawn and takes long to find. */
function withFindings({ model, record }: ShownNetwork): ShownNetwork {
  // In one order, whatever was drawn first.
  const known = Object.fromEntries(Object.entries(knownOf(model)).sort(([a], [b]) => (a < b ? -1 : 1)))
  return { model, record, known }
}

/** A font that notes all texts that it is asked for. */
function recording(font: Font) {
  const texts: SetText[] = []
  const lineOf: Font['lineOf'] = (text, weight) => {
    texts.push([text, weight])
    return font.lineOf(text, weight)
  }
  return { texts, font: { ...font, lineOf } }
}

/** Moments of a scene whose texts are looked at, besides the poster and a time in each chapter. */
const MOMENTS = 48

/** A size smaller than that in which any phone lays the figure out again. */
const smallest = { width: 200, height: 350 }

/** Factors of it, for scenes that refuse small sizes. */
const GROWTHS = [1, 1.4, 2, 3]

function momentsOf(scene: Scene, scenes: number): Moment[] {
  const count = MOMENTS * scenes
  const even = Array.from({ length: count }, (_, i) => (i * scene.duration) / count)
  return [...chapterMoments(scene), ...even]
}

function chapterMoments({ duration, chapters }: Scene): Moment[] {
  return ['poster', 'end', duration, ...chapters.map(({ start, end }) => (start + end) / 2)]
}

function textsOf(shapes: readonly Shape[]): SetText[] {
  return shapes.flatMap((shape): SetText[] => {
    if (shape.kind === 'group') return textsOf(shape.children)
    return shape.kind === 'text' ? [[shape.text, shape.weight ?? 400]] : []
  })
}

/** Columns that are moved, and words of one. */
const MOST = { columns: 8, words: 12 }

/** Scenes of a figure as its reader may hold its slice: for their texts. */
function heldScenes(spec: FigureSpec, parts: readonly TrainedClassifier[], font: Font): Scene[] {
  const slices = parts.map(({ model }) => model!.slice!)
  const fixes = networkSpecs(spec).map(({ fix }) => fix ?? [])
  const sceneAt = (texts: readonly string[]) => {
    const held = parts.map((part, i) => {
      const fix = texts.reduce<readonly string[]>((fix, text) => refixed(fix, text, slices[i]), fixes[i])
      return { ...part, model: modelHolding(part.model!, fix) }
    })
    return buildFigure(spec, held, font)
  }
  const order = heldColumns(slices[0]).map(({ name }) => name)
  const models = parts.map(({ model }) => model!)
  const columns = movableColumns(models, fixes)
  const moved = columns
    .slice(0, MOST.columns)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(column => cellsOf(slices[0], column).map(cell => `${column.name}=${cell}`))
  // The first that have another value are said, in the order of the table: each is, beside ever fewer at their medians.
  const held = moved.flatMap((texts, i) => {
    const after = moved.slice(i + 1).map(([text]) => text)
    return texts.map(text => sceneAt([text, ...after]))
  })
  // A slice that no point is near has words of its own.
  const bare = parts.map(part => {
    const { slice, all } = part.model!
    const far = { ...slice!, strengths: new Float32Array(all.y.length) }
    return { ...part, model: { ...part.model!, slice: far } }
  })
  return [...held, buildFigure(spec, bare, font)]
}

/** Cells that a column may be held at: its ends, or its words. */
function cellsOf(slice: Slice, column: ReturnType<typeof heldColumns>[number]): string[] {
  const { encoding } = column
  const { min, max } = columnRange(slice, column)
  const words = encoding && encoding.kind !== 'date' ? encoding.values.slice(0, MOST.words) : null
  const cells = words ?? [cellOf(column, max), cellOf(column, min)]
  return cells.filter(cell => cell !== heldCell(slice, column))
}
