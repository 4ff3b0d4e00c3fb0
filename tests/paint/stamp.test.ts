import { expect, it } from 'vitest'
import { cropped } from '../../src/paint/text.ts'

it('a stamp is no larger than what is seen of its pixels, empty rows above and below', () => {
  const [width, height] = [5, 6]
  const data = new Uint32Array(width * height)
  data[2 * width + 1] = 7
  data[3 * width + 3] = 9
  const stamp = cropped(data, width, height)
  expect(stamp).toEqual({ x: 1, y: 2, width: 3, height: 2, pixels: Uint32Array.of(7, 0, 0, 0, 0, 9) })
  expect(cropped(new Uint32Array(4), 2, 2)).toMatchObject({ x: 0, y: 0, width: 0, height: 0 })
})
