import { subscript } from '../data/number.ts'
import type { Language } from '../language/language.ts'
import { copiedLayers } from '../network/network.ts'
import { type Step, stepOf } from '../scene/model/step.ts'
import { makeElement } from './elements.ts'
import type { OpenSliders } from './sliders.ts'

export { stepping } from '../scene/compose/step-film.ts'

/** A field for each number of the row and of the first weights: all that follows from it is found anew. */
export const openSliders: OpenSliders = ({ networks: [shown], command }, say) => {
  const first = stepOf(shown.model)!
  let own = first
  const values = { networks: [shown], command }
  return {
    values,
    controls({ moved, tell }) {
      const groups = numbersOf(own, say).map(({ name, numbers }) =>
        makeElement('optgroup', { label: name }, ...numbers.map(one => makeElement('option', {}, one.name))),
      )
      const select = makeElement('select', { 'aria-label': say.chapters.weights }, ...groups)
      const field = makeElement('input', { type: 'number', step: '0.1' })
      const reset = makeElement('button', { type: 'button', class: 'text' }, say.sliders.reset)
      const chosen = () => numbersOf(own, say).flatMap(({ numbers }) => numbers)[select.selectedIndex]
      const show = () => {
        field.value = String(Number(chosen().value.toFixed(3)))
        field.setAttribute('aria-label', chosen().name)
        reset.disabled = own === first
      }
      const take = (step: Step) => {
        own = step
        values.networks = [{ ...shown, model: { ...shown.model, parts: { ...shown.model.parts, step } } }]
        reset.disabled = own === first
        moved()
      }
      select.addEventListener('change', show)
      field.addEventListener('input', () => {
        if (Number.isFinite(field.valueAsNumber)) take(chosen().to(field.valueAsNumber))
      })
      field.addEventListener('change', () => tell(`${chosen().name} = ${field.value}`))
      reset.addEventListener('click', () => {
        take(first)
        show()
      })
      show()
      const held = makeElement('div', { class: 'held' }, select)
      return makeElement(
        'div',
        { class: 'sliders' },
        held,
        makeElement('div', { class: 'rest' }, field, reset),
      )
    },
  }
}

/** The numbers of a step that may change, in groups: the row, and of each layer its weights and biases. */
function numbersOf(own: Step, { chapters }: Language) {
  const { layers } = own.network
  const inputs = Array.from(own.x, (value, i) => {
    return { name: `x${subscript(i + 1)}`, value, to: (x: number): Step => ({ ...own, x: own.x.with(i, x) }) }
  })
  const ofLayers = layers.map(({ weights, biases }, l) => {
    const [from, to] = [l === 0 ? 'x' : 'h', l === layers.length - 1 ? 'p' : 'h']
    const numbers = [...weights, biases].flatMap((row, i) =>
      row.map((value, j) => ({
        name: `${i < weights.length ? `${from}${subscript(i + 1)}` : 'b'} → ${to}${subscript(j + 1)}`,
        value,
        to(next: number): Step {
          const changed = copiedLayers(layers)
          const of = changed[l].weights[i] ?? changed[l].biases
          of[j] = next
          return { ...own, network: { layers: changed } }
        },
      })),
    )
    return { name: to === 'p' ? chapters.output : chapters.layer({ layer: l + 1 }), numbers }
  })
  return [{ name: chapters.data, numbers: inputs }, ...ofLayers]
}
