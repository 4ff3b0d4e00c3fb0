import type { PageData } from '../encode/html/page-data.ts'
import type { Language } from '../language/language.ts'
import type { ClassModel } from '../scene/model/class-model.ts'
import type { HeldColumn } from '../scene/model/slices/held-columns.ts'
import { cellOf, columnRange, heldCell, heldNumber } from '../scene/model/slices/held-columns.ts'
import { heldValues } from '../scene/model/slices/slice.ts'
import { heldAt, sliceFacts, waysOf } from '../scene/words/slice.ts'
import { makeElement, makeSlider } from './elements.ts'
import { type HeldValues, holdValues } from './held-values.ts'

/** Makers of the values that a reader changes, and of controls of them: only some pages have such. */
export type OpenSliders = (
  data: PageData,
  say: Language,
  asked: string,
) => { values: Pick<HeldValues, 'networks' | 'command'>; controls(acts: SliderActs): HTMLElement }

interface SliderActs {
  moved(): void
  /** Called with true as a slider is taken, and with false as it is let go. */
  held(is: boolean): void
  /** Tells those who do not see it. */
  tell(text: string): void
}

/** The columns that a slice holds: their values, and controls of them. @param asked values that the address asks for */
export function openSliders(data: PageData, say: Language, asked: string) {
  const values = holdValues(data, asked)
  return { values, controls: (acts: SliderActs) => createSliders(values, say, acts) }
}

function createSliders(values: HeldValues, say: Language, acts: SliderActs): HTMLElement {
  const told = () => say.sliders.near(sliceFacts(values.networks[0].model as ClassModel, say))
  const fields = values.columns.map(column => {
    const move = (cell: string) => {
      values.move(`${column.name}=${cell}`)
      show()
      acts.moved()
    }
    const settle = () => acts.tell(told())
    return column.encoding?.kind === 'categories'
      ? choiceOf(column, values, move, settle)
      : sliderOf(column, values, say, move, settle, acts.held)
  })
  const reset = makeElement('button', { type: 'button', class: 'text' }, say.sliders.reset)
  reset.addEventListener('click', () => {
    values.reset()
    show()
    acts.moved()
    acts.tell(told())
  })
  const rest = makeElement('span', {})
  const show = () => {
    for (const { show } of fields) show()
    const { others, slice } = values
    const row = slice.row === null ? null : slice.row + 1
    const held = heldValues(slice).filter(({ column }) => others.includes(column))
    if (held.length > 0)
      rest.textContent = say.sliders.others({ others: held.length, by: waysOf(slice, held), row })
    reset.disabled = !values.hasMoved
  }
  show()
  const group = { class: 'sliders', role: 'group', 'aria-label': say.sliders.name }
  const below = makeElement('div', { class: 'rest' }, rest, reset)
  const box = makeElement('div', group, ...fields.map(({ element }) => element), below)
  const { length } = fields
  box.style.setProperty('--fields', String(length))
  box.style.setProperty('--across', String(length === 4 ? 2 : Math.min(3, length)))
  return box
}

function sliderOf(
  column: HeldColumn,
  values: HeldValues,
  say: Language,
  move: (cell: string) => void,
  settle: () => void,
  held: (is: boolean) => void,
) {
  const { min, max, step } = columnRange(values.first, column)
  const { column: name, unit } = heldAt({ column: column.name, value: 0 })
  const limits = { min: String(min), max: String(max), step: String(step) }
  const slider = makeSlider({ ...limits, 'aria-label': name }, held)
  const share = (number: number) => `${100 * Math.max(0, Math.min(1, (number - min) / (max - min)))}%`
  const value = makeElement('span', { class: 'value' })
  const tick = makeElement('i')
  tick.style.left = share(heldNumber(values.first, column))
  slider.addEventListener('input', () => move(cellOf(column, Number(slider.value))))
  slider.addEventListener('change', settle)
  const ticks = makeElement('div', { class: 'ticks', 'aria-hidden': 'true' }, tick)
  const track = makeElement('div', { class: 'track' }, slider, ticks)
  return {
    element: labelled([makeElement('span', { title: column.name }, name), value], track),
    show() {
      const number = heldNumber(values.slice, column)
      const cell = heldCell(values.slice, column)
      // What lies between two steps has one digit more.
      const decimals = Math.max(digitsOf(step), Math.min(digitsOf(Number(cell)), digitsOf(step) + 1))
      const shown = column.encoding ? { value: cell, unit: null } : { value: Number(cell), unit, decimals }
      const text = say.numbers.heldValue(shown)
      if (Number(slider.value) !== number) slider.value = String(number)
      slider.style.setProperty('--done', share(number))
      slider.setAttribute('aria-valuetext', text)
      value.textContent = text
    },
  }
}

/** A control below its label, which those who hear it have from the control itself. */
function labelled(label: readonly HTMLElement[], control: HTMLElement): HTMLElement {
  const above = makeElement('div', { class: 'label', 'aria-hidden': 'true' }, ...label)
  return makeElement('div', { class: 'held' }, above, control)
}

function digitsOf(number: number): number {
  return String(number).split('.')[1]?.length ?? 0
}

function choiceOf(column: HeldColumn, values: HeldValues, move: (cell: string) => void, settle: () => void) {
  const { values: words } = column.encoding as { values: readonly string[] }
  const options = words.map(word => makeElement('option', { value: word }, word))
  const select = makeElement('select', { 'aria-label': column.name }, ...options)
  select.addEventListener('change', () => {
    move(select.value)
    settle()
  })
  return {
    element: labelled([makeElement('span', { title: column.name }, column.name)], select),
    show() {
      select.value = heldCell(values.slice, column)
    },
  }
}
