import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { FigureElement, MountedFigure, mount } from '../../src/web/player-api.d.ts'
import { press, seriousOn, settle } from './live.ts'
import { figureText } from './made.ts'
import { drawn, openPost, playerCode, strict } from './posts.ts'

const blobs = await figureText({ data: 'blobs', maxIter: 50 })
const moons = await figureText({ data: 'moons' })
const files = { 'blobs.figure.json': blobs, 'moons.figure.json': moons }

/** A script of a post that lets its page mount figures. */
const mounts = '<script type="module" src="mounts.js"></script>'
const script = { 'mounts.js': "import { mount } from './player.js'; globalThis.mount = mount" }
type Mounting = { mount: typeof mount }

const first = (page: Page) => page.locator('nnanim-figure').first()
const timeOf = (page: Page) => first(page).evaluate(figure => (figure as FigureElement).time)
const playing = (page: Page) => first(page).evaluate(figure => (figure as FigureElement).playing)

/** Colours of the canvas of the first figure. */
const colors = (page: Page) =>
  page.evaluate(() => {
    const inner = document.querySelector('nnanim-figure')!.shadowRoot!.querySelector('div')!.shadowRoot!
    const canvas = inner.querySelector('canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    return { number: new Set(new Uint32Array(data.buffer)).size, corner: data[0] }
  })

describe('a figure in a post', () => {
  it('is drawn under a strict policy, asks for its src alone, and waits with its alternative text', async () => {
    const { page, asked, errors } = await openPost(
      '<nnanim-figure src="blobs.figure.json" controls><p>Two blobs</p></nnanim-figure>',
      files,
    )
    await drawn(page)
    expect((await colors(page)).number).toBeGreaterThan(20)
    expect(await playing(page)).toBe(false)
    expect(await page.getByRole('button', { name: 'Play', exact: true }).isVisible()).toBe(true)
    expect(await page.getByText('Two blobs').isVisible()).toBe(false)
    expect(asked).toEqual(['', 'player.js', 'blobs.figure.json'])
    expect(errors).toEqual([])
  })

  it('shows what is in it until it is drawn', async () => {
    const { page } = await openPost('<nnanim-figure><p>Two blobs</p></nnanim-figure>')
    await page.waitForFunction(() => customElements.get('nnanim-figure'))
    await settle(page)
    expect(await page.getByText('Two blobs').isVisible()).toBe(true)
  })

  it('stands in a script inside of the element, too, also where that comes later', async () => {
    const inside = `<script type="application/json">${blobs}</script>`
    const { page, asked } = await openPost(`<nnanim-figure>${inside}</nnanim-figure>`)
    await drawn(page)
    await page.evaluate(text => {
      const figure = document.createElement('nnanim-figure')
      document.querySelector('nnanim-figure')!.replaceWith(figure)
      const script = document.createElement('script')
      script.type = 'application/json'
      script.textContent = text
      setTimeout(() => figure.append(script), 50)
    }, blobs)
    await drawn(page)
    expect(asked).toEqual(['', 'player.js'])
  })

  it('plays once, over and over, or so many times, as its attributes say', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="blobs.figure.json" autoplay></nnanim-figure><nnanim-figure src="blobs.figure.json" autoplay loop></nnanim-figure>',
      files,
      { viewport: { width: 700, height: 1800 } },
    )
    await drawn(page)
    expect(await playing(page)).toBe(true)
    const ends = await page.evaluate(async () => {
      const [once, looped] = [...document.querySelectorAll('nnanim-figure')]
      const ended = new Promise(done => once.addEventListener('ended', done))
      for (const figure of [once, looped]) figure.seek({ progress: 0.99 })
      await ended
      while (looped.time > 3) await new Promise(requestAnimationFrame)
      return [once.playing, once.time > 5 && once.time < once.duration, looped.playing]
    })
    expect(ends).toEqual([false, true, true])
  })

  it('does not play by itself for readers who ask for less motion', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="blobs.figure.json" autoplay></nnanim-figure>',
      files,
      {
        reducedMotion: 'reduce',
      },
    )
    await drawn(page)
    expect(await playing(page)).toBe(false)
  })

  it('keeps its room: nothing below it moves when it is drawn', async () => {
    const { page } = await openPost('<nnanim-figure></nnanim-figure><p id="below">Below</p>', files)
    await page.waitForFunction(() => customElements.get('nnanim-figure'))
    const below = () => page.locator('#below').evaluate(e => e.getBoundingClientRect().top)
    for (const [width, height] of [
      [600, 600],
      [300, 300],
    ]) {
      const tops = await page.evaluate(
        async ([width, height]) => {
          const top = () => document.getElementById('below')!.getBoundingClientRect().top
          const old = document.querySelector('nnanim-figure')!
          const figure = document.createElement('nnanim-figure')
          for (const [name, value] of Object.entries({
            width,
            height,
            controls: '',
            src: 'blobs.figure.json',
          }))
            figure.setAttribute(name, String(value))
          old.replaceWith(figure)
          await Promise.resolve()
          const before = top()
          await new Promise<void>(done => void figure.on('ready', () => done()))
          return [before, top()]
        },
        [width, height],
      )
      expect(tops[1]).toBe(tops[0])
      await settle(page)
      expect(await below()).toBe(tops[0])
    }
  })

  it('is no wider than it says, also where it is laid out for that', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="moons.figure.json" width="300" controls></nnanim-figure>',
      files,
    )
    await drawn(page)
    expect((await page.locator('.player').boundingBox())!.width).toBe(300)
    expect((await page.locator('.stage').boundingBox())!.width).toBe(300)
  })

  it.each([
    ['a block', '', (across: number) => across],
    ['a flex row', 'display: flex', (across: number) => across - 100],
    ['two columns', 'display: grid; grid-template-columns: 1fr 1fr', (across: number) => across / 2],
    ['a narrow column', 'width: 300px', () => 300],
  ])('fills %s', async (_, style, width) => {
    const { page } = await openPost(
      `<div style="${style}"><nnanim-figure src="blobs.figure.json" controls></nnanim-figure><p style="flex: none; width: 100px">Beside</p></div>`,
      files,
      { policy: '', viewport: { width: 800, height: 800 } },
    )
    await drawn(page)
    const across = await page.locator('main').evaluate(main => main.clientWidth)
    await settle(page)
    expect(await page.locator('.stage').evaluate(stage => stage.clientWidth)).toBe(width(across))
    expect((await first(page).boundingBox())!.width).toBe(width(across))
  })

  it('is not broken between columns', async () => {
    const { page } = await openPost(
      '<div style="columns: 2"><nnanim-figure src="blobs.figure.json" controls></nnanim-figure><p>After it</p></div>',
      files,
      { policy: '' },
    )
    await drawn(page)
    const across = await page.locator('main').evaluate(main => main.clientWidth)
    expect((await page.locator('.player').boundingBox())!.width).toBeLessThan(across / 2)
  })

  it.each(['float: left', 'display: inline-block'])('is as wide as it may be with %s', async style => {
    const { page } = await openPost(
      `<nnanim-figure src="blobs.figure.json" style="${style}"></nnanim-figure>`,
      files,
      { policy: '', viewport: { width: 1200, height: 1200 } },
    )
    await drawn(page)
    expect((await page.locator('.stage').boundingBox())!.width).toBe(960)
  })

  it('is as sharp as its place where that is enlarged, and leaves no style behind', async () => {
    const { page } = await openPost(
      '<div style="zoom: 1.5; width: 300px"><nnanim-figure src="blobs.figure.json"></nnanim-figure></div>',
      files,
      { policy: '' },
    )
    await drawn(page)
    expect(
      await page
        .locator('canvas')
        .first()
        .evaluate(canvas => (canvas as HTMLCanvasElement).width),
    ).toBe(450)
    expect(await first(page).evaluate(figure => figure.hasAttribute('style'))).toBe(false)
  })

  it('is drawn before those that are farther from what is seen, and moves nothing', async () => {
    const { page } = await openPost(
      `<div id="place"></div>${mounts}`,
      { ...files, ...script },
      { policy: '' },
    )
    const told = await page.evaluate(async text => {
      const { mount } = globalThis as never as Mounting
      const places = [0, 1, 2, 3, 4, 5].map(() => document.createElement('section'))
      for (const place of places) place.style.height = `${0.6 * innerHeight}px`
      document.getElementById('place')!.append(...places)
      scrollTo(0, 1000)
      const order: number[] = []
      const ready = places.map(
        (place, i) =>
          new Promise<void>(
            done =>
              void mount(place, text, { width: 200, height: 200 }).on('ready', () =>
                done(void order.push(i)),
              ),
          ),
      )
      await Promise.all(ready)
      scrollTo(0, document.documentElement.scrollHeight)
      const before = scrollY
      mount(places[5], text)
      return { order, moved: scrollY - before }
    }, blobs)
    expect(told.order.slice(3)).toEqual([4, 0, 5])
    expect(told.moved).toBe(0)
  })

  it('fits into a height that the page gives it', async () => {
    const { page } = await openPost('<nnanim-figure src="blobs.figure.json" controls></nnanim-figure>', files)
    await drawn(page)
    await page.evaluate(() => {
      const old = document.querySelector('nnanim-figure')!
      const figure = document.createElement('nnanim-figure')
      figure.style.height = '320px'
      figure.setAttribute('src', 'blobs.figure.json')
      figure.setAttribute('controls', '')
      old.replaceWith(figure)
    })
    await drawn(page)
    const { height } = (await page.locator('.player').boundingBox())!
    expect(height).toBeLessThan(321)
    expect(height).toBeGreaterThan(280)
  })

  it('is laid out once it is shown, where it was hidden at first', async () => {
    const { page, errors } = await openPost(
      '<details><summary>More</summary><nnanim-figure src="moons.figure.json" controls></nnanim-figure></details>',
      files,
    )
    await drawn(page)
    await page.locator('summary').first().click()
    await expect.poll(async () => (await page.locator('.stage').boundingBox())?.width).toBeGreaterThan(500)
    await expect.poll(async () => (await colors(page)).number).toBeGreaterThan(20)
    expect(errors).toEqual([])
  })

  it('is as wide as its place, also on a narrow screen and after that has turned', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="moons.figure.json" controls></nnanim-figure>',
      files,
      {
        viewport: { width: 320, height: 640 },
      },
    )
    await drawn(page)
    const widths = () =>
      page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as [number, number])
    expect(await widths()).toEqual([320, 320])
    const narrow = (await page.locator('.stage').boundingBox())!
    expect(narrow.height).toBeGreaterThan(narrow.width)
    await page.setViewportSize({ width: 800, height: 600 })
    await expect.poll(async () => (await page.locator('.stage').boundingBox())!.width).toBeGreaterThan(500)
    expect(await widths()).toEqual([800, 800])
  })

  it('prints as its still, without controls', async () => {
    const { page } = await openPost('<nnanim-figure src="blobs.figure.json" controls></nnanim-figure>', files)
    await drawn(page)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.locator('.controls').isVisible()).toBe(false)
    expect(await page.locator('.stage').isVisible()).toBe(true)
  })

  it('follows the colour scheme of the page around it', async () => {
    const { page } = await openPost('<nnanim-figure src="blobs.figure.json" controls></nnanim-figure>', files)
    await drawn(page)
    expect((await colors(page)).corner).toBeGreaterThan(200)
    for (const [scheme, dark] of [
      ['dark', true],
      ['light', false],
      ['dark', true],
    ] as const) {
      await page.evaluate(
        scheme => document.documentElement.style.setProperty('color-scheme', scheme),
        scheme,
      )
      await expect.poll(async () => (await colors(page)).corner < 60).toBe(dark)
    }
  })
})

