/**
 * A table in Markdown with padded cells, to be read as text too.
 *
 * @param columns `[key, heading]` of each column
 */
export function tableOf(columns, rows) {
  const lines = [
    columns.map(([, heading]) => heading),
    ...rows.map(row => columns.map(([key]) => String(row[key]))),
  ]
  const widths = columns.map((_, i) => Math.max(3, ...lines.map(line => line[i].length)))
  const [head, ...body] = lines.map(
    line => `| ${line.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`,
  )
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return [head, rule, ...body].join('\n')
}

/** What row.js makes. */
export function rowTable(rows) {
  const columns = {
    what: '',
    other: 'against',
    goal: 'goal',
    ours: 'ours',
    theirs: 'theirs',
    ratio: 'ratio',
    met: 'met',
  }
  return tableOf(
    Object.entries(columns),
    rows.map(row => ({ ...row, met: { true: 'yes', false: '**no**' }[row.met] ?? '' })),
  )
}

/** The slope at which growth still counts as linear. */
const linear = 1.1

/** What growth.js measured. */
export function growthTable(found) {
  const rows = found.map(({ what, steps, power, seconds, bytes }) => {
    const span = (values, tell) => `${tell(values[0])} → ${tell(values.at(-1))}`
    return {
      what: `${what}, ${span(steps, String)}${power === 1 ? '' : ', slope by pixels'}`,
      seconds: span(seconds.medians, value => `${Number(value.toPrecision(3))} s`),
      slope: seconds.slope.toFixed(2),
      memory: span(bytes.medians, value => `${(value / 1e6).toFixed(0)} MB`),
      memorySlope: bytes.slope.toFixed(2),
      met: Math.max(seconds.slope, bytes.slope) <= linear ? 'yes' : '**no**',
    }
  })
  const columns = {
    what: '',
    seconds: 'time',
    slope: 'slope',
    memory: 'peak memory',
    memorySlope: 'slope',
    met: `≤ ${linear}`,
  }
  return tableOf(Object.entries(columns), rows)
}
