import { readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { embeds } from '../../src/encode/embeds.ts'
import { openPage } from './browser.ts'
import { drawn, openStill, press, seriousOn, settle } from './live.ts'
import { madePage } from './made.ts'

const circles = await madePage({ data: 'circles' })
const blobs = await madePage({ data: 'blobs' })

const time = (page: Page) =>
  page.locator('input[type=range]').evaluate(e => Number((e as HTMLInputElement).value))
const spoken = (page: Page) => page.locator('input[type=range]').getAttribute('aria-valuetext')
const playing = (page: Page) => page.getByRole('button', { name: 'Pause' }).isVisible()
/** Whether the time stays for ten frames. */
const stands = async (page: Page) => {
  const before = await time(page)
  for (let i = 0; i < 5; i++) await settle(page)
  return before === (await time(page))
}

/** Where rings are on the stage, in CSS pixels from its left: pixels of the upper canvas that are not clear. */
const ringed = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.over')!
    const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    const scale = canvas.clientWidth / width
    const columns = new Set<number>()
    for (let i = 3; i < data.length; i += 4)
      if (data[i] > 0) columns.add(Math.round(((i >> 2) % width) * scale))
    return [...columns]
  })

async function sweepStage(page: Page, y: number, from: number, to: number): Promise<void> {
  const box = (await page.locator('.stage').boundingBox())!
  await page.mouse.move(box.x + box.width * from, box.y + box.height * y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * to, box.y + box.height * y, { steps: 5 })
  await page.mouse.up()
  await settle(page)
}

/** The middle of a point's dot, found by keyboard. */
async function placeOfPoint(page: Page): Promise<{ x: number; y: number; name: string }> {
  await page.locator('.stage').focus()
  await press(page, 'Enter')
  const box = (await page.locator('.stage').boundingBox())!
  const place = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.over')!
    const { data, width } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let [x, y, n] = [0, 0, 0]
    for (let i = 3; i < data.length; i += 4)
      if (data[i] > 0) {
        x += (i >> 2) % width
        y += Math.floor((i >> 2) / width)
        n++
      }
    const scale = canvas.clientWidth / width
    return [(x / n) * scale, (y / n) * scale]
  })
  const name = (await page.locator('.facts b').textContent())!
  await press(page, 'Escape')
  return { x: box.x + place[0], y: box.y + place[1], name }
}

describe('a page', () => {
  it('plays by itself, asks for nothing, complains of nothing, and sets no cookie', async () => {
    const { page, requests, errors } = await openPage(blobs)
    await expect.poll(() => time(page)).toBeGreaterThan(0.2)
    expect(await playing(page)).toBe(true)
    expect(requests).toHaveLength(1)
    expect(errors).toEqual([])
    expect(await page.context().cookies()).toEqual([])
    expect(await page.locator('#alt').count()).toBe(0)
  })

  it('says what one can do, and stops saying it', async () => {
    const { page } = await openPage(circles)
    const hint = page.locator('.hint')
    expect(await hint.textContent()).toBe('drag to turn · point at a dot')
    await press(page, 'k', 'End')
    await expect.poll(() => hint.isVisible()).toBe(false)
  })

  it.each([360, 600, 1000])('says it where it hides nothing, %i px wide', async width => {
    const { page } = await openStill(circles, '', { viewport: { width, height: 1000 } })
    const hint = page.locator('.hint')
    expect(await hint.textContent()).toBe('play · drag to turn · point at a dot')
    const boxOf = async (name: string) => (await page.locator(name).boundingBox())!
    const [own, stage, time, speed] = await Promise.all(['.hint', '.stage', '.time', 'select'].map(boxOf))
    expect(own.y).toBeGreaterThanOrEqual(stage.y + stage.height)
    if (width < 600) expect(own.y + own.height).toBeLessThanOrEqual((await boxOf('input[type=range]')).y)
    else {
      expect(own.x).toBeGreaterThanOrEqual(time.x + time.width)
      expect(own.x + own.width).toBeLessThanOrEqual(speed.x)
    }
    expect(await hint.evaluate(e => e.scrollWidth <= e.clientWidth)).toBe(true)
  })

  it('says nothing of the kind where its author hides the controls', async () => {
    const { page } = await openStill(circles, '#hide=controls')
    expect(await page.locator('.hint').count()).toBe(0)
  })

  it('stands at its poster, paused, where motion is to be reduced, and plays when asked to', async () => {
    const { page } = await openPage(blobs, { reducedMotion: 'reduce' })
    const { page: still } = await openStill(blobs)
    expect(await playing(page)).toBe(false)
    expect(await time(page)).toBeGreaterThan(0)
    expect(await time(page)).toBe(await time(still))
    await press(page, ' ')
    expect(await playing(page)).toBe(true)
    await expect.poll(() => time(page)).toBeLessThan(2)
  })

  it('waits while it is off the screen, and goes on where it was', async () => {
    const { page } = await openPage(blobs)
    await page.evaluate(() => {
      const space = document.createElement('div')
      space.style.height = '3000px'
      document.body.prepend(space)
    })
    await expect.poll(() => stands(page)).toBe(true)
    const stopped = await time(page)
    await page.locator('.stage').scrollIntoViewIfNeeded()
    await expect.poll(() => time(page)).not.toBe(stopped)
  })

  it('waits in a hidden tab', async () => {
    const { page } = await openPage(blobs)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(() => stands(page)).toBe(true)
    const stopped = await time(page)
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(() => time(page)).not.toBe(stopped)
  })

  it('prints as its still, without controls', async () => {
    // As wide on the screen as on paper.
    const { page } = await openStill(blobs, '', { viewport: { width: 600, height: 686 } })
    const still = await drawn(page)
    await press(page, 'Home')
    expect(await drawn(page)).not.toBe(still)
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => drawn(page)).toBe(still)
    expect(await page.locator('.controls').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await expect.poll(() => drawn(page)).not.toBe(still)
  })
})

