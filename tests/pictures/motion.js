// What stands still in a scene, and what jumps.

/** Frames a second, as films have by default. */
const rate = 25
/** Pixels from which on a thing has moved. */
const moved = 0.05
/** The times of a scene's frames, in seconds. */
export function framesOf({ duration }) {
  return Array.from({ length: Math.round(duration * rate) }, (_, i) => i / rate)
}

/**
 * The motion of a scene: `rest` is the longest stretch in seconds in which nothing but words changes, and `restAt` when it
 * begins; `look` is that of the result, which the still shows; `share` of all time rests. `jump` is the largest move
 * between two frames against the median of those frames of its chapter in which something moves, in the chapter `jumpIn`
 * of the thing `jumper`.
 */
export function motionOf(scene) {
  const times = framesOf(scene)
  const frames = times.map(time => thingsOf(scene.at(time)))
  const changes = frames.map((frame, i) => i > 0 && !isSame(frames[i - 1].drawn, frame.drawn))
  const moves = frames.map((frame, i) => (i > 0 ? largestMove(frames[i - 1].places, frame.places) : still))
  return { ...restsOf(changes, times, scene), ...jumpOf(moves, times, scene) }
}

const still = { by: 0, of: '' }

/** The stretches without change; where the last frame is the first one again, they go on over the seam. */
function restsOf(changes, times, { still, at }) {
  const starts = [0, ...changes.flatMap((change, i) => (change ? [i] : []))]
  const stretches = starts.map((start, i) => ({ start, end: starts[i + 1] ?? times.length }))
  const isLoop = isSame(thingsOf(at(0)).drawn, thingsOf(at(times[times.length - 1])).drawn)
  if (isLoop && stretches.length > 1) stretches[stretches.length - 1].end += stretches.shift().end
  const frame = Math.min(times.length - 1, Math.round(still * rate))
  const shows = ({ start, end }) =>
    (start <= frame && frame <= end) || (start <= frame + times.length && frame + times.length < end)
  const seconds = ({ start, end }) => (end - start) / rate
  const rests = stretches.filter(stretch => seconds(stretch) > 1.5 / rate)
  const longest = some => some.reduce((a, b) => (seconds(b) > seconds(a) ? b : a), { start: 0, end: 0 })
  const others = longest(rests.filter(stretch => !shows(stretch)))
  const sum = rests.reduce((sum, stretch) => sum + seconds(stretch), 0)
  return {
    rest: seconds(others),
    restAt: others.start / rate,
    look: seconds(longest(rests.filter(shows))),
    share: (sum * rate) / times.length,
  }
}

function jumpOf(moves, times, { chapters }) {
  const found = chapters.map(({ id, start, end }) => {
    const within = moves.filter(({ by }, i) => by > moved && times[i] > start && times[i] <= end + 1e-9)
    if (within.length === 0) return { jump: 0, jumpIn: id, jumper: '' }
    const { by, of } = within.reduce((a, b) => (b.by > a.by ? b : a))
    return { jump: by / median(within.map(({ by }) => by)), jumpIn: id, jumper: of }
  })
  return found.reduce((a, b) => (b.jump > a.jump ? b : a), { jump: 0, jumpIn: '', jumper: '' })
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}

/** What is drawn but title and caption, and the places of what can be told again in the next frame. */
function thingsOf(shapes) {
  const known = thingsKnown.get(shapes)
  if (known) return known
  const drawn = leavesOf(shapes).filter(
    ({ kind, key }) => kind !== 'text' || !/^(\d+ )?(title|caption)/.test(key),
  )
  const places = new Map()
  const counts = new Map()
  // While a picture fades over another one, their things are told apart from those of either alone.
  const fades = shapes.some(({ key }) => key === 'other') ? 'under ' : ''
  for (const shape of drawn) {
    const nth = counts.get(shape.key) ?? 0
    counts.set(shape.key, nth + 1)
    const name = `${fades}${shape.key}${nth > 0 ? ` (${nth})` : ''}`
    if (shape.kind === 'dots' && shape.rows)
      for (const [i, point] of pairsOf(shape.centres).entries())
        places.set(`dot ${shape.rows[i]} of ${fades}${shape.key.replace(/class \d+/, '')}`, [point])
    if (shape.kind === 'path' && named.test(shape.key))
      places.set(`${name} × ${shape.lines.map(({ length }) => length)}`, shape.lines.flatMap(pairsOf))
    if (shape.kind === 'text' && !/(^| )$/.test(shape.key))
      places.set(`text ${name} ${shape.text}`, [[shape.x, shape.y]])
  }
  const things = { drawn, places }
  thingsKnown.set(shapes, things)
  return things
}

/** [[x₀, y₀], [x₁, y₁], …] */
function pairsOf(numbers) {
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i], numbers[2 * i + 1]])
}

/** Scenes give the same array while nothing changes. */
const thingsKnown = new WeakMap()

/** Keys of lines whose vertices are the same ones from frame to frame, where their number is. */
const named = /\b(best line|cut \d+|target \d+|frame)$/

/** The thing that moves furthest between two frames, in pixels. */
function largestMove(before, after) {
  let most = still
  if (before === after) return most
  for (const [name, now] of after) {
    const old = before.get(name)
    if (!old) continue
    const by = Math.max(...now.map(([x, y], i) => Math.hypot(x - old[i][0], y - old[i][1])))
    if (by > most.by) most = { by, of: name }
  }
  return most
}

/** True where nobody sees a difference. */
function isSame(a, b) {
  if (a === b) return true
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 0.002
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a.length !== b.length) return false
  if (a.length !== undefined) {
    for (let i = 0; i < a.length; i++) if (!isSame(a[i], b[i])) return false
    return true
  }
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => isSame(a[key], b[key]))
}

/** Opacity from which on a shape is seen. */
const seen = 0.02

/** All shapes that are seen, with the opacity of the groups that they are in. */
function leavesOf(shapes, opacity = 1, key = '') {
  return shapes.flatMap(shape => {
    const own = opacity * (shape.opacity ?? 1)
    if (own < seen) return []
    const name = key === '' ? (shape.key ?? '') : `${key} ${shape.key ?? ''}`
    return shape.kind === 'group'
      ? leavesOf(shape.children, own, name)
      : [{ ...shape, key: name, opacity: own }]
  })
}