describe('the reader of a figure', () => {
  it('drives it by keys where the focus is inside, and nowhere else', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="blobs.figure.json" controls></nnanim-figure><input>',
      files,
    )
    await drawn(page)
    await press(page, ' ')
    await page.locator('main > input').focus()
    await press(page, ' ', 'ArrowRight', 'Home')
    expect(await playing(page)).toBe(false)
    const stood = await timeOf(page)
    expect(stood).toBeGreaterThan(0)
    await page.locator('.stage').focus()
    await press(page, 'Home', 'ArrowRight')
    expect(await timeOf(page)).toBe(1)
    await press(page, '?')
    expect(await page.getByRole('dialog').isVisible()).toBe(true)
    await press(page, 'Escape')
    await page.locator('.stage').focus()
    await press(page, 'Enter', 'ArrowRight')
    expect(await page.getByRole('status').textContent()).toMatch(/^Point \d+/)
    expect(await timeOf(page)).toBe(1)
  })

  it('drives one without controls by taps and keys', async () => {
    const { page } = await openPost('<nnanim-figure src="blobs.figure.json"></nnanim-figure>', files)
    await drawn(page)
    expect(await page.locator('.controls').count()).toBe(0)
    // Where no dot is.
    await page.locator('.stage').click({ position: { x: 4, y: 4 } })
    expect(await playing(page)).toBe(true)
    await page.locator('.stage').click({ position: { x: 4, y: 4 } })
    expect(await playing(page)).toBe(false)
    await page.locator('.stage').focus()
    await press(page, ' ')
    expect(await playing(page)).toBe(true)
  })

  it('scrolls past it by wheel and by swipes', async () => {
    const { page } = await openPost(
      '<nnanim-figure src="moons.figure.json" controls></nnanim-figure><nnanim-figure src="moons.figure.json"></nnanim-figure>',
      files,
    )
    await drawn(page)
    await page.locator('.stage').first().hover()
    const before = await page.evaluate(() => scrollY)
    await page.mouse.wheel(0, 300)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(before + 300)
    const touch = await page
      .locator('.stage')
      .first()
      .evaluate(e => getComputedStyle(e).touchAction)
    expect(touch).toBe('pan-y')
  })

  it.each(['light', 'dark'])('meets nothing that axe finds serious in %s, with all opened', async theme => {
    const { page } = await openPost(
      `<nnanim-figure src="moons.figure.json" controls theme="${theme}"></nnanim-figure><nnanim-figure src="blobs.figure.json" theme="${theme}"></nnanim-figure><nnanim-figure src="none.json">A text</nnanim-figure>`,
      files,
      { policy: '' },
    )
    await page.getByRole('alert').waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('nnanim-figure')].slice(0, 2).every(figure => figure.duration > 0),
    )
    expect(await seriousOn(page)).toEqual([])
    await page.locator('summary').first().click()
    await page.locator('.stage').first().focus()
    await press(page, 'Enter')
    expect(await seriousOn(page)).toEqual([])
    await press(page, '?')
    expect(await seriousOn(page)).toEqual([])
  })
})