describe('by keyboard', () => {
  it('plays, pauses and goes through time', async () => {
    const { page } = await openStill(blobs)
    await press(page, 'Home')
    expect(await time(page)).toBe(0)
    await press(page, 'ArrowRight', 'ArrowRight')
    expect(await time(page)).toBe(2)
    await press(page, 'ArrowLeft')
    expect(await time(page)).toBe(1)
    await press(page, '.', '.')
    expect(await time(page)).toBeCloseTo(1.08, 9)
    await press(page, ',')
    expect(await time(page)).toBeCloseTo(1.04, 9)
    await press(page, 'End')
    expect(await time(page)).toBeGreaterThan(5)
    const atEnd = await drawn(page)
    await press(page, 'Home')
    expect(await drawn(page)).not.toBe(atEnd)
    const { page: still } = await openStill(await madePage({ data: 'blobs', at: 'end' }))
    await still.locator('.stage canvas').first().waitFor()
    expect(await drawn(still)).toBe(atEnd)
    await press(page, '3')
    expect(await spoken(page)).toMatch(/, Layer 1$/)
    await press(page, 'PageUp')
    await press(page, 'PageUp')
    expect(await spoken(page)).toBe('0:00.0 of 0:08.0, The data')
    await press(page, ' ')
    expect(await playing(page)).toBe(true)
    await press(page, ' ')
    expect(await playing(page)).toBe(false)
  })

  it('comes to every control, where the focus is seen', async () => {
    const { page } = await openStill(circles)
    const names: string[] = []
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const { activeElement: element } = document
        const { outlineStyle, outlineWidth } = getComputedStyle(element!)
        return `${element!.getAttribute('aria-label')} ${outlineStyle} ${outlineWidth}`
      })
      if (!at.startsWith('null')) names.push(at)
    }
    expect(names.map(name => name.replace(/ solid 2px$/, ''))).toEqual([
      'Figure. Enter: ask its points with the arrow keys',
      'Time',
      'Play',
      'Speed',
      'Loop',
      'Table of the points',
      'Copy command',
      'Keys',
      'Full screen',
    ])
    expect(names.every(name => name.endsWith(' solid 2px'))).toBe(true)
  })

  it('works each control', async () => {
    const { page } = await openStill(circles)
    const at = (name: string) => page.getByLabel(name, { exact: true })
    await at('Loop').focus()
    await press(page, 'Enter')
    expect(await at('Loop').getAttribute('aria-pressed')).toBe('false')
    await at('Speed').selectOption('2')
    await at('Play').focus()
    await press(page, ' ')
    expect(await playing(page)).toBe(true)
    await at('Table of the points').first().focus()
    await press(page, 'Enter')
    expect(await page.locator('.sheet tbody tr').count()).toBe(200)
    await at('Full screen').focus()
    await press(page, 'Enter')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('MAIN')
    await press(page, 'f')
    await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBe(null)
  })

  it('shows the keys that there are uses for', async () => {
    const { page } = await openStill(blobs)
    await press(page, '?')
    const plane = await page.getByRole('dialog').textContent()
    expect(plane).toContain('frame back')
    expect(plane).not.toContain('turn')
    await press(page, 'Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const { page: space } = await openStill(circles)
    await press(space, '?')
    expect(await space.getByRole('dialog').textContent()).toContain('dragging sideways')
  })

  it('goes from point to point on the figure, and tells each', async () => {
    const { page } = await openStill(blobs)
    await page.locator('.stage').focus()
    await press(page, 'Enter')
    const heard = page.getByRole('status')
    const first = await heard.textContent()
    expect(first).toMatch(/^Point \d+, x₁ −?[\d.]+, x₂ −?[\d.]+, class \w+.*, predicted .+ with [>\d. ]+%$/)
    await press(page, 'ArrowRight')
    expect(await heard.textContent()).not.toBe(first)
    await press(page, 'Escape')
    const before = await time(page)
    await press(page, 'ArrowLeft')
    expect(await time(page)).toBeCloseTo(before - 1, 9)
  })
})

