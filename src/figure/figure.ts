import type { ClassDataset, RegressionDataset } from '../data/dataset.ts'
import { type FigureInput, readFigureObject } from '../encode/catalog.ts'
import type { Format } from '../encode/format.ts'
import type { Recipe } from '../encode/recipe.ts'
import { loadLanguage } from '../language/languages.ts'
import type { ClassTraining, RegressionTraining } from '../network/training.ts'
import { SpecError } from '../options/error.ts'
import { givenKeys } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
import { changeFigure, type FigureSpec, type Sweep } from '../options/sweep.ts'
import { type OwnScene, ownSceneOf, secondsOf } from '../scene/compose/own-scene.ts'
import type { Scene } from '../scene/scene.ts'
import { loadScenes, ownPlace } from '../scene/scenes/registry.ts'
import { checkFormat } from './check-format.ts'
import { tableScene } from './load.ts'
import type { MadeFigure } from './made-figure.ts'
import { type FigureProgress, makeFigure } from './make.ts'
import { type OwnData, ownTable, tableOf } from './own-data.ts'
import { type Files, pageHost } from './page-host.ts'
import { version } from './version.ts'

/** The input of `figure`: the keys of a spec, with points, a model file's object and a scene of one's own. */
export type FigureCall = Omit<FigureInput, 'data' | 'model' | 'scene'> & {
  data: FigureInput['data'] | OwnData
  scene?: FigureInput['scene'] | OwnScene
  model?: FigureInput['model'] | object
}

/** Options of `figure`. */
export interface FigureCallOptions {
  /** Contents of the files that the spec names: a table, a model, held-out rows. */
  files?: Files | undefined
  /** Stops the work. */
  signal?: AbortSignal | undefined
  /** Called now and then while the work goes on. */
  onProgress?: ((progress: FigureProgress) => void) | undefined
}

/** A network of either task on its data, and how its training went. */
export type FigureNetwork =
  | (ClassTraining & { dataset: ClassDataset })
  | (RegressionTraining & { dataset: RegressionDataset })

/** A trained figure: a scene, with what it shows and how it was made. */
export interface Figure extends Scene {
  /** As it was read, with all defaults. */
  spec: FigureSpec
  /** The networks on their data, with the records of their trainings: one, or one for each value of a sweep. */
  networks: readonly FigureNetwork[]
  /** Alternative text: what the picture shows, in words. */
  alt: string
  /** The facts that files of it hold, enough to make them again; none of a scene of one's own, which is code. */
  recipe?: Recipe
  /**
   * The same data and networks with other keys, such as another theme or scene: as `figure` makes it of all of its keys,
   * without training again. What it needs besides is loaded.
   *
   * @throws SpecError as `figure` does, and for keys that ask for other data or networks
   */
  under(change: Partial<FigureCall> | FigureSpec): Promise<Figure>
}

/** The key of a figure that was given away for what it was made as. */
export const made = Symbol('made')

/** The name of a model that is given as an object, for the recipe. */
const ownModel = 'model.json'

/**
 * Makes a figure in one call: reads the spec, makes or takes the data, trains, and builds the scene. `toSvg(figure, 2)`
 * is its moment at 2 s, `paint(context, figure.at(2))` draws it.
 *
 * @param input the keys of a spec
 * @param options files, a signal, and a function that is told of the progress
 * @throws SpecError for a wrong call or data that cannot be used, WorkError for training that failed, the signal's reason
 */
export async function figure(input: FigureCall, options: FigureCallOptions = {}): Promise<Figure> {
  const call = await openCall(input, options)
  return figureOf(await madeOf(call, options), call)
}

/** The call of `figure`, in which a table with a target that names no scene has the one of its columns. */
export async function openCall(
  input: FigureCall,
  { files, signal }: FigureCallOptions,
  output?: { name: string; format: Format },
): Promise<ReturnType<typeof readCall>> {
  signal?.throwIfAborted()
  const call = readCall(input, output)
  const shown = await tableScene(pageHost({ ...files, ...call.own }), call.plain, call.spec)
  return shown.scene === undefined || call.scene ? call : readCall({ ...input, ...shown }, output)
}

