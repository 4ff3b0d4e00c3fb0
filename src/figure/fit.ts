import type { Budget, SizeReduction } from '../encode/budget.ts'
import { budgetOf, budgetWords, givenUp, partOfStep, reductions, weight } from '../encode/budget.ts'
import type { Format } from '../encode/format.ts'
import { WorkError } from '../options/error.ts'
import { changeFigure, type FigureSpec } from '../options/sweep.ts'
import type { Scene } from '../scene/scene.ts'
import { type Drawn, type DrawOptions, writeTargets } from './draw-targets.ts'
import { describeOutput } from './film.ts'
import type { MadeFigure } from './made-figure.ts'
import type { EncodeTarget } from './writer.ts'

/** A file that is to be drawn, as far as messages need it. */
interface Named {
  /** For messages. */
  name: string
  format: Format
}

/** A file that is drawn, and where its bytes go. */
export interface NamedTarget extends Named {
  file: EncodeTarget
}

/** Options of drawing within a budget. */
export type FitOptions = Omit<DrawOptions, 'input'>

/** The file that was drawn, and a note on what was given up to keep within the budget. */
export interface Fitted {
  drawn: Drawn
  note?: string
}

/** A file that was drawn into memory; its bytes are null where they exceed the budget. */
interface Kept {
  drawn: Drawn
  chunks: Uint8Array[] | null
}

/**
 * Draws a figure to all targets, so that each file keeps within the budget of its spec, if there is one: by the spec
 * itself where that fits, otherwise by the first reduction of it that does. The recipe in the file stays the spec's.
 *
 * @throws WorkError where a file fits by no reduction
 */
export async function drawFitting(
  figure: MadeFigure,
  targets: readonly NamedTarget[],
  options: FitOptions,
): Promise<Fitted[]> {
  const { input } = figure
  const { spec } = input
  const budget = budgetOf(spec)
  if (!budget) {
    const files = await writeTargets(figure.scene, spec, targets, { ...options, input })
    return files.map(drawn => ({ drawn }))
  }

  const attempt = attempts(figure, budget, options)
  // Numbers that are predicted have none.
  const classes = figure.parts[0].dataset.classes.length || undefined
  const plans = targets.map(target => {
    const own = budgetOf(spec, target.format.savings)!
    return { target, budget: own, ways: reductionsFor(target, spec, figure.scene, own, classes) }
  })
  const fitted = new Map<NamedTarget, Fitted>()
  while (fitted.size < plans.length) {
    // Targets whose first attempts are the same are drawn together.
    const open = plans.filter(({ target }) => !fitted.has(target))
    const first = open[0].ways[0]
    const alike = open.filter(({ ways }) => JSON.stringify(ways[0]) === JSON.stringify(first))
    const own = alike.map(({ target }) => target)
    const files = await attempt(first, own)
    for (const [i, { target, budget, ways }] of alike.entries()) {
      const weights = ways.map(way => weight(way, target.format.savings ?? []))
      const attemptAlone = async (k: number) => (await attempt(ways[k], [target]))[0]
      const found = await firstFitting(weights, budget.bytes, files[i], attemptAlone)
      if (!found)
        throw ways.length === 1
          ? tooHeavy(target, budget, files[i].drawn)
          : tooLarge(target, budget, givenUp(asShown(spec, target.format), ways.at(-1)!))
      const attemptOne = async (way: SizeReduction) => (await attempt(way, [target]))[0]
      const { kept, way } = await refined(ways, found, budget.bytes, attemptOne)
      for (const chunk of kept.chunks!) await target.file.write(chunk)
      fitted.set(target, { drawn: kept.drawn, ...noteOf(target, spec, way, budget) })
    }
  }
  return targets.map(target => fitted.get(target)!)
}

/**
 * The spec by which a file is drawn first, and a note on what that gives up: width, pixels and frames are known before
 * anything is drawn. @throws WorkError where no size keeps within the budget
 */
export function firstReduction(
  spec: FigureSpec,
  scene: Scene,
  target: Named,
): { spec: FigureSpec; note?: string } {
  const budget = budgetOf(spec, target.format.savings)
  if (!budget) return { spec }
  const [first] = reductionsFor(target, spec, scene, budget)
  return { spec: first.spec, ...noteOf(target, spec, first, budget) }
}

/** A spec with so many frames a second as a format shows. */
function asShown(spec: FigureSpec, { maxFps = Number.POSITIVE_INFINITY }: Format): FigureSpec {
  return spec.fps > maxFps ? changeFigure(spec, { fps: maxFps }) : spec
}

