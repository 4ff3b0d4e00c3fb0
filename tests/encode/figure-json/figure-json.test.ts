import { describe, expect, it } from 'vitest'
import { figureJson } from '../../../src/encode/figure-json/figure-json.ts'
import { readFigureFile } from '../../../src/encode/figure-json/read-figure.ts'
import { formatOf, formatOfContent } from '../../../src/encode/formats.ts'
import { isWhole } from '../../../src/encode/metadata.ts'
import { readRecipe } from '../../../src/encode/recipe.ts'
import { tools } from '../../../src/render/tools.ts'
import { filmOf, frameOf } from '../frames.ts'
import { figureOf } from '../html/make-page.ts'

const figure = await figureOf({ data: 'y > x', samples: 40, hidden: 2, theme: 'auto' })
const { input, scene, alt, recipe } = figure
const animation = filmOf([frameOf(1, 1, () => 0)], {
  ...{ width: scene.width, height: scene.height, alt, figure: input, recipe: JSON.stringify(recipe) },
})
const bytes = await figureJson.write(animation, scene, tools)
const text = new TextDecoder().decode(bytes)

describe('a figure.json', () => {
  it('is JSON in ASCII that may stand in a script, with its head first', () => {
    expect(text).toMatch(/^\{"format":"nnanim-figure","player":1,"nnanim":"\d/)
    expect(text).toMatch(/^[\n -;=-~]*$/)
    expect(Object.keys(JSON.parse(text))).toEqual(
      'format player nnanim title alt width height recipe figure'.split(' '),
    )
  })

  it('is known by its content, whole, and carries its recipe', () => {
    expect(formatOfContent(bytes)).toBe(figureJson)
    expect(isWhole(bytes)).toBe(true)
    for (const end of [70, 3000, bytes.length - 3]) expect(isWhole(bytes.subarray(0, end))).toBe(false)
    expect(readRecipe(bytes)).toEqual(JSON.parse(JSON.stringify(recipe)))
    expect(() => readRecipe(bytes.subarray(0, 3000))).toThrow('the figure.json is damaged')
  })

  it('is named by the longer ending; one of plain .json is refused', () => {
    expect(formatOf('a.b.FIGURE.json')).toBe(figureJson)
    expect(() => formatOf('a.b.json')).toThrow('Did you mean "a.b.figure.json"?')
  })

  it('is read as it was written', () => {
    const file = readFigureFile(text)
    expect(file).toMatchObject({ title: scene.title, alt, width: 600, height: 600, player: 1 })
    expect(file.figure.spec).toEqual(input.spec)
    expect(file.figure.command).toContain('.figure.json')
    const [{ model }] = file.figure.networks
    expect(model.network).toEqual(input.parts[0].network)
  })
})