/** The input of `figure` with names of files in the place of objects, the contents of these files, and the spec of it. */
export function readCall(input: FigureCall, output?: { name: string; format: Format }) {
  const { plain, own, scene } = withoutObjects(givenKeys(input) as FigureCall)
  const given = readFigureObject(plain, output ? [output.name] : [])
  const drawer = 'outlines: nnanim itself draws by node-canvas, its core does not'
  if (given.rasterizer === 'canvas') throw new SpecError('rasterizer', given.rasterizer, drawer)
  const spec = changeFigure(given, { rasterizer: 'outlines' })
  if (output) checkFormat(spec, output.format, output.name)
  if (output && scene) checkOwnScene(output.format)
  return { plain, own, spec, scene }
}

/** Makes what `figure` and `draw` give, the latter for a format. */
export async function madeOf(
  { spec, own, scene }: ReturnType<typeof readCall>,
  { files, signal, onProgress }: FigureCallOptions,
  format?: Format,
): Promise<MadeFigure> {
  const makers = { nnanim: version, rasterizer: `outlines ${version}` }
  const formats = format && [format]
  const whole = await makeFigure(spec, makers, pageHost({ ...files, ...own }), {
    signal,
    onProgress,
    formats,
  })
  return scene ? withOwnScene(whole, scene) : whole
}

/** @throws SpecError for a format that carries the figure as data */
export function checkOwnScene({ name, shows, animates }: Format): void {
  const expected = 'gif, png, svg, mp4 or webm: others carry a scene by its name, and this one is code'
  if (shows === 'figure' || animates) throw new SpecError('format', name, expected)
}

function withOwnScene(made: MadeFigure, own: OwnScene): MadeFigure {
  const scene = ownSceneOf(own, made.input.spec as Spec, made.parts[0], made.scene.font)
  return { ...made, own, scene, alt: own.alt ?? own.title, notes: [...scene.notes] }
}

function figureOf(whole: MadeFigure, { plain, own, scene: ownScene }: ReturnType<typeof readCall>): Figure {
  const { scene, input, recipe, alt, notes } = whole
  const figure: Figure = {
    ...scene,
    ...{ spec: input.spec, networks: input.parts, alt, notes },
    ...(!ownScene && { recipe }),
    async under(change) {
      givenKeys(change)
      // A sweep that was read has the values of its key in a place of their own.
      const { key, values, panels: _, ...keys } = change as Sweep
      const keysOf = { ...plain, ...(key ? { ...keys, [key]: { sweep: values } } : change) }
      const call = readCall(keysOf as FigureCall)
      const other = Object.keys(call.own).find(name => call.own[name] !== own[name])
      if (other) throw new SpecError(other, undefined, 'the content that it had: `figure` takes others')
      await Promise.all([loadLanguage(call.spec), loadScenes(call.spec)])
      const next = whole.under(call.spec)
      const scene = (change.scene ?? ownPlace) === ownPlace ? ownScene : call.scene
      return figureOf(scene ? withOwnScene(next, scene) : next, { ...call, own, scene })
    },
  }
  return Object.assign(figure, { [made]: whole })
}

/** Input with names of files in the place of objects, and the contents of these files. */
function withoutObjects(input: FigureCall): { plain: FigureInput; own: Files; scene?: OwnScene } {
  const { data, model, scene } = input
  const own: Record<string, string> = {}
  const plain: Record<string, unknown> = { ...input }
  const isOwn = typeof scene === 'object' && scene !== null && !Array.isArray(scene)
  const ownScene = isOwn ? (scene as OwnScene) : undefined
  if (ownScene) Object.assign(plain, { scene: ownPlace, duration: input.duration ?? secondsOf(ownScene) })
  if (ArrayBuffer.isView(model))
    throw new SpecError('model', undefined, 'a name by which `files` has its bytes')
  if (typeof model === 'object' && model !== null) {
    plain.model = ownModel
    own[ownModel] = JSON.stringify(model)
  }
  if (typeof data === 'object' && data !== null) {
    const target = input.target == null ? undefined : String(input.target)
    const { text, classNames } = tableOf(data, target, takesNames(model, data.classes))
    plain.data = ownTable
    own[ownTable] = text
    if (classNames) plain.classNames ??= classNames
  }
  return { plain: plain as FigureInput, own, scene: ownScene }
}

/** True for a model that knows classes by their names, and not by their indexes as a table of them has them. */
function takesNames(model: FigureCall['model'], classes: OwnData['classes']): boolean {
  if (typeof model !== 'object' || model === null) return model != null
  const known = (model as { classes?: unknown }).classes
  return Array.isArray(known) && (classes?.every(name => known.includes(name)) ?? false)
}