function reductionsFor(target: Named, spec: FigureSpec, scene: Scene, budget: Budget, classes?: number) {
  const { format } = target
  const { savings = [] } = format
  const ways = reductions(asShown(spec, format), budget, {
    savings,
    moves: describeOutput(scene, spec, format).seconds > 0,
    classes,
  })
  if (ways.length === 0) throw tooLarge(target, budget, '')
  return ways
}

function noteOf({ name, format }: Named, asked: FigureSpec, used: SizeReduction, budget: Budget) {
  const lost = givenUp(asShown(asked, format), used)
  return lost ? { note: `${name}: ${lost}, to keep within ${budgetWords(budget)}` } : {}
}

function tooLarge(target: Named, budget: Budget, lost: string): WorkError {
  const even = lost && ` even with ${lost}`
  return doesNotFit(target, budget, `${even}; a shorter --duration or another format may`)
}

/** Of a file of vectors or code, which has nothing to give up. */
function tooHeavy(target: Named, budget: Budget, { bytes }: Drawn): WorkError {
  return doesNotFit(target, budget, `; it has ${bytes.toLocaleString('en')} bytes, another format may do`)
}

function doesNotFit({ name }: Named, budget: Budget, rest: string): WorkError {
  return new WorkError(`${name} does not keep within ${budgetWords(budget)}${rest}`)
}

/** Opens a function that draws targets by a reduction into memory. */
function attempts(figure: MadeFigure, { bytes: maxBytes }: Budget, options: FitOptions) {
  return async ({ spec, losses }: SizeReduction, targets: readonly NamedTarget[]): Promise<Kept[]> => {
    const memories = targets.map(() => memory(maxBytes))
    const { scene, input } = spec === figure.input.spec ? figure : figure.under(spec)
    const outputs = targets.map(({ format }, i) => ({ format, file: memories[i].file }))
    const drawn = await writeTargets(scene, { ...spec, ...losses }, outputs, { ...options, input })
    return drawn.map((drawn, i) => ({ drawn, chunks: memories[i].chunks() }))
  }
}

/** A sink that keeps its bytes in memory, or none once there are more than `most`. */
function memory(maxBytes: number): { file: EncodeTarget; chunks(): Uint8Array[] | null } {
  let chunks: Uint8Array[] | null = []
  let bytes = 0
  return {
    file: {
      async write(chunk) {
        bytes += chunk.length
        if (bytes > maxBytes) chunks = null
        chunks?.push(chunk)
      },
    },
    chunks: () => chunks,
  }
}

/** A reduction whose predicted size exceeds the limit by this factor is not tried: predictions err by less. */
const safeExcess = 1.2

/**
 * Finds the first reduction that fits, after the first of all was drawn. The size of the last one drawn
 * predicts those of the others by their weights; a reduction that may fit is drawn. No clock or chance decides, so the
 * same spec finds the same reduction on each run. `weights` are relative sizes of the reductions.
 */
export async function firstFitting(
  weights: readonly number[],
  maxBytes: number,
  first: Kept,
  attempt: (index: number) => Promise<Kept>,
): Promise<{ index: number; kept: Kept } | null> {
  let last = { index: 0, kept: first }
  if (first.chunks) return last
  let found: typeof last | null = null
  let [failed, fits] = [0, weights.length]
  const predicted = (index: number) => (last.kept.drawn.bytes * weights[index]) / weights[last.index]
  while (fits - failed > 1) {
    if (found && predicted(fits - 1) > safeExcess * maxBytes) break
    let index = failed + 1
    while (index < fits - 1 && predicted(index) > maxBytes) index++
    last = { index, kept: await attempt(index) }
    if (last.kept.chunks) {
      found = last
      fits = index
    } else failed = index
  }
  return found
}

/** The share of its limit below which a file takes less of its last step, and how often that is tried. */
const refining = { from: 0.85, tries: 4 }

/** The reduction that was found, or one that takes only a part of its last step, halved each time, where that fits too. */
export async function refined(
  ways: readonly SizeReduction[],
  { index, kept }: { index: number; kept: Kept },
  maxBytes: number,
  attempt: (way: SizeReduction) => Promise<Kept>,
): Promise<{ way: SizeReduction; kept: Kept }> {
  let best = { way: ways[index], kept }
  let [fails, fits] = [0, 1]
  for (let i = 0; i < refining.tries && index > 0; i++) {
    if (best.kept.drawn.bytes >= refining.from * maxBytes) break
    const share = (fails + fits) / 2
    const way = partOfStep(ways[index - 1], ways[index], share)
    if ([ways[index - 1], best.way].some(one => JSON.stringify(one) === JSON.stringify(way))) break
    const tried = await attempt(way)
    if (tried.chunks) {
      best = { way, kept: tried }
      fits = share
    } else fails = share
  }
  return best
}
