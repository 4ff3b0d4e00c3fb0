import type { Shape } from '../scene/shape.ts'

/**
 * True for a shape that has to fade as one layer, because parts of it lie over each other: faded one by one, the lower
 * would show through the upper.
 */
export function paintsOverItself(shape: Shape): boolean {
  switch (shape.kind) {
    case 'path':
      return shape.fill !== undefined && shape.stroke !== undefined
    case 'dots':
      return shape.centres.length > 2 || shape.ring !== undefined || shape.rim !== undefined
    case 'image':
      return false
    case 'text':
      return shape.halo !== undefined
    case 'group':
      return shape.children.length > 1
  }
}
