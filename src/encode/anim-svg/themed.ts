import type { DotsShape, Shape } from '../../scene/shape.ts'
import { pairColors } from './color-value.ts'

/**
 * A function that gives the shapes of a picture with the colours of a dark one beside their own: both are one scene at one
 * moment in two themes. Pairs of shapes that rest are the same again.
 *
 * @throws Error where they do not correspond
 */
export function pairing(): (light: readonly Shape[], dark: readonly Shape[]) => Shape[] {
  const pairs = new WeakMap<Shape, { dark: Shape; pair: Shape }>()
  const pairShapes = (light: readonly Shape[], dark: readonly Shape[]): Shape[] => {
    if (light.length !== dark.length) throw new Error('a theme draws other shapes than another')
    return light.map((shape, i) => {
      const known = pairs.get(shape)
      if (known?.dark === dark[i]) return known.pair
      const pair = paired(shape, dark[i], pairShapes)
      pairs.set(shape, { dark: dark[i], pair })
      return pair
    })
  }
  return pairShapes
}

function paired(light: Shape, dark: Shape, pairShapes: ReturnType<typeof pairing>): Shape {
  if (light.kind === 'group' && dark.kind === 'group')
    return { ...light, children: pairShapes(light.children, dark.children) }
  if (light.kind === 'path' && dark.kind === 'path')
    return {
      ...light,
      ...(light.fill && { fill: pairColors(light.fill, dark.fill!) }),
      ...(light.stroke && { stroke: pairColors(light.stroke, dark.stroke!) }),
    }
  if (light.kind === 'text' && dark.kind === 'text')
    return {
      ...light,
      fill: pairColors(light.fill, dark.fill),
      ...(light.halo && { halo: { ...light.halo, color: pairColors(light.halo.color, dark.halo!.color) } }),
    }
  if (light.kind === 'dots' && dark.kind === 'dots') return pairedDots(light, dark)
  throw new Error('a theme draws other shapes than another')
}

function pairedDots(light: DotsShape, dark: DotsShape): DotsShape {
  const both = (a: readonly string[], b: readonly string[]) => a.map((color, k) => pairColors(color, b[k]))
  const { rim, ring } = light
  // A rim of the dot's own colour is none: where one of the two themes has one, it is there in both.
  const rims = (shape: DotsShape) => shape.rim?.colors ?? shape.colors
  const width = rim?.width ?? dark.rim?.width
  return {
    ...light,
    colors: both(light.colors, dark.colors),
    ...(width !== undefined && { rim: { colors: both(rims(light), rims(dark)), width } }),
    ...(ring && {
      ring: {
        ...ring,
        color: pairColors(ring.color, dark.ring!.color),
        ...(ring.gap && { gap: { ...ring.gap, color: pairColors(ring.gap.color, dark.ring!.gap!.color) } }),
      },
    }),
  }
}
