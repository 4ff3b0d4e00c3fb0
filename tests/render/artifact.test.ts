import { expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { Recipe } from '../../src/encode/recipe.ts'
import { type Artifact, notesOn, rasterizerIn, specIn } from '../../src/render/artifact.ts'

/** An artifact with a recipe that names a rasterizer, in its spec and as what drew it. */
function artifactBy(named: string, rasterizer: string): Artifact {
  const spec = { ...readSpecObject({ data: 'blobs' }), rasterizer: named } as Recipe['spec']
  const recipe = { nnanim: '0.2.0', rasterizer, spec }
  return { file: 'a.gif', isFolder: false, parts: ['a.gif'], bytes: new Uint8Array(), recipe }
}

it.each([
  ['canvas', 'canvas 3.2.3', 'auto', 'canvas'],
  ['napi', 'napi 1.1.1', 'outlines', 'outlines'],
])(
  'a recipe up to 0.2.0 whose letters %s drew is read as what draws alike today, with a note',
  (named, title, now, first) => {
    const artifact = artifactBy(named, title)
    expect(specIn(artifact)).toMatchObject({ rasterizer: now })
    expect(notesOn(artifact)).toEqual([`a.gif: rasterizer ${named} of nnanim 0.2.0 is read as ${now}`])
    expect(rasterizerIn(artifact)).toBe(first)
  },
)

it.each([
  ['auto', 'canvas 3.2.3', 'canvas'],
  ['auto', 'napi 1.1.1', 'outlines'],
  ['canvas', 'canvas 3.2.3 alone', 'canvas'],
  ['outlines', 'outlines 0.3.0', 'outlines'],
  ['auto', 'no rasterizer', undefined],
  ['auto', 'a word \u202e', undefined],
])('a recipe of %s, drawn by %s, is read as it stands', (named, title, first) => {
  const artifact = artifactBy(named, title)
  expect(specIn(artifact)).toMatchObject({ rasterizer: named })
  expect(notesOn(artifact)).toEqual([])
  expect(rasterizerIn(artifact)).toBe(first)
})
