import type { Dataset } from '../../data/dataset.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import type { Spec } from '../../spec/spec.ts'
import { panelsOf } from '../../spec/sweep.ts'
import type { Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { arrange } from './panels.ts'
import { figures } from './registry.ts'

/** A network on its data, and how its training went. */
export interface Trained {
  dataset: Dataset
  network: Network
  record: TrainingRecord
}

/** The number of the first network that gets all its points right; −1 where none does. */
export function firstToSeparate(parts: readonly Trained[]): number {
  return parts.findIndex(separates)
}

/**
 * One scene with several networks, a panel each, on one clock: named by what differs, with what it gets right; the
 * first that gets all is framed.
 *
 * @param parts one for each value that the spec takes one of
 */
export function buildSweep(spec: Spec, parts: readonly Trained[]): Scene {
  const first = firstToSeparate(parts)
  return arrange(spec, parts[0].dataset, {
    panels: panelsOf(spec).map(({ name, spec: own }, i) => ({ title, caption, size, legend, layout }) => {
      const { dataset, network, record } = parts[i]
      const words = { title: title ?? name, caption: caption ?? resultOf(parts[i], i === first) }
      return figures[spec.scene].build({ ...own, size, legend, layout, ...words }, dataset, network, record)
    }),
    leading: longest(parts),
    over: (panel, size, theme) => (panel === first ? [frame(size, theme)] : []),
  })
}

/** The panel of the most layers, whose way has the most chapters. */
function longest(parts: readonly Trained[]): number {
  const depths = parts.map(({ network }) => network.layers.length)
  return depths.indexOf(Math.max(...depths))
}

function separates({ dataset, record }: Trained): boolean {
  return record.correct === dataset.y.length
}

/** "gets 150 of 200", "the first to separate all 200". */
export function resultOf(part: Trained, first: boolean): string {
  const { dataset, record } = part
  const samples = dataset.y.length
  if (separates(part)) return first ? `the first to separate all ${samples}` : `separates all ${samples}`
  const possible = record.verdict?.separable === true ? ', though all could be separated' : ''
  return `gets ${record.correct} of ${samples}${possible}`
}

/** Distance of the frame from the edge of its panel. */
const inset = 5.5

function frame({ width, height }: Spec['size'], { accent }: Theme): Shape {
  const [right, bottom] = [width - inset, height - inset]
  const line = [inset, inset, right, inset, right, bottom, inset, bottom]
  return { kind: 'path', lines: [line], closed: true, stroke: accent, width: 1.5 }
}
