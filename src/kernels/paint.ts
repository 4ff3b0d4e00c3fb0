import { edge } from './coverage'
import { distinctPoints, pointX, pointY } from './points'
import { outline } from './stroke'

export { fill, setSize } from './coverage'
export { fillDisc } from './disc'
export {
  clear,
  copyAll,
  fillAll,
  maskBy,
  openSheet,
  paintOver,
  pixelsOf,
  restore,
  takePicture,
  touch,
} from './pictures'
export { pointsFor, scalePoints } from './points'

/** Gives the edges of a polygon of that many points. */
export function enclose(count: i32): void {
  for (let i = 1; i < count; i++) edge(pointX(i - 1), pointY(i - 1), pointX(i), pointY(i))
  if (count > 0) edge(pointX(count - 1), pointY(count - 1), pointX(0), pointY(0))
}

/** Gives the outline of a line of that many points, `half` pixels to either side, with round or flat ends. */
export function stroke(count: i32, closed: bool, half: f64, round: bool): void {
  outline(distinctPoints(count, closed), closed, half, round)
}
