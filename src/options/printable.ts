/**
 * Characters that a terminal obeys, that end a line, or that turn the text behind them around: the controls C0 and C1,
 * DEL, the separators of lines and paragraphs, and the embeddings, overrides and isolates of bidirectional text.
 */
const controls = '\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069'
const control = new RegExp(`[${controls}]`, 'g')

/** Matches a text without control characters. */
export const withoutControls = new RegExp(`^[^${controls}]*$`)

/** Said behind what a text is expected to be. */
export const noControls = 'without control characters'

/** A line of text with a space, or what `shown` gives, in the place of each control character. */
export function printable(line: string, shown: (character: string) => string = () => ' '): string {
  return line.replace(control, shown)
}
