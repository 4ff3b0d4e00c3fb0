import { subscript } from '../data/number.ts'
import { copiedLayers } from '../network/network.ts'
import { type Step, stepOf } from '../scene/model/step.ts'
import { makeElement } from './elements.ts'
import type { OpenSliders } from './sliders.ts'

export { stepping } from '../scene/compose/step-film.ts'

/** A field for each number of the row and of the weights before its step: all that follows is found anew. */
export const openSliders: OpenSliders = ({ networks: [shown, ...others], command }, say) => {
  const first = stepOf(shown.model)!
  let own = first
  const values = { networks: [shown, ...others], command }
  return {
    values,
    controls({ moved, tell }) {
      const options = numbersOf(own).map(({ name }) => makeElement('option', {}, name))
      const select = makeElement('select', { 'aria-label': say.chapters.weights }, ...options)
      const field = makeElement('input', { type: 'number', step: '0.1' })
      const reset = makeElement('button', { type: 'button', class: 'text' }, say.sliders.reset)
      const chosen = () => numbersOf(own)[select.selectedIndex]
      const show = () => {
        field.value = chosen().value.toFixed(3)
        field.setAttribute('aria-label', chosen().name)
      }
      const take = (step: Step) => {
        own = step
        const model = { ...shown.model, parts: { ...shown.model.parts, step } }
        values.networks = [{ ...shown, model }, ...others]
        tell(`${chosen().name} = ${chosen().value}`)
        moved()
      }
      select.addEventListener('change', show)
      field.addEventListener('input', () => {
        if (Number.isFinite(field.valueAsNumber)) take(chosen().to(field.valueAsNumber))
      })
      reset.addEventListener('click', () => {
        take(first)
        show()
      })
      show()
      const box = makeElement('div', { class: 'sliders' }, select, field, reset)
      for (const name of ['--across', '--fields']) box.style.setProperty(name, '3')
      return box
    },
  }
}

/** The numbers of a step that may change, and the step with another one in its place: the row, and the weights and biases of layers. */
function numbersOf(own: Step): { name: string; value: number; to(value: number): Step }[] {
  const { layers } = own.network
  const inputs = Array.from(own.x, (value, i) => {
    return { name: `x${subscript(i + 1)}`, value, to: (x: number) => ({ ...own, x: own.x.with(i, x) }) }
  })
  const ofLayers = layers.flatMap(({ weights, biases }, l) =>
    [...weights, biases].flatMap((row, i) =>
      row.map((value, j) => {
        const from = i === weights.length ? 'b' : `${l === 0 ? 'x' : 'h'}${subscript(i + 1)}`
        const to = (next: number) => {
          const changed = copiedLayers(layers)
          const numbers = changed[l].weights[i] ?? changed[l].biases
          numbers[j] = next
          return { ...own, network: { layers: changed } }
        }
        return {
          name: `${l + 1}: ${from} → ${l < layers.length - 1 ? 'h' : 'p'}${subscript(j + 1)}`,
          value,
          to,
        }
      }),
    ),
  )
  return [...inputs, ...ofLayers]
}
