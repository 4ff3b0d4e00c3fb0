import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { others } from '../property/key-walk.ts'
import { inMemory } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()

const few = { data: 'moons', scene: 'data', samples: 20, maxIter: 5, restarts: 1 }
const small = { ...few, size: 240, fps: 4, duration: 1, rasterizer }

/** The bytes of a file without its recipe. */
const bytesOf = async (name: string, keys: object) =>
  (await inMemory(readSpecObject({ ...small, ...keys }), name, () => '{"nnanim":"","spec":{}}')).file

/** A value of each key for a file that has it, other than its default, beside others that it needs. */
const tried: Record<string, { file: string; value: unknown; beside?: object }> = {
  layout: { file: 'a.svg', value: 'column', beside: { scene: 'data,boundary', size: 500 } },
  sequence: { file: 'a.gif', value: 'data,boundary', beside: { scene: null } },
  fps: { file: 'a.gif', value: 3 },
  loop: { file: 'a.gif', value: 2 },
  at: { file: 'a.svg', value: 0 },
  poster: { file: 'a.gif', value: '50%' },
  colors: { file: 'a.gif', value: 8 },
  density: { file: 'a.png', value: 2 },
  maxSize: { file: 'a.gif', value: 4000 },
  for: { file: 'a.png', value: 'slides', beside: { size: null } },
  alt: { file: 'a.svg', value: 'Another text' },
  fontSize: { file: 'a.svg', value: '6pt', beside: { size: '85mm' } },
}

/** Those that are tried elsewhere. */
const elsewhere = {
  lang: 'the words of all texts: tests/language/languages.test.ts',
  quality: 'of a video: tests/render/video.test.ts',
  rasterizer: 'another way to the same picture, which the recipe names',
}

it('all keys of files are tried', () => {
  const keys = [...Object.keys(tried), ...Object.keys(elsewhere)]
  expect(keys.toSorted()).toEqual(others.files.toSorted())
})

/** The bytes of files that have no key of their own, by their names and the keys beside it. */
const plain = new Map<string, Promise<Buffer>>()

/** The bytes of a file without a key, made once. */
function plainBytes(file: string, beside: object = {}): Promise<Buffer> {
  const name = JSON.stringify([file, beside])
  if (!plain.has(name)) plain.set(name, bytesOf(file, beside))
  return plain.get(name)!
}

describe('a key of files that is taken changes bytes beside the recipe', () => {
  it.each(Object.entries(tried))('%s', async (key, { file, value, beside }) => {
    const changed = await bytesOf(file, { ...beside, [key]: value })
    expect(changed.equals(await plainBytes(file, beside))).toBe(false)
  })
})