describe('by pointer', () => {
  it('turns what stands in space when dragged sideways, and a double click turns it back', async () => {
    const { page } = await openStill(circles, '&t=4.5')
    const before = await drawn(page)
    await sweepStage(page, 0.9, 0.3, 0.6)
    const turned = await drawn(page)
    expect(turned).not.toBe(before)
    await press(page, 'Shift+ArrowLeft')
    expect(await drawn(page)).not.toBe(turned)
    await page.locator('.stage').dblclick({ position: { x: 5, y: 5 } })
    await settle(page)
    expect(await drawn(page)).toBe(before)
  })

  it('stands upright again in a chapter that lies flat', async () => {
    const { page } = await openStill(circles, '&t=0.3')
    const before = await drawn(page)
    await sweepStage(page, 0.9, 0.3, 0.6)
    expect(await drawn(page)).toBe(before)
    await press(page, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    const risen = await drawn(page)
    await sweepStage(page, 0.9, 0.3, 0.6)
    expect(await drawn(page)).not.toBe(risen)
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(await drawn(page)).toBe(before)
  })

  it('takes along what is in front when it turns', async () => {
    const { page } = await openStill(circles, '&t=3')
    await page.locator('.stage').focus()
    // The point that is lowest on the picture is in front.
    await press(page, 'Enter', ...Array(12).fill('ArrowDown'))
    const middle = async () => {
      const columns = await ringed(page)
      return (Math.min(...columns) + Math.max(...columns)) / 2
    }
    const before = await middle()
    await press(page, 'Shift+ArrowRight')
    expect(await middle()).toBeGreaterThan(before)
  })

  it('turns no plane, and leaves vertical swipes and the wheel to the page', async () => {
    const { page } = await openStill(blobs, '&t=2')
    const before = await drawn(page)
    await sweepStage(page, 0.9, 0.3, 0.6)
    expect(await drawn(page)).toBe(before)
    expect(await page.locator('.stage').evaluate(stage => getComputedStyle(stage).touchAction)).toBe('pan-y')
    const prevented = await page.locator('.stage').evaluate(stage => {
      const event = new WheelEvent('wheel', { bubbles: true, cancelable: true, deltaY: 100 })
      stage.dispatchEvent(event)
      return event.defaultPrevented
    })
    expect(prevented).toBe(false)
  })

  it('rings a point in every panel', async () => {
    const { page } = await openStill(await madePage({ data: 'circles', scene: 'data,transform' }), '&t=2', {
      viewport: { width: 1000, height: 700 },
    })
    await page.locator('.stage').focus()
    await press(page, 'Enter')
    const columns = await ringed(page)
    expect(columns.some(column => column < 480)).toBe(true)
    expect(columns.some(column => column > 520)).toBe(true)
  })

  it('tells of what is hovered over and tapped, and forgets it beside it', async () => {
    const { page } = await openStill(blobs, '&t=0')
    const { x, y, name } = await placeOfPoint(page)
    await page.mouse.move(x, y)
    await settle(page)
    expect(await page.locator('.facts b').textContent()).toBe(name)
    await page.mouse.move(2, 2)
    await settle(page)
    await expect.poll(() => page.locator('.facts').isVisible()).toBe(false)
    await page.mouse.click(x, y)
    await page.mouse.move(2, 2)
    await settle(page)
    await expect.poll(() => page.locator('.facts').isVisible()).toBe(true)
  })

  it('seeks where the scrubber is clicked, and goes to chapters by their names', async () => {
    const { page } = await openStill(blobs)
    const box = (await page.locator('input[type=range]').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    expect(await time(page)).toBeCloseTo(4, 1)
    await page.locator('.chapters button').nth(2).click()
    await settle(page)
    expect(await spoken(page)).toMatch(/, Layer 1$/)
  })
})

describe('the table of points', () => {
  it('has all points with what the networks say of them, in the units of the table', async () => {
    const { page } = await openStill(await madePage({ data: 'iris', hidden: 2 }))
    await page.locator('summary').click()
    await page.locator('.sheet thead th').first().waitFor()
    const heads = await page.locator('.sheet thead th').allTextContents()
    expect(heads.slice(-3)).toEqual(['class', 'predicted', 'probability'])
    const first = await page.locator('.sheet tbody tr').first().locator('th, td').allTextContents()
    expect(first.slice(0, 5)).toEqual(['1', '5.1', '3.5', '1.4', '0.2'])
    await page.locator('.sheet tbody tr').nth(3).hover()
    await settle(page)
    expect(await page.locator('.facts b').textContent()).toBe('Point 4')
  })
})

describe('the command', () => {
  it('is shown selected where it cannot be copied', async () => {
    const { page } = await openStill(blobs)
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: 'Copy command' }).click()
    const field = page.getByLabel('Command', { exact: true })
    expect(await field.inputValue()).toBe('nnanim blobs -o blobs.html')
    expect(await page.evaluate(() => getSelection()!.toString())).toBe('nnanim blobs -o blobs.html')
  })

  it('is copied where that is allowed', async () => {
    const { page } = await openStill(blobs)
    await page.evaluate(() => {
      const clipboard = {
        writeText: async (text: string) => void document.body.setAttribute('data-copied', text),
      }
      Object.defineProperty(navigator, 'clipboard', { value: clipboard })
    })
    await page.getByRole('button', { name: 'Copy command' }).click()
    expect(await page.locator('body').getAttribute('data-copied')).toBe('nnanim blobs -o blobs.html')
    await expect.poll(() => page.locator('.hint').textContent()).toBe('copied')
  })
})

