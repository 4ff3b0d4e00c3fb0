import type { Spec } from '../options/spec.ts'
import { sweepOf } from '../options/sweep.ts'
import { describeOutput } from '../render/film.ts'
import { firstReduction } from '../render/fit.ts'
import { inputLoader, inputsOf } from '../render/load.ts'
import type { RenderOptions } from '../render/render.ts'
import { describeData, type Result, shapeOf } from '../render/result.ts'
import { checkOutputs, checkTargets, formatNotes } from '../render/targets.ts'
import { tools } from '../render/tools.ts'
import { twinOutputs, twinSpecs } from '../render/twins.ts'
import { untrainedParts } from '../render/untrained.ts'
import { version } from '../render/version.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { themeNotes } from '../scene/style/theme.ts'
import type { RunOptions } from './parse.ts'

/** What a dry run gives: a result as far as it is known without training, drawing or writing. */
export interface Plan extends Omit<Result, 'network' | 'training' | 'alt' | 'rasterizer'> {
  /** null where training chooses the hidden layers, and for a sweep, which has several networks. */
  network: Result['network'] | null
  training: null
  /** null where the text is generated, as it depends on the training. */
  alt: string | null
  rasterizer: null
}

/**
 * Checks all that can be checked without training, and gives what would be made.
 *
 * @throws SpecError and WorkError as `render` would
 */
export async function planOf(
  asked: Spec,
  output: string[],
  { saveModel, format, twins }: RunOptions,
  { places, inputs = [] }: Pick<RenderOptions, 'places' | 'inputs'> = {},
): Promise<Plan> {
  const started = performance.now()
  const { spec } = twins ? twinSpecs(asked) : { spec: asked }
  const own = checkOutputs(spec, output, format)
  const outputs = twins ? [...own, ...twinOutputs(own)] : own
  await checkTargets(outputs, [...inputsOf(spec, places), ...inputs], saveModel, process.stdout)
  for (const { needs } of outputs.map(({ format }) => format)) if (needs) await tools[needs]()
  const load = inputLoader(places)
  const { parts, notes } = await untrainedParts(spec, load)
  const [{ dataset, network }] = parts as [(typeof parts)[number]]
  const scene = buildFigure(spec, parts)
  const begins = outputs.map(({ file, format }) => firstReduction(spec, scene, { name: file, format }))
  return {
    version,
    spec,
    data: describeData(spec, dataset),
    network: !sweepOf(spec) && (spec.model !== null || spec.hidden) ? shapeOf(network) : null,
    training: null,
    alt: spec.alt,
    outputs: outputs.map(({ file, format }, i) => {
      const { spec: used } = begins[i]
      const shown = used === spec ? scene : buildFigure(used, parts)
      return { file, format: format.name, ...describeOutput(shown, used, format), bytes: 0 }
    }),
    seconds: { train: 0, render: 0, total: Math.round(performance.now() - started) / 1000 },
    rasterizer: null,
    notes: [
      ...notes,
      ...themeNotes(spec, dataset.classes),
      ...formatNotes(spec, scene, own),
      ...begins.flatMap(({ note }) => note ?? []),
    ],
  }
}