describe('a script of the page', () => {
  it('has kept what it asks for before the figure is there, and hears what happens', async () => {
    const { page } = await openPost(`<div id="place"></div>${mounts}`, { ...files, ...script })
    const told = await page.evaluate(async text => {
      const { mount } = globalThis as never as Mounting
      const told: [string, unknown][] = []
      const figure = mount(document.getElementById('place')!, text, { controls: true })
      for (const type of ['ready', 'chapter', 'time', 'ended', 'error'] as const)
        figure.on(type, facts => told.push([type, facts]))
      const off = figure.on('time', () => told.push(['never', null]))
      off()
      figure.seek({ chapter: 2 })
      figure.step(3)
      const before = [figure.duration, figure.chapters.length]
      await new Promise<void>(done => void figure.on('ready', () => done()))
      const ready = [figure.duration, figure.chapters.length > 2]
      const { start } = figure.chapters[1]
      const stepped = Math.round((figure.time - start) * 25)
      figure.seek(2)
      const two = figure.time
      figure.seek({ progress: 0.5 })
      const half = figure.time
      figure.seek({ chapter: 'nowhere' })
      const still = figure.time
      figure.play()
      const heard = (type: string) => told.some(([one]) => one === type)
      while (!heard('chapter') || !heard('time') || figure.time === still)
        await new Promise(requestAnimationFrame)
      return {
        before,
        ready,
        stepped,
        two,
        half,
        still,
        playing: figure.playing,
        told: told.map(([type]) => type),
      }
    }, blobs)
    expect(told).toMatchObject({ before: [0, 0], ready: [8, true], stepped: 3, two: 2, half: 4, still: 4 })
    expect(told.playing).toBe(true)
    expect(told.told).toContain('ready')
    expect(told.told).not.toContain('never')
    expect(told.told).not.toContain('error')
  })

  it('is told at once what it should ask for, before the figure is drawn and after', async () => {
    const calls = [
      ...['step(Number.NaN)', 'step(null)', 'step("2")', 'seek(null)', 'seek(undefined)', 'seek("x")'],
      ...['seek(Number.NaN)', 'seek(Infinity)', 'seek({})', 'seek({ progress: Number.NaN })'],
      ...['seek({ chapter: Number.NaN })', 'seek({ chapter: {} })'],
    ]
    const body = '<nnanim-figure src="blobs.figure.json"></nnanim-figure>'
    const { page, errors } = await openPost(body, files, { policy: '' })
    const said = (of: string) =>
      page.evaluate(
        ([of, calls]) =>
          calls.map(call => {
            try {
              new Function('figure', `figure.${call}`)(document.querySelector(of))
              return 'nothing'
            } catch (error) {
              return String(error)
            }
          }),
        [of, calls] as const,
      )
    const expected = calls.map(() => expect.stringMatching(/^TypeError: (seek|step) expects /))
    await page.evaluate(() => document.body.append(document.createElement('nnanim-figure')))
    expect(await said('body > nnanim-figure')).toEqual(expected)
    await page.locator('body > nnanim-figure').evaluate(figure => figure.remove())
    await drawn(page)
    const before = await timeOf(page)
    expect(await said('main > nnanim-figure')).toEqual(expected)
    await settle(page)
    expect(await timeOf(page)).toBe(before)
    expect(before).toBeGreaterThan(0)
    expect(errors).toEqual([])
  })

  it('changes all attributes but src without another fetch, where it stands', async () => {
    const { page, asked } = await openPost('<nnanim-figure src="blobs.figure.json"></nnanim-figure>', files)
    await drawn(page)
    const told = await page.evaluate(async () => {
      const figure = document.querySelector('nnanim-figure')!
      const told = { ready: 0, first: 0 }
      figure.on('ready', () => told.ready++)
      figure.seek(2)
      const canvas = () => figure.shadowRoot!.querySelector('div')!.shadowRoot!.querySelector('canvas')!
      const before = canvas()
      figure.setAttribute('loop', '3')
      await Promise.resolve()
      told.first = before === canvas() ? 1 : 0
      for (const [name, value] of [
        ['controls', ''],
        ['autoplay', ''],
        ['theme', 'dark'],
        ['width', '400'],
      ]) {
        figure.setAttribute(name, value)
        await Promise.resolve()
      }
      return told
    })
    await settle(page)
    expect(told).toEqual({ ready: 0, first: 1 })
    expect(await timeOf(page)).toBe(2)
    expect(await playing(page)).toBe(false)
    expect((await colors(page)).corner).toBeLessThan(60)
    expect((await page.locator('.stage').boundingBox())!.width).toBe(400)
    expect(await page.locator('.controls').count()).toBe(1)
    expect(asked).toEqual(['', 'player.js', 'blobs.figure.json'])
  })

  it('changes the src of an element, takes it away, and moves the element', async () => {
    const { page, asked } = await openPost(
      '<nnanim-figure src="blobs.figure.json"></nnanim-figure><section></section>',
      files,
    )
    await drawn(page)
    await page.evaluate(async () => {
      const figure = document.querySelector('nnanim-figure')!
      figure.seek(2)
      document.querySelector('section')!.append(figure)
      await Promise.resolve()
    })
    await settle(page)
    expect(await timeOf(page)).toBe(2)
    await first(page).evaluate(figure => figure.setAttribute('controls', ''))
    await page.locator('.controls').waitFor()
    expect(await timeOf(page)).toBe(2)
    await first(page).evaluate(figure => figure.setAttribute('src', 'moons.figure.json'))
    await expect.poll(() => page.getByRole('figure').getAttribute('aria-label')).toContain('plane')
    await first(page).evaluate(figure => figure.removeAttribute('src'))
    await expect.poll(() => page.locator('.stage').count()).toBe(0)
    expect(asked.slice(2)).toEqual(['blobs.figure.json', 'moons.figure.json'])
    await first(page).evaluate(figure => figure.remove())
  })

  it('gets back all that a figure had, forty times', async () => {
    const { page, errors } = await openPost(
      `<div id="place"></div>${mounts}`,
      { ...files, ...script },
      { policy: '' },
    )
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    // What is free by a collection may still be counted for some time after it.
    const counted = async () => {
      for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
      const { usedSize } = await cdp.send('Runtime.getHeapUsage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      const of = (name: string) => metrics.find(metric => metric.name === name)!.value
      return { bytes: usedSize, nodes: of('Nodes'), listeners: of('JSEventListeners') }
    }
    const rounds = (count: number) =>
      page.evaluate(
        async ([text, count]) => {
          const { mount } = globalThis as never as Mounting
          for (let i = 0; i < count; i++) {
            const options = { controls: true, autoplay: i % 2 === 0, loop: true, theme: 'auto' } as const
            const figure: MountedFigure = mount(document.getElementById('place')!, text, options)
            await new Promise<void>(done => void figure.on('ready', () => done()))
            await new Promise(requestAnimationFrame)
            figure.dispose()
          }
          return document.getElementById('place')!.childElementCount
        },
        [blobs, count] as const,
      )
    expect(await rounds(10)).toBe(0)
    await expect.poll(async () => (await counted()).listeners).toBe(0)
    const before = await counted()
    await rounds(30)
    await expect
      .poll(async () => {
        const { nodes, listeners } = await counted()
        return { nodes, listeners }
      })
      .toEqual({ nodes: before.nodes, listeners: 0 })
    // Less than 22 kB a figure, of several MB.
    expect((await counted()).bytes - before.bytes).toBeLessThan(640_000)
    expect(errors).toEqual([])
  })
})

describe('what is no figure', () => {
  const sentenceOf = async (text: string | null) => {
    const { page, asked, errors } = await openPost(
      '<nnanim-figure src="odd.json">A text</nnanim-figure>',
      text === null ? {} : { 'odd.json': text },
      { policy: `${strict}; style-src 'none'` },
    )
    const said = await page.getByRole('alert').textContent()
    expect(await page.getByText('A text').isVisible()).toBe(true)
    expect(asked).toEqual(['', 'player.js', 'odd.json'])
    expect(errors.filter(error => !error.includes('404'))).toEqual([])
    return said
  }

  it.each([
    ['what is not there', null, 'odd.json could not be loaded'],
    ['half a file', '{"format":"nnanim-figure","player":1,', 'the figure is damaged'],
    ['another file', '{"a":1}', 'no figure.json'],
    ['markup', '{"format":"<img src=x onerror=alert(1)>"}', 'no figure.json'],
    ['one of a newer version', '{"format":"nnanim-figure","player":99,"nnanim":"9.0.0"}', 'player 99'],
    ['one without its data', '{"format":"nnanim-figure","player":1}', 'damaged'],
  ])('is said in its place: %s', async (_, text, said) => {
    const sentence = await sentenceOf(text)
    expect(sentence).toMatch(/^This figure cannot be drawn: .*\.$/)
    expect(sentence).toContain(said)
  })

  it.each(['in a frame', 'at another width'])('is said in its place where it fails later, %s', async when => {
    const { page, errors } = await openPost(
      '<nnanim-figure src="blobs.figure.json">A text</nnanim-figure>',
      files,
    )
    await drawn(page)
    await settle(page)
    await page.evaluate(() => {
      CanvasRenderingContext2D.prototype.putImageData = () => {
        throw new RangeError('hostile')
      }
    })
    if (when === 'in a frame') await first(page).evaluate(figure => (figure as FigureElement).seek(2))
    else await page.setViewportSize({ width: 500, height: 600 })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('This figure cannot be drawn')
    expect(await page.getByText('A text').isVisible()).toBe(true)
    expect(await page.locator('.stage').count()).toBe(0)
    expect(errors).toEqual([])
  })

  it('is read no further than a figure may go', async () => {
    const { page } = await openPost(`<div id="place"></div>${mounts}`, script)
    const read = await page.evaluate(async () => {
      const { mount } = globalThis as never as Mounting
      let given = 0
      globalThis.fetch = async () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              given += 1_000_000
              controller.enqueue(new Uint8Array(1_000_000).fill(32))
            },
          }),
        )
      const figure = mount(document.getElementById('place')!, 'endless.json')
      const { message } = await new Promise<{ message: string }>(done => void figure.on('error', done))
      return { given, message }
    })
    expect(read.message).toContain('too large')
    expect(read.given).toBeLessThan(12_000_000)
  })
})

