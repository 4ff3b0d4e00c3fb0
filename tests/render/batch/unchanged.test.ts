import { appendFile, mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { catalog } from '../../../src/encode/catalog.ts'
import { isWhole } from '../../../src/encode/metadata.ts'
import { isPng, withTexts } from '../../../src/encode/png/metadata.ts'
import { recipe } from '../../../src/encode/recipe.ts'
import { readBatchWith } from '../../../src/options/batch.ts'
import { readArtifact } from '../../../src/render/artifact.ts'
import { planBatch } from '../../../src/render/batch/plan.ts'
import { render } from '../../../src/render/render.ts'
import { freshFolder } from '../files.ts'

const folder = freshFolder()
const kinds = ['gif', 'png', 'svg', 'pdf', 'mp4', 'webm', 'html', 'figure.json']
const small = { data: 'blobs', scene: 'data', size: 100, fps: 5, duration: 1, samples: 20 }

/** Makes the outputs of a small figure, and tells what a batch says of it. */
async function made(...outputs: string[]): Promise<() => Promise<string | null>> {
  const text = JSON.stringify({
    figures: [{ ...small, output: outputs }],
  })
  const { figures } = readBatchWith(catalog, text, { file: 'b.json', runOptions: [] })
  const batch = { path: folder.path('b.json'), figures }
  const plan = () => planBatch([batch], {})
  const [{ item }] = (await plan()) as [Awaited<ReturnType<typeof plan>>[0]]
  await render(item.spec, { output: item.outputs.map(({ file }) => file) })
  return async () => (await plan())[0].why
}

/** The size of a file. */
const sizeOf = async (file: string) => (await readFile(file)).length

describe('a file that a batch made', () => {
  it.each(kinds)('is unchanged while it is whole, and made again when it is cut: %s', async kind => {
    const why = await made(`a.${kind}`)
    expect(await why()).toBeNull()
    const file = folder.path(`a.${kind}`)
    await truncate(file, Math.floor(0.7 * (await sizeOf(file))))
    expect(await why()).toMatch(/^\S+ (is cut off|has no recipe)$/)
  })

  it.each(kinds)('is whole only with its last byte: %s', async kind => {
    await made(`a.${kind}`)
    const bytes = await readFile(folder.path(`a.${kind}`))
    // A line break at the end of a text says nothing.
    const end = ['svg', 'pdf', 'html', 'figure.json'].includes(kind) ? bytes.length - 1 : bytes.length
    expect(isWhole(bytes)).toBe(true)
    for (let length = 0; length < end; length += length < end - 40 ? Math.ceil(end / 300) : 1)
      expect(isWhole(bytes.subarray(0, length))).toBe(false)
    expect(isWhole(Buffer.concat([bytes, Buffer.from([7])]))).toBe(false)
  })

  it('is made again where another program wrote after its end', async () => {
    const why = await made('a.gif')
    await appendFile(folder.path('a.gif'), 'more')
    expect(await why()).toMatch(/ is cut off$/)
  })
})

describe('a folder of frames that a batch made', () => {
  const frame = (number: number) => folder.path(`frames/frame-000${number}.png`)

  it('is made again where a frame is cut anywhere, or emptied', async () => {
    const why = await made('frames/')
    expect(await why()).toBeNull()
    for (const [number, share, reason] of [
      [1, 0.7, 'has a frame that is cut off'],
      [3, 0.99, 'has a frame that is cut off'],
      [5, 0.7, 'has a frame that is cut off'],
      [1, 0, 'has frames without a recipe'],
      [2, 0, 'has frames of two runs'],
      [4, 0.01, 'has frames of two runs'],
    ] as const) {
      const bytes = await readFile(frame(number))
      await truncate(frame(number), Math.floor(share * bytes.length))
      // Nothing stands in its way either.
      expect(await why()).toMatch(new RegExp(` ${reason}$`))
      await writeFile(frame(number), bytes)
    }
    expect(await why()).toBeNull()
  })

  it('is unchanged and may be replaced whatever the size of its recipe', async () => {
    const why = await made('frames/')
    const { parts, recipe: own } = await readArtifact(folder.path('frames'))
    for (const length of [20_000, 70_000, 300_000]) {
      for (const part of parts) {
        const bytes = await readFile(part)
        // A text before the recipe moves it as a long recipe does.
        await writeFile(part, withTexts(bytes, { Description: 'x'.repeat(length) }))
        expect(isPng(await readFile(part))).toBe(true)
      }
      expect(await why()).toBeNull()
    }
    // A wrong version has it made again: the folder is looked at, and taken.
    for (const part of parts) {
      const bytes = (await readFile(part)).toString('latin1')
      const text = recipe(own)
      await writeFile(part, bytes.replace(text, text.replace(/"nnanim":"\d/, '"nnanim":"9')), 'latin1')
    }
    expect(await why()).toMatch(/^made by version 9/)
  })

  it('is made again while frames are still to be put in place there', async () => {
    const why = await made('frames/')
    await mkdir(folder.path('frames/nnanim.commit'))
    expect(await why()).toMatch(/ has not all frames yet$/)
  })
})
