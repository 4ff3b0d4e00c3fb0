import type { Font } from '../font.ts'
import type { Shape } from '../shape.ts'
import { type Box, textBox } from './give-way.ts'

/** The box around shapes in pixels; what is clipped reaches as far as its clip, and what cannot be seen nowhere. */
export function extent(shapes: readonly Shape[], font?: Font): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  const add = ([left, top, right, bottom]: Box) => {
    box[0] = Math.min(box[0], left)
    box[1] = Math.min(box[1], top)
    box[2] = Math.max(box[2], right)
    box[3] = Math.max(box[3], bottom)
  }
  const addPlaces = (places: ArrayLike<number>, reach: number) => {
    for (let i = 0; i < places.length; i += 2)
      add([places[i] - reach, places[i + 1] - reach, places[i] + reach, places[i + 1] + reach])
  }
  for (const shape of shapes) {
    if (shape.opacity === 0) continue
    if (shape.kind === 'text') add(textBox(shape, font))
    else if (shape.kind === 'path')
      for (const line of shape.lines) addPlaces(line, shape.stroke ? (shape.width ?? 1) / 2 : 0)
    else if (shape.kind === 'dots') {
      const { radius } = shape
      addPlaces(shape.centres, typeof radius === 'number' ? radius : Math.max(0, ...Array.from(radius)))
    } else if (shape.kind === 'image') add([shape.x, shape.y, shape.x + shape.width, shape.y + shape.height])
    else if (shape.clip === undefined) add(extent(shape.children, font))
    else if ('polygon' in shape.clip) addPlaces(shape.clip.polygon, 0)
    else {
      const [x, y, width, height] = shape.clip.rectangle
      add([x, y, x + width, y + height])
    }
  }
  return box
}
