import type { Language } from '../language/language.ts'
import { makeElement, makePicture } from './elements.ts'
import type { PointBook } from './point-facts.ts'

/** A table of the points, for those who cannot see them. @param choose called with the point that a pointer is on */
export function pointTable(
  book: PointBook,
  networks: number,
  choose: (network: number, row: number) => void,
  page: Language['page'],
): HTMLDetailsElement {
  const label = { 'aria-label': page.table }
  const sheet = makeElement('div', { class: 'sheet', tabindex: '0', role: 'region', ...label })
  const named = { class: 'button', title: page.table, ...label }
  const summary = makeElement('summary', named, makePicture('table'))
  const details = makeElement('details', { class: 'points' }, summary, sheet)
  const all = Array.from({ length: networks }, (_, i) => i)
  // Networks on the same data share a table.
  const shown = all.filter(i => !all.slice(0, i).some(other => book.same(other, i)))
  details.addEventListener('toggle', () => {
    if (details.open && sheet.childElementCount === 0)
      sheet.append(...shown.map(network => tableOf(book, network, choose, page)))
  })
  return details
}

function tableOf(
  book: PointBook,
  network: number,
  choose: (network: number, row: number) => void,
  page: Language['page'],
): HTMLElement {
  const rows = book.rowsOf(network)
  const first = book.facts(network, rows[0])
  const heads = [
    page.point,
    ...first.features.map(({ name }) => name),
    first.own.name,
    ...first.predictions.flatMap(({ network: by, cells }) => [page.predicted({ by }), cells[1].name]),
  ]
  const body = rows.map(row => {
    const { number, features, own, predictions } = book.facts(network, row)
    const cells = [
      ...features.map(({ value }) => value),
      own.value,
      ...predictions.flatMap(({ cells }) => cells.map(({ value }) => value)),
    ]
    const head = makeElement('th', { scope: 'row' }, number)
    const line = makeElement('tr', {}, head, ...cells.map(cell => makeElement('td', {}, cell)))
    line.addEventListener('pointerenter', () => choose(network, row))
    return line
  })
  const caption = makeElement('caption', {}, page.tableCaption({ points: rows.length }))
  const head = makeElement('tr', {}, ...heads.map(head => makeElement('th', { scope: 'col' }, head)))
  return makeElement('table', {}, caption, makeElement('thead', {}, head), makeElement('tbody', {}, ...body))
}
