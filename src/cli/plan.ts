import { catalog } from '../encode/catalog.ts'
import { describeOutput } from '../figure/film.ts'
import { firstReduction } from '../figure/fit.ts'
import { inputLoader, sparedIn } from '../figure/load.ts'
import { untrainedParts } from '../figure/untrained.ts'
import { version } from '../figure/version.ts'
import { languageOf } from '../language/languages.ts'
import { chapterIds } from '../options/own-words.ts'
import { type FigureSpec, isSweep, networkSpecs, specJson } from '../options/sweep.ts'
import { ofTask } from '../options/task-scenes.ts'
import { costOf, memoryOf } from '../render/batch/estimate.ts'
import { describeChapters, describeData, shapeOf } from '../render/describe-result.ts'
import type { Job } from '../render/job.ts'
import { reader } from '../render/load.ts'
import type { Result } from '../render/result.ts'
import { formatNotes } from '../render/targets.ts'
import { showsNetwork } from '../scene/compose/figure-scene.ts'
import type { Chapter, Scene } from '../scene/scene.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { scenesOf } from '../scene/scenes/registry.ts'
import { themeNotes } from '../scene/style/themes.ts'
import { glyphNotes } from '../scene/words/glyph-notes.ts'

/** The result of a dry run, as far as it is known without training, drawing or writing. */
export interface Plan
  extends Omit<Result, 'network' | 'training' | 'alt' | 'chapters' | 'rasterizer' | 'shapes'> {
  /** null where training chooses the hidden layers, and for a sweep, which has several networks. */
  network: Result['network']
  training: null
  /** null where the text is generated, as it depends on the training. */
  alt: string | null
  /** The chapters, of which training may decide which there are: then those that may be missing have no name, and none has times. */
  chapters: PlannedChapter[]
  rasterizer: null
  shapes: null
}

type PlannedChapter = Pick<Chapter, 'id'> & { [Key in Exclude<keyof Chapter, 'id'>]: Chapter[Key] | null }

/** The plan of a job, as far as it is known without training. @throws SpecError for data that cannot be used */
export async function jobPlan({ spec, own, outputs, inputPaths, spares, started }: Job): Promise<Plan> {
  const load = inputLoader(reader, inputPaths, sparedIn(spec, spares))
  const { parts, notes, font } = await untrainedParts(spec, load)
  const [{ dataset, network }] = parts
  const scene = buildFigure(spec, parts, font)
  for (const { format } of own) format.check?.({ spec, parts })
  const isGiven = !isSweep(spec) && (spec.model !== null || spec.hidden !== null)
  const isKnown = isGiven && showsNetwork(spec, scenesOf(spec))
  const begins = outputs.map(({ file, format }) => firstReduction(spec, scene, { name: file, format }))
  return {
    version,
    spec: specJson(spec),
    data: describeData(spec, dataset),
    network: isKnown ? shapeOf(network) : null,
    training: null,
    alt: spec.alt,
    chapters: chaptersOf(spec, scene),
    outputs: outputs.map(({ file, format }, i) => {
      const { spec: used } = begins[i]
      const shown = used === spec ? scene : buildFigure(used, parts, font)
      return { file, format: format.name, ...describeOutput(shown, used, format), framesInFile: 0, bytes: 0 }
    }),
    seconds: { train: 0, render: 0, total: Math.round(performance.now() - started) / 1000 },
    rasterizer: null,
    shapes: null,
    notes: [
      ...notes,
      ...themeNotes(spec, dataset.classes),
      ...glyphNotes(scene, spec, dataset, languageOf(spec), font),
      ...formatNotes(spec, scene, own),
      ...begins.flatMap(({ note }) => note ?? []),
      ...costNotes({ spec: begins[0]?.spec ?? spec, outputs }),
    ],
  }
}

/** The chapters of a scene of untrained networks. */
function chaptersOf(spec: FigureSpec, scene: Scene): PlannedChapter[] {
  const chapters = describeChapters(scene)
  const own = ofTask(catalog, spec)
  const ids = chapterIds(own, spec)
  const chosen = networkSpecs(spec).some(({ hidden, model }) => hidden === null && model === null)
  const found = spec.model === null ? chapterIds(own, spec, facts => facts.found ?? []) : []
  if (chosen) found.push(...ids.filter(id => /\bsegment-0$/.test(id)))
  if (found.length === 0) return chapters
  const patternOf = (id: string) => id.replace(/\d+$/, '0')
  const untimed = { start: null, end: null }
  const known = chapters.filter(({ id }) => !found.includes(patternOf(id)))
  return [
    ...known.map(({ id, name }) => ({ id, name, ...untimed })),
    ...found.map(id => ({ id, name: null, ...untimed })),
  ].sort((a, b) => ids.indexOf(patternOf(a.id)) - ids.indexOf(patternOf(b.id)))
}

/** Microseconds of work from which a plan says what it costs. */
const longWork = 60e6

/** A note on a figure that takes a minute or more, such as a long film in 4K: estimated from counts, such as its pixels. */
function costNotes(figure: Parameters<typeof costOf>[0]): string[] {
  const cost = costOf(figure)
  if (cost < longWork) return []
  const minutes = Math.round(cost / 60e6)
  const memory = (memoryOf(figure) / 1e9).toFixed(1)
  return [`takes about ${minutes} minute${minutes === 1 ? '' : 's'} and up to ${memory} GB of memory`]
}
