import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { catalog } from '../../src/encode/catalog.ts'
import { addressOf, type PaintedPoint, wordsOf } from '../../src/encode/studio-address.ts'
import { openFirefox } from '../readers/firefox.ts'
import { openPage } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'nnanim-studio-'))
const file = join(folder, 'studio.html')
const program = resolve('bin/nnanim.js')
const run = (...words: string[]) => execFileSync(process.execPath, [program, ...words], { cwd: folder })

beforeAll(() => run('studio', '-o', file, '--force'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Waits in a page until the figure of its address is there, or a sentence that says why not. */
const READY = `(async () => {
  const said = document.querySelector('.said')
  const isThere = () => document.querySelector('.stage iframe:not(.coming)') && document.querySelector('.stop').hidden
  while (!isThere() && !said.classList.contains('error')) await new Promise(done => setTimeout(done, 50))
  return { said: said.textContent, line: document.querySelector('.line').textContent, address: location.hash.slice(1) }
})()`

/** Presses a button that saves a file, and gives its bytes in base64. */
const savedAs = (format: string) => `(async () => {
  const blobs = []
  const own = URL.createObjectURL
  URL.createObjectURL = blob => { blobs.push(blob); return own.call(URL, blob) }
  document.querySelector('[data-format="${format}"]').click()
  const said = document.querySelector('.said')
  while (blobs.length === 0 && !said.classList.contains('error')) await new Promise(done => setTimeout(done, 20))
  URL.createObjectURL = own
  if (blobs.length === 0) return 'failed: ' + said.textContent
  const reader = new FileReader()
  await new Promise(done => { reader.onload = done; reader.readAsDataURL(blobs[0]) })
  return reader.result.split(',')[1]
})()`

interface State {
  said: string
  line: string
  address: string
}

/** A generator of numbers from 0 to below so many, the same in every run. */
function chance(seed: string) {
  let block = Buffer.from(seed)
  return (most: number) => {
    block = createHash('sha256').update(block).digest()
    return block.readUInt32BE() % most
  }
}

/** States of the studio by chance, small so that they are drawn soon. */
function statesByChance(count: number, seed: string) {
  const pick = chance(seed)
  const one = <T>(list: readonly T[]): T => list[pick(list.length)]
  const scenes = catalog.scenes.filter(({ task }) => task === undefined).map(({ name }) => name)
  return Array.from({ length: count }, () => {
    const points = Array.from({ length: 20 }, (_, i): PaintedPoint => [pick(4096), pick(4096), 1 + (i % 2)])
    const curve = points.map(([x, y]): PaintedPoint => [x, y, 0])
    const look = ['--theme', one(catalog.themes), '--lang', one(['en', 'de', 'es', 'fr']), '--duration', '2']
    const usual = ['--hidden', one(['1', '2', '3', '3,2']), '--seed', `${pick(99)}`, '--fps', '6']
    const activation = one([[], ['--activation', one(catalog.activations)]])
    const data = one([
      ['blobs', '--samples', `${40 + pick(60)}`, '--scene', one(scenes)],
      ['circles', '--noise', '0.1', '--scene', one(['transform', 'boundary', 'surface'])],
      ['y > sin(3*x)', '--samples', '60', '--title', 'Ω “quoted” & co'],
      ['y = sin(3*x)', '--samples', '40'],
      ['painted.csv'],
      ['painted.csv', '--target', 'y'],
    ])
    const painted = data[0] !== 'painted.csv' ? [] : data.includes('y') ? curve : points
    return addressOf([...data, ...usual, ...activation, ...look], painted)
  })
}

/** The bytes of the GIF that a command makes, and that the page's address makes. */
function gifOf({ line, address }: State): Buffer[] {
  const words = wordsOf(line)!
  const output = words.at(-1)!
  run(`studio.html#${address}`, '-o', 'address.gif', '--quiet')
  run(...words.slice(1), '--quiet')
  return [output, 'address.gif'].map(name => readFileSync(join(folder, name)))
}

/** Opens a state in a page, and compares what is saved there with what the command and the address make. */
async function checkState(
  visit: (url: string) => Promise<unknown>,
  evaluate: (script: string) => Promise<unknown>,
  address: string,
) {
  await visit('about:blank')
  await visit(`${pathToFileURL(file).href}#${address}`)
  const state = (await evaluate(READY)) as State
  expect(state.line, `${address}: ${state.said}`).toMatch(/ -o \S+\.gif$/)
  const bytesOf = async (format: string) => Buffer.from((await evaluate(savedAs(format))) as string, 'base64')
  if (address.includes('&points=')) writeFileSync(join(folder, 'painted.csv'), await bytesOf('csv'))
  const saved = await bytesOf('gif')
  const [byLine, byAddress] = gifOf(state)
  expect(saved.equals(byLine), `${address}: ${state.line}`).toBe(true)
  expect(byAddress.equals(byLine), state.address).toBe(true)
}

describe('the studio as one file', () => {
  it('has at most 2.5 MB, and says of itself that it asks for nothing', () => {
    expect(statSync(file).size).toBeLessThan(2.5e6)
    expect(readFileSync(file, 'utf8')).toContain("default-src 'none'")
  })

  // A test a state, as a slow machine would need longer for all of them than one test may take.
  it.each(statesByChance(30, 'chromium'))('makes the bytes of the command it shows: %s', async address => {
    const { page, errors } = await openPage(file)
    await checkState(
      url => page.goto(url),
      script => page.evaluate(script),
      address,
    )
    expect(errors).toEqual([])
  })

  it('makes the same bytes in Firefox', async () => {
    const firefox = await openFirefox()
    try {
      for (const address of statesByChance(5, 'firefox'))
        await checkState(firefox.visit, firefox.evaluate, address)
    } finally {
      await firefox.close()
    }
  })
})

/** Opens the studio; what it asked for and complained about is looked at when the test ends. */
async function openStudio(address = '', options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(file, { address, ...options })
  onTestFinished(() => {
    expect(opened.errors).toEqual([])
    expect(opened.requests.slice(1).filter(url => !/^(blob|data):/.test(url))).toEqual([])
  })
  const { page } = opened
  const ready = async () => (await page.evaluate(READY)) as State
  return {
    page,
    ready,
    /** Does something, and waits until the figure of another call is there. */
    async after(act: () => Promise<unknown>) {
      const { line } = await ready()
      await act()
      await expect.poll(() => page.locator('.line').textContent()).not.toBe(line)
      return ready()
    },
    fault: (key: string) => page.locator(`#fault-${key}`),
    count: () => page.locator('.said').textContent(),
  }
}

/** Paints points with the keys alone: the mark begins in the middle. */
async function paintByKeys({ page }: Awaited<ReturnType<typeof openStudio>>) {
  await page.locator('[name="source"][value="built"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.getByRole('application', { name: 'Points' }).focus()
  const set = async (...keys: string[]) => {
    for (const key of [...keys, ' ']) await page.keyboard.press(key)
  }
  await set('ArrowLeft', 'ArrowLeft')
  await set('ArrowUp')
  await set('2', 'ArrowRight', 'ArrowRight', 'ArrowRight')
  await set('ArrowDown')
}

describe('what strangers do', () => {
  it('paints a picture by keys, and saves it', async () => {
    const studio = await openStudio()
    const { page } = studio
    const { line } = await studio.after(() => paintByKeys(studio))
    expect(line).toBe('nnanim painted.csv --hidden 3 --rasterizer outlines -o painted.gif')
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'GIF', exact: true }).press('Enter')
    expect((await saving).suggestedFilename()).toBe('painted.gif')
    await expect.poll(() => page.locator('.said').textContent()).toMatch(/^Saved: painted.gif, \d+ kB$/)
    const csv = Buffer.from((await page.evaluate(savedAs('csv'))) as string, 'base64').toString()
    expect(csv).toBe('x,y,label\n-0.41,0,1\n-0.41,0.205,1\n0.205,0.205,2\n0.205,0,2\n')
  })

  it('moves, erases, takes back and makes a curve of painted points', async () => {
    const studio = await openStudio()
    const { page } = studio
    await studio.after(() => paintByKeys(studio))
    const pad = page.getByRole('application', { name: 'Points' })
    const points = () => page.evaluate(() => location.hash.split('&points=')[1])
    const first = await points()
    await page.locator('[name="tool"][value="move"]').check()
    await pad.press(' ')
    await pad.press('ArrowDown')
    await pad.press(' ')
    await expect.poll(points).not.toBe(first)
    await pad.press('Control+z')
    await expect.poll(points).toBe(first)
    await pad.press('Control+y')
    await expect.poll(points).not.toBe(first)
    await pad.press('Delete')
    await expect.poll(studio.count).toMatch(/^3 points in two/)
    const { line } = await studio.after(() => page.getByLabel('Curve').check())
    expect(line).toContain('painted.csv --target y')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect.poll(() => page.locator('.invite').isVisible()).toBe(true)
  })

  it('paints by a finger without scrolling the page', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    const studio = await openStudio('', phone)
    const { page } = studio
    await studio.ready()
    await page.locator('[name="source"][value="paint"]').tap()
    const client = await page.context().newCDPSession(page)
    const touch = async (type: string, ...at: [number, number][]) => {
      const { x, y, width } = (await page.locator('.pad canvas').boundingBox())!
      await client.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: at.map(([a, b]) => ({ x: x + a * width, y: y + b * width })),
      })
    }
    const stroke = async (down: number) => {
      await touch('touchStart', [0.2, down])
      for (let share = 0.25; share < 0.8; share += 0.05) await touch('touchMove', [share, down + share / 8])
      await touch('touchEnd')
    }
    await stroke(0.2)
    // A tap that follows a stroke at once ends its fling, and nothing else: then another one chooses.
    const second = page.locator('[name="class"][value="2"]')
    const chosen = async () => {
      await second.tap()
      return second.isChecked()
    }
    await expect.poll(chosen).toBe(true)
    await page.locator('.pad').scrollIntoViewIfNeeded()
    const top = await page.evaluate(() => scrollY)
    const { line, said } = await studio.after(() => stroke(0.6))
    expect(line).toContain('painted.csv')
    expect(Number(/^\d+/.exec(said)![0])).toBeGreaterThan(12)
    expect(await page.evaluate(() => scrollY)).toBe(top)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it('drops a table, chooses its target, and is told what no link holds', async () => {
    const studio = await openStudio()
    const { page } = studio
    const drop = () =>
      page.evaluate(() => {
        const dataTransfer = new DataTransfer()
        const rows = Array.from(
          { length: 60 },
          (_, i) => `${i % 7},${(i * i) % 11},${i % 7 > 3 ? 'yes' : 'no'}`,
        )
        dataTransfer.items.add(new File([['hours,coffee,passed', ...rows].join('\n')], 'my exam.csv'))
        document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      })
    const dropped = await studio.after(drop)
    expect(dropped.line).toBe("nnanim 'my exam.csv' --rasterizer outlines -o 'my exam.gif'")
    expect(await page.locator('.hint').isVisible()).toBe(true)
    await page.locator('[name="target"]').fill('coffee')
    const { line } = await studio.after(() => page.locator('[name="target"]').press('Tab'))
    expect(line).toContain('--target coffee')
    // The link has the words; the file has to be given again, and then the words still hold.
    const other = await openStudio(await page.evaluate(() => location.hash))
    expect((await other.ready()).said).toContain('my exam.csv')
    await other.page.evaluate(() => {
      const rows = Array.from(
        { length: 60 },
        (_, i) => `${i % 7},${(i * i) % 11},${i % 7 > 3 ? 'yes' : 'no'}`,
      )
      const area = document.querySelector<HTMLTextAreaElement>('[name="pasted"]')!
      area.value = ['hours,coffee,passed', ...rows].join('\n')
      area.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await expect.poll(() => other.page.locator('.line').textContent()).toContain('nnanim pasted.csv')
  })

  it('sends a link, which opens the same', async () => {
    const studio = await openStudio()
    const { address, said } = await studio.after(() => paintByKeys(studio))
    const other = await openStudio(`#${address}`)
    expect(await other.ready()).toMatchObject({ address, said })
    expect(await other.page.locator('[name="source"][value="paint"]').isChecked()).toBe(true)
  })

  it('hears what happens, and finds nothing wrong by axe in any part', async () => {
    const studio = await openStudio()
    const { page } = studio
    expect((await studio.ready()).said).toMatch(/^200 points in two classes/)
    await page.evaluate(axe.source)
    await page.locator('summary').click()
    for (const value of ['built', 'paint', 'table', 'formula'])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.locator(`[name="source"][value="${value}"]`).check()
        const wrong = await page.evaluate(async () => {
          const { violations } = await (globalThis as never as { axe: typeof axe }).axe.run({
            iframes: false,
          })
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
        })
        expect(wrong, `${value}, ${colorScheme}`).toEqual([])
      }
  })
})

describe('a figure of the studio', () => {
  it('is retrained by its fields, goes on where it was, and has errors in place', async () => {
    const studio = await openStudio('#circles --hidden 3')
    const { page } = studio
    await studio.ready()
    const more = await studio.after(() => page.getByRole('button', { name: 'More units in layer 1' }).click())
    expect(more.line).toContain('nnanim circles --hidden 4')
    const layers = await studio.after(() => page.getByRole('button', { name: 'More layers' }).click())
    expect(layers.line).toContain('--hidden 4,4')
    const scene = await studio.after(() => page.getByLabel('boundary', { exact: true }).check())
    expect(scene.line).toContain('--scene boundary')
    await page.locator('[name="hidden"]').fill('4,x')
    await page.locator('[name="hidden"]').press('Tab')
    const told = spawnSync(process.execPath, [program, 'circles', '--hidden', '4,x'], {
      encoding: 'utf8',
    }).stderr
    const words = told.trim().replace('nnanim: --', '')
    await expect.poll(() => studio.fault('hidden').textContent()).toBe(words)
    expect(await page.locator('[name="hidden"]').getAttribute('aria-invalid')).toBe('true')
    await page.locator('[name="hidden"]').fill('2')
    await studio.after(() => page.locator('[name="hidden"]').press('Tab'))
    expect(await studio.fault('hidden').isVisible()).toBe(false)
  })

  it('speaks the language of its picture, in letters of a file too', async () => {
    const studio = await openStudio('#blobs --hidden 2 --lang de')
    const { page } = studio
    expect((await studio.ready()).said).toMatch(/^200 Punkte/)
    expect(await page.locator('legend').first().textContent()).toBe('Daten')
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
    await page.locator('[name="lang"]').selectOption('ja')
    await expect.poll(() => page.locator('#fault-lang').textContent()).toContain('Noto Sans JP')
    await page.locator('.drop input').setInputFiles('tests/fonts/noto.otf')
    await expect.poll(() => page.locator('.said').textContent()).toMatch(/200/)
  })
})

describe('what a stranger could send', () => {
  it('is shown as words: names of files and columns, cells, addresses', async () => {
    const script = '<img src=x onerror=document.title="gone"><script>document.title="gone"</script>'
    const studio = await openStudio()
    const { page } = studio
    const rows = Array.from(
      { length: 30 },
      (_, i) => `${i},${i % 5},"${script.replaceAll('"', '""')}${i % 2}"`,
    )
    const buffer = Buffer.from([`a,"${script.replaceAll('"', '""')}",label`, ...rows].join('\n'))
    const name = '"><img src=x onerror=document.title="gone">.csv'
    await studio.after(() =>
      page.locator('.drop input').setInputFiles({ name, mimeType: 'text/csv', buffer }),
    )
    for (const address of [`#blobs --title '${script}'`, `#${script}`, '#%', `#blobs&points=<b>`, "#'"]) {
      const other = await openStudio(address)
      await other.ready()
      expect(await other.page.title()).toBe('nnanim studio')
      expect(await other.page.locator('img[src="x"], script[src]').count()).toBe(0)
    }
    expect(await page.title()).toBe('nnanim studio')
  })

  it('is stopped where it would not end, and what comes after is made', async () => {
    const studio = await openStudio(
      '#spirals --samples 100000 --hidden 64,64,64 --solver sgd --max-iter 1000000',
    )
    const { page } = studio
    await page.locator('.progress:not(:empty)').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => page.locator('.said').textContent()).toBe('Stopped.')
    await page.locator('[name="dataset"]').selectOption('xor')
    await expect.poll(() => page.locator('.said').textContent(), { timeout: 20_000 }).toMatch(/^200 points/)
  })
})
