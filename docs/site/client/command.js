/** A word as a shell takes it. */
const quoted = word => (/^[\w.,:=/-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)

/**
 * The input of a figure that a reader has chosen, and the command that makes the same.
 *
 * @param values texts of the form: `data`, `hidden`, `activation`, `seed`
 * @param usual the dataset's own `hidden` and `activation`; a network as it has it is not named
 */
export function callOf({ data, hidden, activation, seed }, usual) {
  const isUsual = hidden === usual.hidden && activation === usual.activation
  const input = { data, ...(isUsual ? {} : { hidden, activation }), ...(seed === '1' ? {} : { seed }) }
  const flags = Object.entries(input).flatMap(([key, value]) =>
    key === 'data' ? [value] : [`--${key}`, value],
  )
  return { input, command: ['nnanim', ...flags, '-o', `${data}.html`].map(quoted).join(' ') }
}