describe('the address', () => {
  it('sets time, speed, plays and theme, and hides', async () => {
    const { page } = await openPage(blobs, {
      address: '?t=1.5&autoplay=0&speed=2&loop=once&theme=dark&hide=command',
    })
    expect(await time(page)).toBe(1.5)
    expect(await page.getByLabel('Speed').inputValue()).toBe('2')
    expect(await page.getByLabel('Loop').getAttribute('aria-pressed')).toBe('false')
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(
      'rgb(255, 255, 255)',
    )
    expect(await page.getByRole('button', { name: 'Copy command' }).count()).toBe(0)
    const { page: bare } = await openPage(blobs, { address: '#hide=controls' })
    expect(await bare.locator('.controls').count()).toBe(0)
  })

  it('follows its reader with theme=auto, at once when they change', async () => {
    const { page } = await openPage(blobs, { address: '?theme=auto&autoplay=0', colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(await ground()).not.toBe('rgb(255, 255, 255)')
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(ground).toBe('rgb(255, 255, 255)')
  })

  it('stops at the end of each chapter with step, until it is told to go on', async () => {
    const { page } = await openPage(blobs, { address: '?step&speed=8' })
    const stops = ['The data', 'The cuts', 'Layer 1']
    for (const name of stops) {
      await expect.poll(() => playing(page)).toBe(false)
      expect(await spoken(page)).toContain(name)
      await press(page, 'PageDown')
    }
  })

  it('has the chapters of a sequence, and stops at the end of each with step', async () => {
    const file = await madePage({ data: 'blobs', sequence: 'boundary:2,transform:data..line:2s' })
    const { page } = await openPage(file, { address: '?step&speed=8&chapter=transform.data' })
    await expect.poll(() => playing(page)).toBe(false)
    expect(await time(page)).toBeGreaterThan(2)
    expect(await spoken(page)).toContain('The data (transform)')
    const names = await page.locator('.chapters button').allTextContents()
    expect(names).toHaveLength(10)
    expect(new Set(names).size).toBe(10)
  })

  it('plays once with loop=once, and again when asked to', async () => {
    const { page } = await openPage(blobs, { address: '?loop=once&speed=8&t=5' })
    await expect.poll(() => time(page)).toBeGreaterThan(5.5)
    const again = page.getByRole('button', { name: 'Play again' })
    await expect.poll(() => again.isVisible()).toBe(true)
    await page.getByLabel('Speed').selectOption('0.25')
    await again.click()
    await expect.poll(() => time(page)).toBeLessThan(5)
  })
})

/** A page with a figure in a frame, which keeps what it hears. */
const host = async (address: string, frame = circles) => {
  const file = join(dirname(frame), `host-${basename(frame)}`)
  writeFileSync(
    file,
    `<!doctype html><script>heard=[];onmessage=e=>heard.push(e.data)</script><iframe width=500 height=600 src="${basename(frame)}${address}"></iframe>`,
  )
  const { page, errors, warnings } = await openPage(file)
  const heard = (kind: string) =>
    page.evaluate(
      kind => (globalThis as never as { heard: { nnanim: string }[] }).heard.filter(m => m.nnanim === kind),
      kind,
    )
  const send = (message: object) => page.evaluate(message => frames[0].postMessage(message, '*'), message)
  return { page, heard, send, frame: page.frames()[1], errors, warnings }
}

describe('messages', () => {
  it('tell the page around it what it is and where it stands, and let it be driven', async () => {
    const { heard, send } = await host('?autoplay=0')
    await expect
      .poll(() => heard('ready'))
      .toEqual([
        expect.objectContaining({ duration: 8, width: 600, height: 600, chapters: expect.any(Array) }),
      ])
    await send({ nnanim: 'seek', time: 2.5 })
    await expect.poll(async () => (await heard('time')).at(-1)).toMatchObject({ time: 2.5, playing: false })
    await send({ nnanim: 'seek', progress: 0.5 })
    await expect.poll(async () => (await heard('time')).at(-1)).toMatchObject({ time: 4 })
    await send({ nnanim: 'seek', chapter: 1 })
    await expect
      .poll(async () => (await heard('chapter')).at(-1))
      .toMatchObject({ index: 0, name: 'The data' })
    await send({ nnanim: 'play' })
    await expect.poll(async () => (await heard('time')).at(-1)).toMatchObject({ playing: true })
    await send({ nnanim: 'pause' })
    await expect.poll(async () => (await heard('time')).at(-1)).toMatchObject({ playing: false })
  })

  it('tell when it has ended', async () => {
    const { heard } = await host('?loop=once&speed=8&t=5.5')
    await expect.poll(() => heard('ended')).toHaveLength(1)
  })

  it('follow the scrolling of the page around it with progress=scroll, and do not play', async () => {
    const { heard, send } = await host('?progress=scroll')
    await expect.poll(() => heard('time')).toEqual([{ nnanim: 'time', time: 0, playing: false }])
    await send({ nnanim: 'seek', progress: 1 })
    await expect.poll(async () => (await heard('time')).at(-1)).toMatchObject({ time: 8, playing: false })
  })

  it('follow the scrolling by the script of the manual', async () => {
    const exhibit = {
      path: basename(circles),
      format: 'html',
      width: 600,
      height: 600,
      frames: 0,
      seconds: 6,
    }
    const text = embeds.html.write({ alt: '', lang: 'en', loop: 'forever', exhibits: [exhibit], twins: [] })
    const file = join(dirname(circles), 'scrolled.html')
    const [frame] = text.split('\n')
    const [script] = /<script>[^<]*<\/script>/.exec(readFileSync('docs/embedding.md', 'utf8'))!
    const address = frame.replace('.html', '.html?progress=scroll').replace('"lazy"', '"eager"')
    writeFileSync(
      file,
      `<!doctype html><style>body{margin:0}iframe{position:sticky;top:0}</style><div style="height:4000px">${address}${script}</div>`,
    )
    const { page } = await openPage(file)
    const slider = page.frames()[1].locator('input')
    await expect.poll(() => slider.inputValue()).toBe('0')
    await page.evaluate(() => scrollTo(0, 1600))
    await expect.poll(() => slider.inputValue()).toBe('4')
    await page.evaluate(() => scrollTo(0, 4000))
    await expect.poll(() => slider.inputValue()).toBe('8')
  })

  it('of another origin, or of another window, do not count, and hear nothing', async () => {
    const { page, heard, send, frame, errors, warnings } = await host(
      '?autoplay=0&t=1&origin=https://example.org',
    )
    for (const time of [2, 2.5]) await send({ nnanim: 'seek', time })
    await settle(frame)
    await settle(page)
    expect(await heard('ready')).toEqual([])
    // Once, whatever it hears and would say.
    expect([errors, warnings]).toEqual([[], [refused('https://example.org')]])
    expect(await frame.locator('input').inputValue()).toBe('1')
    const { frame: own } = await host('?autoplay=0&t=1')
    await own.evaluate(() => window.postMessage({ nnanim: 'seek', time: 2.5 }, '*'))
    await settle(own)
    expect(await own.locator('input').inputValue()).toBe('1')
  })
})

/** What a page says in the console that is not heard. */
const refused = (origin: string) =>
  `nnanim: the page around the figure is not heard and hears nothing: the figure's address says origin=${origin}`

describe('an origin that is none', () => {
  it.each(['data:x', 'null', 'x', ''])(
    'lets nobody in, and the figure plays all the same: %j',
    async origin => {
      const { heard, send, frame, errors, warnings } = await host(`?autoplay=0&t=1&origin=${origin}`)
      const slider = frame.locator('input')
      await expect.poll(() => slider.inputValue()).toBe('1')
      for (const time of [2.5, 3]) await send({ nnanim: 'seek', time })
      await frame.getByRole('button', { name: 'Play' }).click()
      await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(1)
      expect(Number(await slider.inputValue())).toBeLessThan(2.5)
      expect(await heard('ready')).toEqual([])
      expect(errors).toEqual([])
      expect(warnings).toEqual([refused(origin)])
    },
  )
})

describe('messages that mean nothing', () => {
  it('are passed over, also an odd chapter', async () => {
    const { page, heard, send, frame, errors } = await host('?autoplay=0&t=1.5')
    const odd: unknown[] = [
      ...['__proto__', 'constructor', 'toString', 'length', 'nowhere', '', ' ', '0', '-1', '9', '1.5'],
      ...[
        0,
        -1,
        9,
        1.5,
        1e300,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        null,
        true,
        [],
        ['1'],
        {},
        { toString: 1 },
      ],
    ]
    for (const chapter of odd) await send({ nnanim: 'seek', chapter })
    for (const message of [
      { nnanim: 'seek' },
      { nnanim: 'seek', time: '2' },
      { nnanim: { play: 1 } },
      { time: 2 },
    ])
      await send(message)
    await page.evaluate(() => {
      for (const message of [null, undefined, 'play', 1, []]) frames[0].postMessage(message, '*')
    })
    await settle(frame)
    expect(await frame.locator('input').inputValue()).toBe('1.5')
    expect(await heard('time')).toHaveLength(1)
    expect(errors).toEqual([])
    await send({ nnanim: 'seek', chapter: '1' })
    await expect.poll(() => frame.locator('input').inputValue()).toBe('0')
  })

  /** A page of http://host.test with a figure in a frame, and a script of its own. */
  const served = async (script: string, address = '') => {
    const opened = await openPage(blobs)
    const figure = readFileSync(blobs, 'utf8')
    const body = `<script>${script}</script><iframe width=500 height=600 src="figure${address}">`
    await opened.page.route('http://host.test/**', (route, request) =>
      route.fulfill({ contentType: 'text/html', body: request.url().includes('figure') ? figure : body }),
    )
    await opened.page.goto('http://host.test/')
    return { ...opened, slider: opened.page.frames()[1].locator('input') }
  }

  it('to the page around it that fail do not end the start', async () => {
    const { slider, errors, warnings } = await served('postMessage=()=>{throw new Error("deaf")}')
    await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(0.3)
    expect(errors).toEqual([])
    expect(warnings).toEqual(['nnanim: a message to the page around the figure failed: Error: deaf'])
  })

  it('are not those of the origin that an address names, by whatever address of it', async () => {
    const { page, slider, errors, warnings } = await served(
      'heard=[];onmessage=e=>heard.push(e.data.nnanim)',
      '?autoplay=0&t=1&origin=http://host.test:80/page',
    )
    await expect.poll(() => page.evaluate('heard.includes("ready")')).toBe(true)
    await page.evaluate(() => frames[0].postMessage({ nnanim: 'seek', time: 2.5 }, '*'))
    await expect.poll(() => slider.inputValue()).toBe('2.5')
    expect([errors, warnings]).toEqual([[], []])
  })
})

describe('two figures on a page', () => {
  it('are driven each for itself, and tell who they are by their windows', async () => {
    const file = join(dirname(circles), 'two.html')
    const frame = (page: string) =>
      `<iframe width=400 height=500 src="${basename(page)}?autoplay=0&t=1"></iframe>`
    writeFileSync(
      file,
      `<!doctype html><script>heard=[];onmessage=e=>heard.push([frames[0]===e.source?0:1,e.data.nnanim])</script>${frame(circles)}${frame(blobs)}`,
    )
    const { page, errors } = await openPage(file)
    const times = () => Promise.all([1, 2].map(i => page.frames()[i].locator('input').inputValue()))
    await expect.poll(times).toEqual(['1', '1'])
    await page.evaluate(() => frames[1].postMessage({ nnanim: 'seek', time: 2 }, '*'))
    await expect.poll(times).toEqual(['1', '2'])
    const ready = await page.evaluate(() =>
      (globalThis as never as { heard: [number, string][] }).heard.filter(([, kind]) => kind === 'ready'),
    )
    expect(ready.map(([who]) => who).sort()).toEqual([0, 1])
    expect(errors).toEqual([])
  })
})

describe('in a room of another size', () => {
  const story = madePage({ data: 'moons', scene: 'story', size: '1280x720' })
  const shape = (page: Page) =>
    page.locator('.stage').evaluate(stage => {
      const { clientWidth, clientHeight } = stage
      return clientHeight > 1.3 * clientWidth
        ? 'upright'
        : clientWidth > 1.3 * clientHeight
          ? 'wide'
          : 'square'
    })

  it('is laid out again without a reload, where it stood, turned as it was, with the point that was chosen', async () => {
    const { page, requests, errors } = await openStill(await story, '&t=13', {
      viewport: { width: 1280, height: 800 },
    })
    const { name } = await placeOfPoint(page)
    await press(page, 'Enter', 'Shift+ArrowRight', 'Shift+ArrowRight')
    expect(await shape(page)).toBe('wide')
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => shape(page)).toBe('upright')
    expect(await time(page)).toBe(13)
    expect(await page.locator('.facts b').textContent()).toBe(name)
    await expect.poll(() => page.locator('.facts').isVisible()).toBe(true)
    expect((await ringed(page)).length).toBeGreaterThan(5)
    const turned = await drawn(page)
    await press(page, '0')
    expect(await drawn(page)).not.toBe(turned)
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowRight')
    expect(await drawn(page)).toBe(turned)
    await page.setViewportSize({ width: 844, height: 390 })
    await expect.poll(() => shape(page)).toBe('wide')
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect
      .poll(() => page.locator('.stage').evaluate(e => e.clientWidth / e.clientHeight))
      .toBeCloseTo(16 / 9, 2)
    expect(requests).toHaveLength(1)
    expect(errors).toEqual([])
  })

  it('goes on playing', async () => {
    const { page } = await openPage(await story)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => shape(page)).toBe('upright')
    const before = await time(page)
    await expect.poll(() => time(page)).toBeGreaterThan(before)
    expect(await playing(page)).toBe(true)
  })

  it('is printed as its author made it', async () => {
    const { page } = await openStill(await story, '', { viewport: { width: 390, height: 844 } })
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => shape(page)).toBe('wide')
    await page.emulateMedia({ media: 'screen' })
    await expect.poll(() => shape(page)).toBe('upright')
  })

  it('follows its frame, not the window', async () => {
    const file = await story
    const outer = join(dirname(file), 'narrow.html')
    writeFileSync(
      outer,
      `<body style="margin:0"><iframe src="${basename(file)}" width="360" height="700"></iframe>`,
    )
    const { page } = await openPage(outer, { viewport: { width: 1280, height: 800 } })
    const stage = page.frameLocator('iframe').locator('.stage')
    await expect.poll(() => stage.evaluate(e => e.clientHeight > 1.3 * e.clientWidth)).toBe(true)
  })

  it('is scrolled through where several plots would be too small to read, with the controls in sight', async () => {
    const training = await madePage({ data: 'moons', scene: 'training' })
    const { page } = await openStill(training, '', { viewport: { width: 390, height: 844 } })
    const heights = await page.evaluate(() => [document.documentElement.scrollHeight, innerHeight])
    expect(heights[0]).toBeGreaterThan(heights[1])
    const { y, height } = (await page.locator('.controls').boundingBox())!
    expect(y + height).toBeLessThanOrEqual(844)
  })
})

