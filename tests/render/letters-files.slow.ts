import { readFile, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../src/encode/catalog.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import { letterFonts } from '../../src/language/letters.ts'
import { readBatchWith } from '../../src/options/batch.ts'
import { planBatch } from '../../src/render/batch/plan.ts'
import { render } from '../../src/render/render.ts'
import { verify } from '../../src/render/verify.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const figure = {
  data: 'blobs',
  scene: 'data',
  lang: 'de',
  ...{ samples: 20, restarts: 1, size: 200, fps: 5, duration: 1, title: '层“弯曲”——200 个点', alt: 'x' },
}

// German with the letters of Chinese, so that the files of a language can be made before its messages are.
beforeAll(() => {
  Object.assign(letterFonts, { de: letterFonts.zh })
})
afterAll(() => {
  delete (letterFonts as Record<string, unknown>).de
})

/** Makes a file, and writes another version of the package into its recipe. */
async function madeBefore(name: string): Promise<string> {
  const file = folder.path(name)
  await render(readSpec(figure), { output: file })
  const bytes = await readFile(file, 'latin1')
  const old = bytes.replace(/(noto-sans-sc 5\.\d+\.)\d/, '$1x')
  expect(old).not.toBe(bytes)
  await writeFile(file, old, 'latin1')
  return file
}

describe('a file with letters of a package', () => {
  it.each(['a.svg', 'a.png', 'a.pdf', 'a.gif'])('is made again byte by byte: %s', async name => {
    const file = folder.path(name)
    await render(readSpec(figure), { output: file })
    expect(await verify(file)).toMatchObject({ matches: true, compared: 'bytes', problem: null })
    expect(await readFile(file, 'latin1')).toMatch(/@fontsource-variable\/noto-sans-sc 5\.\d+\.\d+/)
  })

  it('of another version is compared by what it shows', async () => {
    expect(await verify(await madeBefore('b.gif'))).toMatchObject({ matches: true, compared: 'pictures' })
    expect(await verify(await madeBefore('b.svg'))).toMatchObject({ matches: true, compared: 'bytes' })
  })

  it('is left by a batch, and made again where the package is another version', async () => {
    const text = JSON.stringify({ figures: [{ ...figure, output: 'c.png' }] })
    const { figures } = readBatchWith(catalog, text, { file: 'b.json', runOptions: [] })
    const whyNow = async () => (await planBatch([{ path: folder.path('b.json'), figures }], {}))[0].why
    await render(readSpec(figure), { output: folder.path('c.png') })
    expect(await whyNow()).toBeNull()
    await madeBefore('c.png')
    expect(await whyNow()).toMatch(/^drawn with the letters of @fontsource-variable\/noto-sans-sc 5\.\d+\.x$/)
  })
})
