import { describe, expect, it } from 'vitest'
import { animSvg } from '../../../src/encode/anim-svg/anim-svg.ts'
import { movingSvg } from '../../../src/encode/anim-svg/picture.ts'
import { formatOfContent } from '../../../src/encode/formats.ts'
import { readRecipe } from '../../../src/encode/recipe.ts'
import { svg } from '../../../src/encode/svg/svg.ts'
import type { Moment } from '../../../src/scene/scene.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { testFont } from '../../scene/own-font.ts'
import { clusterTable, make } from '../../scene/stage.ts'
import { animationOf, fileOf, recipe } from './animation.ts'

const short = { data: 'blobs', samples: 30, duration: 2, restarts: 1 }
/** A training of which only the layers count. */
const brief = { maxIter: 5, restarts: 1 }
const ofShort = await fileOf(animationOf(short))

describe('the format anim.svg', () => {
  it('is known by its content, whole, and carries its recipe', async () => {
    const bytes = new TextEncoder().encode(ofShort)
    expect(formatOfContent(bytes)).toBe(animSvg)
    expect(animSvg.metadata!.isWhole(bytes, bytes.length)).toBe(true)
    expect(animSvg.metadata!.isWhole(bytes.subarray(0, -20), bytes.length)).toBe(false)
    expect(readRecipe(bytes)).toEqual(JSON.parse(recipe))
  })

  it.each<[object, string]>([
    [{ data: 'circles', samples: 40 }, 'hidden layers of two units stay'],
    [{ data: 'xor', hidden: 2, scene: 'data,surface', samples: 40 }, 'another scene stays'],
    [{ data: 't.csv', hidden: 2 }, '--reduce 2 stays'],
    [{ data: 't.csv', hidden: 3 }, '--reduce 2 with hidden layers of two units stays'],
    [{ data: 'circles', samples: 40, scene: 'orbit' }, 'another scene stays'],
  ])('says what would stay in the plane, and is not asked for already: %j', async (options, way) => {
    const file = fileOf(
      animationOf(
        { ...options, ...brief },
        {},
        'data' in options && options.data === 't.csv' ? clusterTable(3, ['a', 'b']) : undefined,
      ),
    )
    await expect(file).rejects.toThrow(/in space.*gif, mp4, webm and html/)
    await expect(file).rejects.toThrow(`show it; ${way} in the plane`)
  })

  it('shows the poster as its still', async () => {
    const still = (text: string) => text.slice(text.indexOf('display="none"'))
    const other = await fileOf(animationOf(short, { poster: 0 }))
    expect(still(ofShort)).not.toContain('No straight line')
    expect(still(other)).toContain('No straight line')
    expect(ofShort.slice(0, ofShort.indexOf('display="none"'))).toContain('No straight line')
  })

  it('has the outlines of a font of its own, in both themes, as large as they are at each moment', async () => {
    const made = make({ data: 'blobs', samples: 20, scene: 'data', duration: 2 })
    const font = await testFont('blocks.ttf')
    const scenes = (['light', 'dark'] as const).map(theme => {
      const spec = { ...made.spec, theme }
      return buildScene(spec, made.dataset, made.network, undefined, font)
    })
    const text = movingSvg(scenes[0], {
      loop: 'once',
      still: 'poster',
      dark: scenes[1],
      alt: '',
      recipe: '{}',
    })
    expect(text).not.toMatch(/<text|font-family|#[0-9a-f]{6}\//)
    expect(text).toMatch(/<g transform="scale\(10\)"><g class="\w+l">.*?<g class="\w+k" display="none">/)
    const growing: Shape = { kind: 'text', x: 10, y: 20, text: 'A', size: 10, fill: '#000000' }
    const scene = {
      ...scenes[0],
      duration: 1,
      chapters: [],
      at: (time: Moment) => [{ ...growing, size: 10 + 10 * Number(time) }],
    }
    expect(movingSvg(scene, { loop: 'once', still: 0, alt: '', recipe: '{}' })).toMatch(
      /type="scale"[^>]*values="10;20"/,
    )
  })

  it('has both themes where its theme is that of the page', async () => {
    const small = { ...short, scene: 'data', duration: 1 }
    const [text, light] = [
      await fileOf(animationOf(small, { theme: 'auto' })),
      await fileOf(animationOf(small)),
    ]
    expect(text).toContain('@media screen and (prefers-color-scheme:dark){')
    expect(text).toMatch(/<rect width="6000" height="6000" fill="#ffffff" class="\w+"\/>/)
    expect(text).not.toMatch(/#[0-9a-f]{6}\//)
    expect(light).not.toContain('prefers-color-scheme')
    expect(text.length).toBeLessThan(1.2 * light.length)
  })
})

describe('an SVG of a theme that is that of the page', () => {
  it('has light colours, and rules with the dark ones', async () => {
    const animation = animationOf({ data: 'blobs', samples: 40 }, { theme: 'auto', at: 0 })
    const encode = svg.encoder(animation, null)
    const text = await encode({ first: 0, frames: [] })
    expect(text).toMatch(/<rect width="600" height="600" fill="#ffffff" class="nnanim-\w+-c0"\/>/)
    expect(text).not.toMatch(/#[0-9a-f]{6}\//)
    const rules = /@media screen and \(prefers-color-scheme:dark\)\{(.*?)\}<\/style>/.exec(text)![1]
    const named = new Set([...text.matchAll(/class="([^"]*)"/g)].flatMap(match => match[1].split(' ')))
    expect(new Set([...rules.matchAll(/\.([\w-]+)\{/g)].map(match => match[1]))).toEqual(named)
    expect(named.size).toBeGreaterThan(5)
  })
})