describe('at any size', () => {
  it.each([
    [320, 568, 'upright'],
    [390, 844, 'upright'],
    [844, 390, 'wide'],
    [1280, 800, 'as its author made it'],
    [3840, 2160, 'as its author made it'],
  ])('%i px wide it fits, sharp, and does not shift', async (width, height, shape) => {
    const { page } = await openPage(circles, { address: '?autoplay=0', viewport: { width, height } })
    const fits = await page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
      return [scrollWidth <= clientWidth, scrollHeight <= clientHeight]
    })
    expect(fits).toEqual([true, true])
    const sharp = await page
      .locator('.stage canvas')
      .first()
      .evaluate(canvas => {
        const { width, clientWidth, clientHeight } = canvas as HTMLCanvasElement
        const lengthened = clientHeight - clientWidth
        const shape =
          Math.abs(lengthened) <= 1 ? 'as its author made it' : lengthened > 0 ? 'upright' : 'wide'
        return [width >= clientWidth, shape]
      })
    expect(sharp).toEqual([true, shape])
    await settle(page)
    const shift = await page.evaluate(() => {
      const observer = new PerformanceObserver(() => {})
      observer.observe({ type: 'layout-shift', buffered: true })
      return observer
        .takeRecords()
        .reduce((sum, entry) => sum + (entry as never as { value: number }).value, 0)
    })
    expect(shift).toBe(0)
    // Controls lie inside of the window, and none over another.
    const boxes = await page
      .locator('.row > *')
      .evaluateAll(all => all.map(e => e.getBoundingClientRect()).map(({ left, right }) => [left, right]))
    for (const [i, [left, right]] of boxes.entries()) {
      expect(right).toBeLessThanOrEqual(width)
      if (i > 0) expect(left).toBeGreaterThanOrEqual(boxes[i - 1][1] - 0.5)
    }
  })
})

