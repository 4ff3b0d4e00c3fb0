import { element } from './element.js'

/** Keys that name columns of a table. */
const OF_COLUMNS = ['label', 'target', 'features', 'log', 'slice']

/**
 * A field for each key of the table.
 *
 * @param change hears of a key and its new value; undefined is its default
 */
export function openFields(descriptions, form, change) {
  const partOf = name => form.querySelector(`[data-part="${name}"]`)
  const groups = new Map()
  const groupOf = name => {
    if (!groups.has(name)) {
      groups.set(name, element('fieldset', {}, [element('legend', {}, [name])]))
      partOf('more').append(groups.get(name))
    }
    return groups.get(name)
  }
  const shown = new Map(
    descriptions.map(({ key, group, flag, help, isInFront, isOn, ...form }) => {
      const input = controlOf(key, form)
      const fault = element('span', { class: 'fault', id: `fault-${key}`, hidden: true })
      const words = [element('span', {}, [flag]), input, ...(isInFront ? [] : [element('small', {}, [help])])]
      const label = element('label', { class: 'field', title: help }, [...words, fault])
      const place = isInFront ? partOf(group) : groupOf(group)
      place.append(label)
      input.addEventListener('change', () =>
        change(key, input.type === 'checkbox' ? input.checked !== isOn : input.value.trim() || undefined),
      )
      return [key, { input, label, fault, isOn }]
    }),
  )
  return {
    /** Shows the values of a call; keys that mean nothing for it are hidden. */
    show(values) {
      for (const [key, { input, label, fault, isOn }] of shown) {
        label.hidden = !(key in values)
        fault.hidden = true
        input.removeAttribute('aria-invalid')
        if (input.type === 'checkbox') input.checked = values[key] === String(!isOn)
        else input.value = values[key] ?? ''
      }
      for (const group of groups.values()) group.hidden = !group.querySelector('label:not([hidden])')
    },
    /** Says at a key what is wrong. */
    blame(key, words) {
      const { input, label, fault } = shown.get(key) ?? {}
      if (!input) return
      if (label.closest('details')) label.closest('details').open = true
      label.hidden = fault.hidden = false
      fault.textContent = words
      input.setAttribute('aria-invalid', 'true')
      input.setAttribute('aria-describedby', fault.id)
    },
  }
}

function controlOf(key, { kind, choices, canLack, min, max }) {
  if (kind === 'toggle') return element('input', { type: 'checkbox', name: key })
  if (kind === 'oneOf' || kind === 'theme') {
    const names = [...(canLack ? [''] : []), ...choices]
    const options = names.map(name => element('option', {}, [name]))
    return element('select', { name: key }, options)
  }
  const list = OF_COLUMNS.includes(key) ? 'columns' : undefined
  const placeholder = min === undefined ? undefined : `${min} – ${max}`
  return element('input', {
    name: key,
    list,
    placeholder,
    inputmode: 'text',
    autocomplete: 'off',
    spellcheck: 'false',
  })
}
