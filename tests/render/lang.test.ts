import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readSpec } from '../../src/encode/read-spec.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const small = { data: 'blobs', scene: 'data', samples: 20, restarts: 1, size: 200, fps: 5, duration: 1 }

it.each([
  ['svg', /^<svg [^>]*xml:lang="en"/],
  ['anim.svg', /^<svg [^>]*xml:lang="en"/],
  ['pdf', /\/Lang \(en\)/],
  ['html', /<html lang="en">/],
])('a file .%s says the language of its texts', async (ending, said) => {
  const output = folder.path(`blobs.${ending}`)
  await render(readSpec(small), { output })
  expect(await readFile(output, 'latin1')).toMatch(said)
})

it('a language that is not there is an error that names those that are', () => {
  expect(() => readSpec({ data: 'blobs', lang: 'xx' })).toThrow(/lang: got "xx", expected .*en/)
})
