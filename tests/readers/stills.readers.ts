import { readFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './browser.ts'
import { bytesOf, meanDifference, run, workplace } from './run.ts'

const { path, nnanim } = workplace()
const title = `Übung <b>&"' h₁ ½ – ${'→'}`
/** Figures in space, with layers that fade, in the plane without a background, and of many moments. */
const figures = {
  space: 'circles --at 45%',
  bare: 'xor --transparent --markers',
  strip: 'blobs --film 4 --size 300x300',
}

beforeAll(() => {
  for (const [name, words] of Object.entries(figures))
    nnanim(`${words} -o ${name}.png -o ${name}.svg -o ${name}.pdf`)
  nnanim('xor --theme auto --title Übung_<b>&"h₁½</b> -o both.anim.svg')
}, 120_000)

const rgb = (file: Buffer | string) => {
  const { data, channels } = decode(typeof file === 'string' ? readFileSync(file) : file)
  // On white, as a page shows it.
  const alphas = channels === 4
  return Array.from({ length: (data.length / channels) * 3 }, (_, i) => {
    const at = Math.floor(i / 3) * channels
    const alpha = alphas ? data[at + 3] / 255 : 1
    return data[at + (i % 3)] * alpha + 255 * (1 - alpha)
  })
}

/** Means of 2 × 2 pixels: poppler fills other parts of a pixel at the edges of text and lines than cairo does. */
const halved = (file: Buffer | string, moved = 0) => {
  const { width, height } = decode(typeof file === 'string' ? readFileSync(file) : file)
  const all = rgb(file)
  // The picture, or the same moved to the left and up.
  const values = all.slice(moved * (width + 1) * 3)
  const means: number[] = []
  for (let y = 0; y + 2 < height; y += 2)
    for (let x = 0; x + 1 < width; x += 2)
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 3 + channel
        const below = at + width * 3
        means.push((values[at] + values[at + 3] + values[below] + values[below + 3]) / 4)
      }
  return means
}

describe.each(Object.keys(figures))('%s', name => {
  it('as SVG is well-formed, and the same picture in a browser', async () => {
    run('xmllint', ['--noout', path(`${name}.svg`)])
    const seen = await inBrowser<number[]>(
      `
      const image = new Image()
      image.src = '/${name}.svg'
      await image.decode()
      const context = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d')
      context.fillStyle = '#ffffff'
      context.fillRect(0, 0, image.naturalWidth, image.naturalHeight)
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.naturalWidth, image.naturalHeight)
      return [...data].filter((_, i) => i % 4 < 3)`,
      { [`${name}.svg`]: readFileSync(path(`${name}.svg`)) },
    )
    expect(meanDifference(seen, rgb(path(`${name}.png`)))).toBeLessThan(1.8)
  })

  it('as PDF is the same picture, and its text is text in an embedded font', () => {
    const png = bytesOf('pdftoppm', ['-r', '96', '-png', path(`${name}.pdf`)])
    // Text at small sizes gives up to 0.43 of what the picture gives when it is moved by a pixel.
    const own = halved(path(`${name}.png`))
    const moved = meanDifference(halved(path(`${name}.png`), 1), own)
    expect(meanDifference(halved(png), own)).toBeLessThan(moved / 2)
    expect(run('pdftotext', [path(`${name}.pdf`), '-'])).toMatch(/hidden units?|hidden/i)
    const fonts = run('pdffonts', [path(`${name}.pdf`)])
      .split('\n')
      .slice(2, -1)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/Inter.* CID TrueType +Identity-H +yes yes yes/)
  })
})

it('an SVG that moves, in two themes, is well-formed', () => {
  run('xmllint', ['--noout', path('both.anim.svg')])
})

describe('a title with letters that a file could trip over', () => {
  it('is the same text in SVG and PDF', () => {
    const script = `
      const { readSpec, render } = await import(${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)})
      const output = ${JSON.stringify([path('title.svg'), path('title.pdf')])}
      await render(readSpec({ data: 'blobs', title: ${JSON.stringify(title)} }), { output })`
    run(process.execPath, ['--input-type=module', '--eval', script])
    const titles = run('xmllint', ['--xpath', '//*[local-name()="text"]/text()', path('title.svg')])
    expect(titles.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toContain(title)
    expect(run('pdftotext', [path('title.pdf'), '-'])).toContain(title)
  })
})
