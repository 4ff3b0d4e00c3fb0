import { element } from './element.js'
import { progressOf, say } from './words.js'

/** Milliseconds for which a browser may read what it saves. */
const KEPT = 60_000

/** The files that can be taken away, as their endings name them. */
const FORMATS = {
  ...{ gif: 'GIF', mp4: 'MP4', svg: 'SVG', 'anim.svg': 'moving SVG', png: 'PNG', html: 'page' },
  ...{ 'figure.json': 'figure.json', 'model.json': 'model.json', csv: 'painted.csv' },
}

/** Buttons that save the figure and copy its words; `draw` makes the bytes of a format. */
export function openTake(place, { draw, show, watch, report }) {
  const progress = document.querySelector('.progress')
  const save = format =>
    watch(async () => {
      report(say('Drawing: {0}', FORMATS[format]))
      const { name, bytes, line } = await draw(format, ({ progress: step }) => {
        if (step) progress.textContent = progressOf(step)
      })
      if (line) show(line)
      const href = URL.createObjectURL(new Blob([bytes]))
      element('a', { href, download: name }).click()
      setTimeout(() => URL.revokeObjectURL(href), KEPT)
      report(say('Saved: {0}, {1} kB', name, Math.ceil(bytes.length / 1000)))
    })
  const copy = text =>
    navigator.clipboard.writeText(text).then(
      () => report(say('Copied.')),
      () => report(text),
    )
  const button = (words, does, attributes) => {
    const made = element('button', { type: 'button', ...attributes }, [words])
    made.addEventListener('click', does)
    return made
  }
  const buttons = Object.entries(FORMATS).map(([format, label]) =>
    button(label, () => save(format), { 'data-format': format }),
  )
  place.append(
    ...buttons,
    button('Copy link', () => copy(location.href), { 'data-word': true }),
  )
  const line = document.querySelector('.line')
  line
    .closest('.code')
    .append(button('Copy', () => copy(line.textContent), { class: 'copy', 'data-word': true }))
  return {
    show({ isPainted }) {
      place.querySelector('[data-format="csv"]').hidden = !isPainted
    },
  }
}
