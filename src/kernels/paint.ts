import { edge, fill, setSize } from './coverage'
import { fillDisc } from './disc'
import {
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
import { distinctPoints, pointsFor, pointX, pointY, scalePoints } from './points'
import { outline } from './stroke'

export {
  clear,
  copyAll,
  fill,
  fillAll,
  fillDisc,
  maskBy,
  openSheet,
  paintOver,
  pixelsOf,
  pointsFor,
  restore,
  scalePoints,
  setSize,
  takePicture,
  touch,
}

/** Gives the edges of a polygon of that many points. */
export function enclose(count: i32): void {
  for (let i = 1; i < count; i++) edge(pointX(i - 1), pointY(i - 1), pointX(i), pointY(i))
  if (count > 0) edge(pointX(count - 1), pointY(count - 1), pointX(0), pointY(0))
}

/** Gives the outline of a line of that many points, `half` pixels to either side, with round or flat ends. */
export function stroke(count: i32, closed: bool, half: f64, round: bool): void {
  outline(distinctPoints(count, closed), closed, half, round)
}
