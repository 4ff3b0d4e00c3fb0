import { element } from './element.js'
import { say } from './words.js'

/** Layers and units at most, as the command line has them. */
const MOST = { layers: 8, units: 64 }

/** Hidden layers by plus and minus. @param change hears of them as the flag takes them */
export function openLayers(place, change) {
  let layers = []
  const give = next => change(next.length === 0 ? '0' : next.join())
  const button = (sign, label, isOn, does) => {
    const made = element('button', { type: 'button', 'aria-label': label, disabled: !isOn }, [sign])
    made.addEventListener('click', () => {
      does()
      // What was pressed is drawn anew.
      place.querySelector(`[aria-label="${label}"]`)?.focus()
    })
    return made
  }
  /** The layer with other units, as text: `4:relu` with one more is `5:relu`. */
  const withUnits = (layer, by) => layer.replace(/\d+/, units => Number(units) + by)
  const unitsOf = layer => Number(/\d+/.exec(layer)[0])
  const draw = () =>
    place.replaceChildren(
      element('span', { class: 'row' }, [
        `${say('layers')}: ${layers.length}`,
        button('−', 'Fewer layers', layers.length > 0, () => give(layers.slice(0, -1))),
        button('+', 'More layers', layers.length < MOST.layers, () =>
          give([...layers, layers.at(-1) ?? '3']),
        ),
      ]),
      ...layers.map((layer, i) =>
        element('span', { class: 'row' }, [
          i === 0 ? `${say('units')}:` : '',
          button('−', `Fewer units in layer ${i + 1}`, unitsOf(layer) > 1, () =>
            give(layers.with(i, withUnits(layer, -1))),
          ),
          element('output', {}, [`${unitsOf(layer)}`]),
          button('+', `More units in layer ${i + 1}`, unitsOf(layer) < MOST.units, () =>
            give(layers.with(i, withUnits(layer, 1))),
          ),
        ]),
      ),
    )
  return {
    /** The layers of a call, or those that were chosen by cross-validation; several values have no steps. */
    show(hidden = '', units = undefined) {
      if (hidden === '' && !units) return
      const isOne = /^\d+(:\w+)?(,\d+(:\w+)?)*$/.test(hidden)
      layers = isOne ? (hidden === '0' ? [] : hidden.split(',')) : hidden === '' ? units.map(String) : layers
      place.hidden = hidden !== '' && !isOne
      draw()
    },
  }
}
