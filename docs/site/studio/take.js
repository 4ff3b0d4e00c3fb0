import { element } from './element.js'
import { say } from './words.js'

/** The files that can be taken away, as their endings name them. */
const FORMATS = {
  ...{ gif: 'GIF', mp4: 'MP4', svg: 'SVG', 'anim.svg': 'moving SVG', png: 'PNG', html: 'page' },
  ...{ 'figure.json': 'figure.json', 'model.json': 'model.json', csv: 'painted.csv' },
}

/** Buttons that save the figure; `draw` makes the bytes of a format, `report` says how it stands. */
export function openTake(place, { draw, report, link }) {
  const line = document.querySelector('.line')
  const progress = document.querySelector('.progress')
  const stop = document.querySelector('[data-does="stop"]')
  const take = async format => {
    stop.hidden = false
    report(say('drawing', FORMATS[format]))
    try {
      const { name, bytes, line: own } = await draw(format, ({ progress: step }) => {
        if (step) progress.textContent = say('progress', step)
      })
      if (own) line.textContent = own
      const url = URL.createObjectURL(new Blob([bytes]))
      element('a', { href: url, download: name }).click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
      report(say('saved', name, Math.ceil(bytes.length / 1000)))
    } catch (error) {
      report(error.stopped ? say('stopped') : error.message, !error.stopped)
    } finally {
      stop.hidden = true
    }
  }
  const buttons = Object.entries(FORMATS).map(([format, label]) => {
    const button = element('button', { type: 'button', 'data-format': format }, [label])
    button.addEventListener('click', () => take(format))
    return button
  })
  const copy = element('button', { type: 'button', 'data-word': true }, ['Copy link'])
  copy.addEventListener('click', () =>
    navigator.clipboard.writeText(link()).then(
      () => report(say('copied')),
      () => report(link()),
    ),
  )
  place.append(...buttons, copy)
  return {
    show({ isPainted }) {
      place.querySelector('[data-format="csv"]').hidden = !isPainted
    },
  }
}
