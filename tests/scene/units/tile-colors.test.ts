import { describe, expect, it } from 'vitest'
import { LEVELS } from '../../../src/scene/model/unit-maps.ts'
import { luminance } from '../../../src/scene/style/color.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { inputColors, unitColors } from '../../../src/scene/units/tile-colors.ts'
import { deficiencies, difference, lab, linear, oklab, seenWith } from '../style/vision.ts'

const apart = (first: string, second: string) => {
  const [p, q] = [first, second].map(color => oklab(linear(color)))
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b)
}

describe.each(Object.entries(themes))('the levels of a unit in the theme %s', (name, theme) => {
  const colors = unitColors(theme)

  it('grow evenly from the background, in any colour vision and in grey', () => {
    expect(colors).toHaveLength(LEVELS)
    const light = colors.map(luminance)
    const sign = Math.sign(light[1] - light[0])
    light.slice(1).forEach((value, i) => {
      expect(sign * (value - light[i])).toBeGreaterThan(0)
    })
    for (const matrix of Object.values(deficiencies))
      colors.slice(1).forEach((color, i) => {
        const [a, b] = [colors[i], color].map(one => lab(seenWith(matrix, linear(one))))
        expect(difference(a, b)).toBeGreaterThan(3)
      })
  })

  it('are none of the colours of the first classes, nor of their tints where these are strong', () => {
    // On paper classes differ in shape.
    if (theme.markers) return
    for (const color of [...colors.slice(2), ...inputColors(theme).slice(2)])
      for (const own of theme.classes.slice(0, 4))
        expect(apart(color, own), `${name} ${color} ${own}`).toBeGreaterThan(0.07)
  })
})
