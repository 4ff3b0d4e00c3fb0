import { scaleLog } from 'd3-scale'
import { writeSvg } from '../../dist/paint/svg.js'
import { themes } from '../../dist/scene/style/themes.js'

const { ink, muted, grid, background, classes } = themes.light
const panel = { width: 190, height: 170, gapX: 24, gapY: 96 }
const margin = { left: 62, top: 64, right: 22, bottom: 44 }
const measures = [
  { key: 'seconds', name: 'seconds', unit: 1, marks: [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200] },
  { key: 'bytes', name: 'peak memory, MB', unit: 1e6, marks: [50, 100, 200, 500, 1000, 2000, 5000] },
]

/** What growth.js measured as an SVG file: a row of panels for time, one for memory, on logarithmic scales. */
export function plot(found) {
  const width = margin.left + found.length * (panel.width + panel.gapX) - panel.gapX + margin.right
  const height = margin.top + 2 * panel.height + panel.gapY + margin.bottom
  const shapes = measures.flatMap((measure, row) => {
    const top = margin.top + row * (panel.height + panel.gapY)
    const all = found.flatMap(sweep => sweep[measure.key].medians.map(value => value / measure.unit))
    const y = scaleLog()
      .domain([Math.min(...all) / 1.25, Math.max(...all) * 1.25])
      .range([top + panel.height, top])
    const name = text(margin.left, top - 30, measure.name, { fill: ink, weight: 600, size: 13 })
    return [
      name,
      ...found.flatMap((sweep, column) => {
        const left = margin.left + column * (panel.width + panel.gapX)
        return panelOf(sweep, measure, { left, top, y, labelled: column === 0 })
      }),
    ]
  })
  const hint = text(width - margin.right, 24, 'dashed: linear growth', { anchor: 'end' })
  const alt =
    'How seconds and peak memory grow with frames, points, size and hidden units; dashed: linear growth.'
  return writeSvg({ width, height, background, shapes: [hint, ...shapes] }, { alt })
}

function panelOf({ what, steps, power, ...measured }, { key, unit, marks }, { left, top, y, labelled }) {
  const { medians, slope } = measured[key]
  const [right, bottom] = [left + panel.width, top + panel.height]
  const x = scaleLog()
    .domain([steps[0], steps.at(-1)])
    .range([left + 8, right - 8])
  const [low, high] = y.domain()
  const levels = marks.filter(mark => mark >= low && mark <= high)
  const places = steps.map((step, i) => [x(step), y(medians[i] / unit)])

  // Linear growth through the last step, as far as it stays inside.
  const last = medians.at(-1) / unit
  const linear = step => last * (step / steps.at(-1)) ** power
  const from = Math.max(steps[0], steps.at(-1) * (low / last) ** (1 / power))
  const ideal = [x(from), y(linear(from)), ...places.at(-1)]

  const stated = power === 1 ? what : `${what}; slope by pixels`
  return [
    path(
      levels.map(level => [left, y(level), right, y(level)]),
      { stroke: grid.fine },
    ),
    path([[left, bottom, right, bottom]], { stroke: grid.strong }),
    ...(labelled
      ? levels.map(level => text(left - 8, y(level), String(level), { anchor: 'end', baseline: 'middle' }))
      : []),
    ...spaced(steps, x).map(step => text(x(step), bottom + 16, brief(step), { anchor: 'middle' })),
    text((left + right) / 2, bottom + 33, stated, { anchor: 'middle', fill: ink }),
    text(right, top - 8, `slope ${slope.toFixed(2)}`, { anchor: 'end', fill: classes[0] }),
    path([ideal], { stroke: muted, dash: [4, 4] }),
    path([places.flat()], { stroke: classes[0], width: 2 }),
    { kind: 'dots', centres: places.flat(), radius: 3, colors: [classes[0]] },
  ]
}

/** The last step, the first, and those between whose labels have room. */
function spaced(steps, x) {
  const kept = []
  for (const step of [steps.at(-1), ...steps.slice(0, 1), ...steps.slice(1, -1).reverse()])
    if (kept.every(other => Math.abs(x(other) - x(step)) >= 36)) kept.push(step)
  return kept
}

const brief = step => (step >= 10000 ? `${step / 1000}k` : String(step))
const text = (x, y, words, rest) => ({ kind: 'text', x, y, text: words, size: 12, fill: muted, ...rest })
const path = (lines, rest) => ({ kind: 'path', lines, closed: false, ...rest })
