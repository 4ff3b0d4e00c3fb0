import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { catalog } from '../../encode/catalog.ts'
import type { Format } from '../../encode/format.ts'
import { describeOutput } from '../../figure/film.ts'
import { firstReduction } from '../../figure/fit.ts'
import { inputLoader, rowsOf, sparedIn } from '../../figure/load.ts'
import { untrainedParts } from '../../figure/untrained.ts'
import { type Place, SpecError, throwAll, WorkError } from '../../options/error.ts'
import { droppedNote, seedFaults } from '../../options/idle.ts'
import { sceneNames } from '../../options/panels.ts'
import { dataKey } from '../../options/stages.ts'
import { type FigureSpec, networkSpecs, specJson } from '../../options/sweep.ts'
import { ofTask } from '../../options/task-scenes.ts'
import { buildFigure } from '../../scene/scenes/build.ts'
import { loadScenes, scenesOf } from '../../scene/scenes/registry.ts'
import { checkTarget, checkWritable } from '../atomic.ts'
import { checkFolder } from '../folder.ts'
import { reader } from '../load.ts'
import { openRasterFor } from '../raster.ts'
import { tools } from '../tools.ts'
import { type BatchItem, type ItemOutput, placedErrors, placeText } from './item.ts'

/**
 * Checks all that can be checked without training: tables and models, scenes, rasterizers, the tools that formats need,
 * and the targets. What several figures have in common is checked once.
 *
 * @param onNote is told of seeds that do nothing with a table, where they are given for other figures too
 * @throws SpecErrors for all that is wrong, WorkError without permission to write
 */
export async function checkItems(
  items: readonly BatchItem[],
  onNote?: (place: Place, note: string) => void,
): Promise<void> {
  const faults = new Map<string, SpecError>()
  const sound = new Map<string, boolean>()
  /** Does a check that figures have in common, unless it was done; gives whether it found nothing wrong. */
  const once = async (key: string, place: Place, work: () => Promise<unknown>): Promise<boolean> => {
    if (!sound.has(key)) {
      const found = await faultsOf(work, place)
      for (const fault of found) faults.set(fault.message, fault)
      sound.set(key, found.length === 0)
    }
    return sound.get(key)!
  }
  const load = inputLoader(reader, {}, () => true)
  const rows = new Map<string, number | null>()
  for (const { spec, outputs, place, shared = [] } of items) {
    const spares = sparedIn(spec, key => shared.includes(key))
    const formats = outputs.map(({ format }) => format)
    const pixels = formats.every(({ vector }) => vector) ? 'no' : 'some'
    await once(`rasterizer ${spec.rasterizer}, ${pixels} pixels`, place, () =>
      openRasterFor(formats, spec.rasterizer),
    )
    let isReadable = true
    if (spec.samples === null || spec.model !== null || spec.font !== null || typeof spec.test === 'string')
      for (const network of networkSpecs(spec)) {
        const key = `${dataKey(network)} ${spec.font}`
        isReadable &&= await once(key, place, async () => rows.set(key, rowsOf(network, await load(network))))
        for (const fault of seedFaults(ofTask(catalog, network), network, rows.get(key) ?? null))
          if (spares(fault.field)) onNote?.(place, droppedNote(fault))
          else for (const one of placedErrors(fault, place)) faults.set(one.message, one)
      }
    await loadScenes(spec)
    const key = sceneKey(spec, outputs)
    if (isReadable && key !== null) await once(key, place, () => checkScene(spec, outputs, load))
    for (const { format, file, target, inside } of outputs) {
      const { needs } = format
      if (needs) await once(needs, place, () => tools[needs]())
      await once(`target ${target}`, place, () => checkPlace(file, target, format, inside))
    }
  }
  throwAll([...faults.values()])
}

async function faultsOf(work: () => Promise<unknown>, place: Place): Promise<SpecError[]> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof WorkError)) return placedErrors(error, place)
    throw new WorkError(`${placeText(place)}: ${error.message}`, { cause: error })
  }
}

/** Keys that no error of an untrained scene depends on. */
const freeKeys = /^(seed|dataSeed|networkSeed|theme|classColors|titles?|captions?|alt|alpha)$/

/** Key of all that a scene's errors depend on; null without any. To build one takes as long as to draw many frames. */
function sceneKey(spec: FigureSpec, outputs: readonly ItemOutput[]): string | null {
  const { sequence, holdStart, holdEnd, at, poster, xLabel, yLabel, samples, model, maxSize } = spec
  const place = spec.for
  const needsPlane =
    sceneNames(spec).some(name => scenesOf(spec)[name].plane) && (samples === null || model !== null)
  const chosen = [sequence, holdStart, holdEnd, at, poster, xLabel, yLabel, maxSize, place]
  if (!needsPlane && chosen.every(value => value === null)) return null
  const rest = Object.entries(specJson(spec)).filter(([key]) => !freeKeys.test(key))
  return JSON.stringify([rest, outputs.map(({ format }) => format.name)])
}

async function checkScene(
  spec: FigureSpec,
  outputs: readonly ItemOutput[],
  load: ReturnType<typeof inputLoader>,
) {
  const { parts, font } = await untrainedParts(spec, load)
  const scene = buildFigure(spec, parts, font)
  for (const { file, format } of outputs) {
    format.check?.({ spec, parts })
    describeOutput(scene, firstReduction(spec, scene, { name: file, format }).spec, format)
  }
}

/** Checks that a target can be written. A missing folder below that of the batch file is no error, as it is created later. */
async function checkPlace(file: string, target: string, format: Format, inside: boolean): Promise<void> {
  const isThere = (path: string) => stat(path).catch(() => null)
  let folder = dirname(target)
  let place = await isThere(folder)
  if (place || !inside) {
    await (format.folder ? checkFolder(file, 'output') : checkTarget(file, 'output'))
    return
  }
  while (!place) {
    folder = dirname(folder)
    place = await isThere(folder)
  }
  if (!place.isDirectory()) throw new SpecError('output', file, `a file in a folder: ${folder} is none`)
  await checkWritable(file, [folder])
}
