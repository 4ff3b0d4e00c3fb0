import fc from 'fast-check'
import { expect } from 'vitest'
import { figureJson } from '../../../src/encode/figure-json/figure-json.ts'
import { orDamaged, readFigureFile } from '../../../src/encode/figure-json/read-figure.ts'
import { pageFont } from '../../../src/encode/html/glyphs.ts'
import { languageOf } from '../../../src/language/languages.ts'
import { WorkError } from '../../../src/options/error.ts'
import { tools } from '../../../src/render/tools.ts'
import { figureScene } from '../../../src/scene/scenes/figure-scene.ts'
import { scenesOf } from '../../../src/scene/scenes/registry.ts'
import { sequence } from '../../../src/scene/scenes/sequence.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { filmOf, frameOf } from '../frames.ts'
import { figureOf } from '../html/make-page.ts'

async function textOf(options: object): Promise<string> {
  const { input, scene, alt, recipe } = await figureOf({ restarts: 1, theme: 'auto', ...options })
  const { width, height } = scene
  const made = { width, height, alt, figure: input, font: scene.font?.files, recipe: JSON.stringify(recipe) }
  const bytes = await figureJson.write(filmOf([frameOf(1, 1, () => 0)], made), scene, tools)
  return new TextDecoder().decode(bytes)
}

/** Files of figures of several kinds. */
export const texts = await Promise.all([
  textOf({ data: 'y > x', samples: 30, hidden: 2 }),
  textOf({ data: 'circles', samples: 30, hidden: 3, scene: 'orbit' }),
  textOf({ data: 'moons', samples: 30, hidden: '2,2', scene: 'training' }),
  textOf({ data: 'y = sin(3*x)', samples: 20, hidden: 2 }),
  textOf({ data: 'xor', samples: 30, hidden: '1..2' }),
])

/** The scene of a figure.json, as the player builds it. */
export function sceneOf(text: string) {
  const { spec, networks, glyphs, own } = readFigureFile(text).figure
  const font = own ? pageFont(glyphs) : undefined
  return figureScene(spec, networks, scenesOf(spec), languageOf(spec), font, sequence)
}

function shapesIn(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + (shape.kind === 'group' ? shapesIn(shape.children) : 1), 0)
}

/** The shapes that a figure.json has at five moments; null where it is refused. */
export function drawn(text: string): number | null {
  try {
    return orDamaged(() => {
      const scene = sceneOf(text)
      const moments = ['poster', 'end', ...[0, 0.3, 0.8].map(share => share * scene.duration)] as const
      return moments.reduce<number>((sum, moment) => sum + shapesIn(scene.at(moment)), 0)
    })
  } catch (error) {
    expect(error).toBeInstanceOf(WorkError)
    expect((error as Error).message).toMatch(/^the figure is damaged: |^the figure needs player|^this is no/)
    return null
  }
}

type Tree = Record<string, unknown>

/** Every place of a tree: what holds it, and its key. */
export function places(tree: unknown): [holder: Tree, key: string][] {
  if (typeof tree !== 'object' || tree === null) return []
  return Object.keys(tree).flatMap(
    key => [[tree as Tree, key], ...places((tree as Tree)[key])] as [Tree, string][],
  )
}

const values = [
  ...[null, true, 0, -1, 1, 3, 0.5, 1e-9, 1e9, 1e300, 5e-324, 2 ** 31, 65_536],
  ...['', 'x', 'l0 1x', '__proto__', 'constructor', '@Infinity', '@NaN', '@#0', '@#99', [], {}, [[]], [0]],
]

const damages = fc.array(fc.record({ at: fc.nat(), value: fc.constantFrom(...values) }), {
  minLength: 1,
  maxLength: 3,
})

/** Fails unless files, and so many of them with damages, draw or are refused, and take no more steps than others. */
export function expectNoMore(numRuns: number): void {
  for (const text of texts) expect(drawn(text)).toBeLessThan(1000)
  fc.assert(
    fc.property(fc.nat(texts.length - 1), damages, (which, damages) => {
      const file = JSON.parse(texts[which])
      const { spec, networks } = file.figure.data
      const all = places({ spec, networks })
      for (const { at, value } of damages) {
        const [holder, key] = all[at % all.length]
        holder[key] = value
      }
      const count = drawn(JSON.stringify(file))
      if (count !== null) expect(count).toBeLessThan(20_000)
    }),
    { numRuns, seed: 34 },
  )
}
