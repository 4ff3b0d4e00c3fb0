import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { inTurn, spreadOf } from '../measure.js'
import { nnanim, running } from '../programs.js'
import { row, seconds } from '../row.js'

const pages = [
  { name: 'blobs', line: 'blobs --hidden 2', most: 300, zipped: 110 },
  { name: 'spirals', line: 'spirals', most: 380, zipped: 190 },
  { name: 'a training film of moons', line: 'moons --scene training', most: 380, zipped: 190 },
]

/**
 * Pages: their bytes, as they are and as servers send them, how long they take to write, and to show their first frame
 * in Chromium where that is installed.
 */
export async function page({ rounds, file }) {
  const calls = pages.map(({ name, line }) => [name, running(nnanim(`${line} -q -o`, file(`${name}.html`)))])
  const times = await inTurn(Object.fromEntries(calls), rounds)
  const shown = await firstFrames(
    pages.map(({ name }) => file(`${name}.html`)),
    rounds,
  )
  return pages.flatMap(({ name, most, zipped }, i) => {
    const written = times[name]
    const bytes = written instanceof Error ? written : readFileSync(file(`${name}.html`))
    const gzip = bytes instanceof Error ? bytes : gzipSync(bytes)
    return [
      row(`page, ${name}`, { ours: bytes, show: kilobytes, goal: atMost(most) }),
      row(`page, ${name}, gzip`, { ours: gzip, show: kilobytes, goal: atMost(zipped) }),
      row(`page, ${name}, written`, { ours: written, show: seconds, goal: shorter(2) }),
      row(`page, ${name}, first frame`, { ours: shown[i], show: seconds, goal: shorter(0.5) }),
    ]
  })
}

const executablePath = '/usr/bin/chromium'

/** Seconds from opening a file to its first contentful paint, a spread for each; null without a browser. */
async function firstFrames(files, rounds) {
  if (!existsSync(executablePath)) return files.map(() => null)
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const values = files.map(() => [])
  for (let round = -1; round < rounds; round++)
    for (const [i, file] of files.entries()) {
      const tab = await browser.newPage()
      await tab.goto(pathToFileURL(file).href)
      const paint = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
      const milliseconds = await (await tab.waitForFunction(paint)).jsonValue()
      if (round >= 0) values[i].push(milliseconds / 1000)
      await tab.close()
    }
  await browser.close()
  return values.map(spreadOf)
}

const kilobytes = ({ length }) => `${Math.round(length / 1000)} kB`

const atMost = most => ({ words: `≤ ${most} kB`, met: ({ length }) => length <= 1000 * most })

const shorter = most => ({ words: `≤ ${most} s`, met: ({ median }) => median <= most })
