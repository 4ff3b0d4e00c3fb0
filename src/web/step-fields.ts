import { subscript } from '../data/number.ts'
import { layoutOfNetwork, pack, unpack } from '../network/parameter-layout.ts'
import { type Step, stepOf } from '../scene/model/step.ts'
import { makeElement } from './elements.ts'
import type { OpenSliders } from './sliders.ts'

export { stepping } from '../scene/compose/step-film.ts'

/** A field for each number of the row and of the weights before its step: all that follows is found anew. */
export const openSliders: OpenSliders = ({ networks: [shown, ...others], command }, say) => {
  const first = stepOf(shown.model)!
  const own = numbersOf(first)
  const names = namesOf(first)
  const values = { networks: [shown, ...others], command }
  return {
    values,
    controls({ moved, tell }) {
      const options = names.map(name => makeElement('option', {}, name))
      const select = makeElement('select', { 'aria-label': say.chapters.weights }, ...options)
      const field = makeElement('input', { type: 'number', step: '0.1' })
      const reset = makeElement('button', { type: 'button', class: 'text' }, say.sliders.reset)
      const show = () => {
        field.value = own[select.selectedIndex].toFixed(3)
        field.setAttribute('aria-label', names[select.selectedIndex])
      }
      const take = () => {
        const parts = { ...shown.model.parts, step: withNumbers(first, own) }
        values.networks = [{ ...shown, model: { ...shown.model, parts } }, ...others]
        tell(`${names[select.selectedIndex]} = ${own[select.selectedIndex]}`)
        moved()
      }
      select.addEventListener('change', show)
      field.addEventListener('input', () => {
        if (Number.isNaN(field.valueAsNumber)) return
        own[select.selectedIndex] = field.valueAsNumber
        take()
      })
      reset.addEventListener('click', () => {
        own.set(numbersOf(first))
        take()
        show()
      })
      show()
      const box = makeElement('div', { class: 'sliders' }, select, field, reset)
      for (const name of ['--across', '--fields']) box.style.setProperty(name, '3')
      return box
    },
  }
}

/** The numbers of a step that may change: the row, then all weights and all biases. */
const numbersOf = ({ x, network }: Step) => Float64Array.of(...x, ...pack(network))

function withNumbers(step: Step, numbers: Float64Array): Step {
  const [x, parameters] = [numbers.slice(0, step.x.length), numbers.subarray(step.x.length)]
  return { ...step, x, network: unpack(parameters, layoutOfNetwork(step.network)) }
}

/** Their names, in that order. */
function namesOf({ x, network: { layers } }: Step): string[] {
  const named = (letter: string, i: number) => `${letter}${subscript(i + 1)}`
  const line = (from: string, l: number, to: number) =>
    `${l + 1}: ${from} → ${named(l < layers.length - 1 ? 'h' : 'p', to)}`
  const weights = layers.flatMap((layer, l) =>
    layer.weights.flatMap((row, i) => row.map((_, j) => line(named(l === 0 ? 'x' : 'h', i), l, j))),
  )
  const biases = layers.flatMap((layer, l) => layer.biases.map((_, j) => line('b', l, j)))
  return [...Array.from(x, (_, i) => named('x', i)), ...weights, ...biases]
}
