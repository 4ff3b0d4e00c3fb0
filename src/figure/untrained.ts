import type { Dataset } from '../data/dataset.ts'
import type { Network } from '../network/network.ts'
import { layoutFor, pack, unpack } from '../network/parameter-layout.ts'
import { snapshotTrace } from '../network/snapshots.ts'
import { startParameters } from '../network/start.ts'
import { modelRecord } from '../network/train.ts'
import type { Training } from '../network/training.ts'
import type { HiddenLayer } from '../options/forms.ts'
import type { Spec } from '../options/spec.ts'
import { type FigureSpec, networkSpecs } from '../options/sweep.ts'
import type { Font } from '../scene/font.ts'
import type { Trained } from '../scene/model/trained.ts'
import { needs } from '../scene/scenes/model-of.ts'
import { rest } from '../scene/scenes/rest.ts'
import { checkInput } from './check-input.ts'
import type { Input } from './load.ts'

/**
 * The input of a scene with untrained networks, enough for its size, duration and errors: a part for each panel, the notes
 * on their data, and the font. @throws SpecError for data that cannot be used
 */
export async function untrainedParts(
  figure: FigureSpec,
  load: (spec: Spec) => Promise<Input>,
): Promise<{ parts: Trained[]; notes: Set<string>; font: Font | undefined }> {
  const parts: Trained[] = []
  const notes = new Set<string>()
  let font: Font | undefined
  for (const spec of networkSpecs(figure)) {
    const input = await load(spec)
    checkInput(spec, input)
    const { dataset, model, ...read } = input
    const hidden = spec.hidden ?? [{ units: 2, activation: spec.activation }]
    const network = model?.network ?? untrained(dataset, hidden)
    const { record } = asTrained(spec, network, input, needs(spec, 'trace'))
    // A training will have iterates.
    if (!model) record.trace = [{ loss: record.loss, parameters: pack(network) }]
    parts.push({ dataset, network, record, compared: rest.unfitted?.(spec, dataset) } as Trained)
    for (const note of read.notes) notes.add(note)
    font = read.font
  }
  return { parts, notes, font }
}

/** A network that is not trained here, as if it were; `trace` for the snapshots of a model. */
export function asTrained(spec: Spec, network: Network, { dataset, model }: Input, trace: boolean): Training {
  const record = modelRecord(network, dataset, spec.alpha ?? 0)
  if (model && trace) record.trace = snapshotTrace(model, dataset)
  return { network, record } as Training
}

/** A network with its first weights, of the first start. */
export function untrained(dataset: Dataset, hidden: HiddenLayer[]): Network {
  const layout = layoutFor(dataset, hidden)
  return unpack(startParameters(layout, 0, 0), layout)
}
