/** A camera that looks at the middle of the cube [−1, 1]³ from a direction; angles in radians, azimuth as in the plane of the first two axes. */
export interface Camera {
  /** Round the vertical axis. */
  azimuth: number
  /** Above the horizon. */
  elevation: number
}

/** A camera position that overrides the scene's own, in radians, or a turn from there. */
export interface CameraView extends Camera {
  /** 1 is the scene's own. */
  zoom: number
  /** Set where the angles are counted from the scene's own camera, which may move. */
  relative?: true
}

/** From the camera's own picture to pixels. */
export type Fit = Record<'x' | 'y' | 'scale', number>

/** The camera of a scene where a view replaces or turns it. */
export function seenFrom(own: Camera, view?: CameraView): Camera {
  if (!view) return own
  const { azimuth, elevation } = view.relative ? own : { azimuth: 0, elevation: 0 }
  return { azimuth: azimuth + view.azimuth, elevation: elevation + view.elevation }
}

/** A view of what is in space only by a share: what lies flat, as a plot does, stands upright however its reader has turned it. */
export function viewInSpace<V extends CameraView>(view: V | undefined, share: number): V | undefined {
  if (!view?.relative || share === 1) return view
  // The short way back, after several turns too.
  const azimuth = share * Math.atan2(Math.sin(view.azimuth), Math.cos(view.azimuth))
  return share === 0 ? undefined : { ...view, azimuth, elevation: share * view.elevation }
}

/** The turn, in radians, from which on a turned picture has the fit of one that can be seen from all sides. */
const TURNED = 0.6

/** The fit of a scene where a view replaces or turns it: a turn begins with its own and goes on to that from all sides. */
export function fitFrom(own: Fit, turning: Fit, view?: CameraView): Fit {
  if (!view) return own
  if (!view.relative) return turning
  const t = Math.min(1, Math.hypot(view.azimuth, view.elevation) / TURNED)
  const share = t * t * (3 - 2 * t)
  const between = (key: keyof Fit) => own[key] + (turning[key] - own[key]) * share
  return { x: between('x'), y: between('y'), scale: between('scale') * (1 + (view.zoom - 1) * (1 - share)) }
}

/** A perspective of 28°: the sphere round the cube just fills it. */
const DISTANCE = Math.sqrt(3) / Math.sin((14 * Math.PI) / 180)

/** The camera's place, in the cube's coordinates. */
export function eye({ azimuth, elevation }: Camera): [number, number, number] {
  const flat = DISTANCE * Math.cos(elevation)
  return [flat * Math.cos(azimuth), flat * Math.sin(azimuth), DISTANCE * Math.sin(elevation)]
}

/** Pixels (points × 2) and distances from the camera along its axis, of points × 3. */
export function project(points: Float64Array, camera: Camera, fit: Fit) {
  const { azimuth, elevation } = camera
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)]
  const count = points.length / 3
  const places = new Float64Array(count * 2)
  const depths = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [points[3 * i], points[3 * i + 1], points[3 * i + 2]]
    const outward = ca * x + sa * y
    const depth = DISTANCE - (ce * outward + se * z)
    const size = (fit.scale * DISTANCE) / depth
    places[2 * i] = fit.x + size * (ca * y - sa * x)
    places[2 * i + 1] = fit.y - size * (ce * z - se * outward)
    depths[i] = depth
  }
  return { places, depths }
}

/** The fit that shows these points (× 3) as large as a rectangle of pixels allows, in its middle. */
export function fitTo(
  points: Float64Array,
  camera: Camera,
  area: { x: number; y: number; width: number; height: number },
): Fit {
  const { places } = project(points, camera, { x: 0, y: 0, scale: 1 })
  const { left, upper, right, lower } = boxOf(places)
  const scale = Math.min(area.width / (right - left), area.height / (lower - upper))
  return {
    x: area.x + area.width / 2 - (scale * (left + right)) / 2,
    y: area.y + area.height / 2 - (scale * (upper + lower)) / 2,
    scale,
  }
}

/** The rectangle around places on the picture (× 2). */
export function boxOf(places: ArrayLike<number>) {
  const box = { left: Infinity, upper: Infinity, right: -Infinity, lower: -Infinity }
  for (let i = 0; i < places.length; i += 2) {
    const x = places[i]
    const y = places[i + 1]
    if (x < box.left) box.left = x
    if (x > box.right) box.right = x
    if (y < box.upper) box.upper = y
    if (y > box.lower) box.lower = y
  }
  return box
}
