import { element } from './element.js'

/** The keys that most people change, in the parts of the page; all others stand under "more". */
const IN_FRONT = {
  data: ['samples', 'noise', 'seed', 'classes', 'hollow', 'domain', 'label', 'target', 'features', 'missing', 'test'],
  network: ['hidden', 'activation', 'alpha'],
  picture: ['theme', 'size', 'lang', 'title', 'caption'],
} // biome-ignore format: a part a line

/**
 * A field for each key of the table.
 *
 * @param change hears of a key and its new value; undefined is its default
 */
export function openFields(descriptions, form, change) {
  const parts = Object.fromEntries(
    Array.from(form.querySelectorAll('[data-part]'), part => [part.dataset.part, part]),
  )
  const groups = new Map()
  const places = key => Object.keys(IN_FRONT).find(part => IN_FRONT[part].includes(key))
  const ordered = Object.values(IN_FRONT)
    .flat()
    .map(key => descriptions.find(one => one.key === key))
  const shown = new Map(
    [...new Set([...ordered, ...descriptions])].map(description => {
      const { key, group, help } = description
      const input = controlOf(description)
      const fault = element('span', { class: 'fault', id: `fault-${key}`, hidden: true })
      const front = places(key)
      const label = element('label', { class: 'field', title: help }, [
        element('span', { class: 'key' }, [description.flag.replace(/^no-/, '')]),
        input,
        ...(front ? [] : [element('small', {}, [help])]),
        fault,
      ])
      if (!front && !groups.has(group)) {
        groups.set(group, element('fieldset', {}, [element('legend', {}, [group])]))
        parts.more.append(groups.get(group))
      }
      const place = front ? parts[front] : groups.get(group)
      place.append(label)
      input.addEventListener('change', () => change(key, givenIn(input)))
      return [key, { description, input, label, fault }]
    }),
  )
  return {
    /** Shows the values of a call; keys that mean nothing for it are hidden. */
    show(values) {
      for (const [key, { input, label, fault }] of shown) {
        label.hidden = !(key in values)
        fault.hidden = true
        input.removeAttribute('aria-invalid')
        if (input.type === 'checkbox') input.checked = values[key] === 'true'
        else input.value = values[key] ?? ''
      }
      for (const group of groups.values())
        group.hidden = [...group.querySelectorAll('label')].every(({ hidden }) => hidden)
    },
    /** Says at a key what is wrong; false where it has no field. */
    blame(key, words) {
      const field = shown.get(key)
      if (!field) return false
      field.label.closest('details')?.setAttribute('open', '')
      field.label.hidden = false
      field.fault.textContent = words
      field.fault.hidden = false
      field.input.setAttribute('aria-invalid', 'true')
      field.input.setAttribute('aria-describedby', field.fault.id)
      return true
    },
  }
}

function controlOf({ key, kind, choices, min, max, canLack }) {
  if (kind === 'toggle') return element('input', { type: 'checkbox', name: key })
  if (kind === 'oneOf' || key === 'theme')
    return element(
      'select',
      { name: key },
      [...(canLack ? [''] : []), ...choices].map(name => element('option', {}, [name])),
    )
  const isNumber = kind === 'whole' || kind === 'number'
  return element('input', {
    name: key,
    autocomplete: 'off',
    spellcheck: 'false',
    ...(isNumber ? { inputmode: 'decimal', placeholder: min === undefined ? '' : `${min} – ${max}` } : {}),
    ...(['label', 'target', 'features', 'log', 'slice'].includes(key) && { list: 'columns' }),
  })
}

function givenIn(input) {
  if (input.type === 'checkbox') return input.checked
  return input.value.trim() === '' ? undefined : input.value.trim()
}