describe('axe', () => {
  it.each(['light', 'dark'])('finds nothing serious in %s, with all opened', async theme => {
    const { page } = await openStill(circles, `&theme=${theme}`)
    expect(await seriousOn(page)).toEqual([])
    await page.locator('summary').click()
    await page.locator('.stage').focus()
    await press(page, 'Enter')
    expect(await seriousOn(page)).toEqual([])
    await press(page, '?')
    expect(await seriousOn(page)).toEqual([])
  })
})

describe('names of strangers', () => {
  it('are text wherever they appear', async () => {
    const file = join(dirname(circles), 'strange.csv')
    const bad = '<img src=x onerror=document.title=1>'
    const rows = Array.from(
      { length: 40 },
      (_, i) => `${Math.cos(i)},${Math.sin(i) + (i % 2)},${i % 2 ? bad : '</script>'}`,
    )
    writeFileSync(file, [`${bad},"b ""c"" & 'd'",kind`, ...rows].join('\n'))
    const { page, errors } = await openStill(await madePage({ data: file, title: bad }))
    await page.locator('summary').click()
    // Names as long as these do not fit, so that no pointer comes to the middle of a row.
    await page.locator('.sheet tbody tr').first().dispatchEvent('pointerenter')
    await settle(page)
    expect(await page.locator('.facts').textContent()).toContain(bad)
    expect(await page.locator('.sheet').textContent()).toContain(bad)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).toBe(bad)
    expect(errors).toEqual([])
  })
})
