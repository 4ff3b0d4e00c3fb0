import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import type { ClassModel } from '../model/class-model.ts'
import { stepOf, takenStep } from '../model/step.ts'
import { classNames } from '../style/points.ts'

/** Writes numbers with three digits behind the point, for a reader who computes with them; none is −0.000. */
export const threeDigits = (say: Language) => (value: number) =>
  say.slice.value({ value: Number(value.toFixed(3)) + 0, unit: null, decimals: 3 })

/** Ids, names and captions of the chapters: sentences, and formulas beside them; null for the steps, which are counted. */
export function stepChapters(
  model: ClassModel,
  say: Language,
): [id: string, name: string, caption: Caption | null][] {
  const own = stepOf(model)!
  const { loss, fallen, rate, layers } = takenStep(own, model)
  const write = threeDigits(say)
  const { network, chapters: names } = say
  const row: Caption = [say.page.pointTitle({ row: `${own.row + 1}` }), classNames(model.dataset, say)[own.y]]
  const falls = network.falls({ before: write(loss), after: write(fallen) })
  const rated = { rate: say.slice.value({ value: rate, unit: null }), halved: rate < own.rate }
  const ofLayers = layers.map(({ activation }, l) => {
    const [input, isLast] = [l === 0 ? 'x' : 'h', l === layers.length - 1]
    const share = activation === 'softmax' ? 'exp z / Σ exp z' : 'σ(z)'
    const output = isLast ? `p = ${share}` : `h = ${activationOf(activation)!.symbol ?? ''}(z)`
    const name = isLast ? names.output : names.layer({ layer: l + 1 })
    const back = `${names.back}: ${name}`
    return {
      forward: [`forward-${l}`, name, [name, `z = Σ w${input} + b, ${output}`]],
      back: [`back-${l}`, back, [back, `δ = ${isLast ? 'p − y' : 'h′ Σ wδ'}, ∂ = δ${input}`]],
    } as const
  })
  return [
    ['row', names.data, row],
    ...ofLayers.map(({ forward }): [string, string, Caption] => [...forward]),
    ['error', say.axes.loss, network.wrong({ share: write(Math.exp(-loss)), loss: write(loss) })],
    ...ofLayers.toReversed().map(({ back }): [string, string, Caption] => [...back]),
    ['step', names.weights, [...network.moves(rated), ...falls]],
    ['loss', names.result, falls],
    ['steps', names.learning, null],
    ['again', names.again, row],
  ]
}