describe('several versions in a page', () => {
  it('leave the drawing to the newest, also where it comes last', async () => {
    const newer = (number: number) =>
      `const list=Symbol.for('nnanim.players');globalThis[list]=[...(globalThis[list]??[]),{player:${number},mount(parent){const p=document.createElement('p');p.textContent='drawn by ${number}';parent.append(p);return{on(){},dispose(){p.remove()},duration:1,time:0,chapters:[]}}}];dispatchEvent(new Event('nnanim.players'))`
    const future = blobs.replace('"player":1', '"player":7')
    const { page, errors } = await openPost('<nnanim-figure src="future.json"></nnanim-figure>', {
      'future.json': future,
      'newer.js': newer(7),
      'older.js': newer(0),
    })
    expect(await page.getByRole('alert').textContent()).toContain('needs player 7')
    const load = (file: string) => page.addScriptTag({ url: file, type: 'module' })
    await load('older.js')
    await settle(page)
    expect(await page.getByRole('alert').textContent()).toContain('needs player 7')
    await load('newer.js')
    await page.getByText('drawn by 7').waitFor()
    expect(errors).toEqual([])
  })

  it('of which the second is loaded too do not define the element twice', async () => {
    const { page, errors } = await openPost('<nnanim-figure src="blobs.figure.json"></nnanim-figure>', {
      ...files,
      'again.js': playerCode(),
    })
    await drawn(page)
    await page.addScriptTag({ url: 'again.js', type: 'module' })
    expect(errors).toEqual([])
  })
})

describe('ten figures with their player', () => {
  // The player has the words of six languages, 12 kB each.
  it('weigh 385 kB', async () => {
    const others = [
      { data: 'circles' },
      { data: 'spirals' },
      { data: 'iris', scene: 'network', hidden: '3' },
      { data: 'xor', scene: 'boundary' },
      { data: 'moons', scene: 'compare' },
      { data: 'moons', scene: 'training' },
      { data: 'moons', scene: 'story' },
      { data: 'moons', scene: 'surface' },
    ] as const
    const made = [blobs, moons, ...(await Promise.all(others.map(call => figureText(call))))]
    const bytes = [playerCode(), ...made].map(text => gzipSync(text, { level: 9 }).length)
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(385_000)
  })
})
