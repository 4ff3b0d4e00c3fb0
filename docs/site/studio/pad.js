/** Steps across, and a thousandth of a unit each: from −2.048 to 2.047. */
const STEPS = 4096
/** Points at most: an address holds them. */
const MOST = 2000
/** Steps between two points of a stroke, and from the pointer to a point that it means. */
const APART = 110
const NEAR = 140
/** Steps of a key, and with Shift. */
const STRIDE = { far: 205, near: 20 }

const clamp = step => Math.min(STEPS - 1, Math.max(0, Math.round(step)))
const shownAt = step => (step / 1000 - 2.048).toFixed(2).replace('-', '−')

/**
 * A square in which points are painted, by a mouse, a finger or keys. A point is its place in steps, upwards from the
 * lower left, and its class; 0 stands for points of a curve.
 *
 * @param told hears of the points after each change, and of what is to be said
 */
export function openPad(canvas, colors, told) {
  const box = canvas.parentElement
  box.tabIndex = 0
  box.role = 'application'
  box.ariaLabel = 'Points'
  box.setAttribute('aria-describedby', 'pad-keys')
  const history = [[]]
  let now = 0
  let tool = 'paint'
  let label = 1
  let cursor = [STEPS / 2, STEPS / 2]
  /** The stroke that goes on, or the index of a point that is being moved. */
  let stroke
  const points = () => stroke?.points ?? history[now]
  const isDark = matchMedia('(prefers-color-scheme: dark)')

  const draw = () => {
    const { clientWidth: size } = canvas
    const ratio = devicePixelRatio || 1
    canvas.width = canvas.height = size * ratio
    const context = canvas.getContext('2d')
    context.scale((size * ratio) / STEPS, (-size * ratio) / STEPS)
    context.translate(0, -STEPS)
    const style = getComputedStyle(canvas)
    const unit = STEPS / size
    context.strokeStyle = style.getPropertyValue('--frame')
    context.lineWidth = unit
    context.beginPath()
    for (const at of [1048, 2048, 3048]) {
      context.moveTo(at, 0)
      context.lineTo(at, STEPS)
      context.moveTo(0, at)
      context.lineTo(STEPS, at)
    }
    context.stroke()
    const palette = isDark.matches ? colors.dark : colors.light
    context.strokeStyle = style.backgroundColor
    for (const [x, y, k] of points()) {
      context.fillStyle = palette[Math.max(0, k - 1)]
      context.beginPath()
      context.arc(x, y, 5 * unit, 0, 2 * Math.PI)
      context.fill()
      context.stroke()
    }
    if (document.activeElement !== box) return
    context.strokeStyle = style.color
    context.beginPath()
    context.arc(...cursor, 9 * unit, 0, 2 * Math.PI)
    for (const [dx, dy] of [[14, 0], [0, 14]]) {
      context.moveTo(cursor[0] - dx * unit, cursor[1] - dy * unit)
      context.lineTo(cursor[0] + dx * unit, cursor[1] + dy * unit)
    }
    context.stroke()
  } // biome-ignore format: pairs on a line

  const keep = next => {
    stroke = undefined
    if (next !== history[now]) {
      history.length = ++now
      history.push(next)
    }
    draw()
    told.changed(next)
  }
  const nearest = ([x, y]) => {
    const distances = points().map(([a, b]) => Math.hypot(a - x, b - y))
    const least = Math.min(...distances)
    return least <= NEAR ? distances.indexOf(least) : -1
  }
  const placeOf = ({ clientX, clientY }) => {
    const { left, bottom, width } = canvas.getBoundingClientRect()
    return [((clientX - left) / width) * STEPS, ((bottom - clientY) / width) * STEPS].map(clamp)
  }
  /** Does at a place what the tool does there, in the stroke that goes on. */
  const act = place => {
    const { points, last, moving } = stroke
    if (tool === 'move') {
      if (moving < 0) return
      stroke.points = points.with(moving, [...place, points[moving][2]])
    } else if (tool === 'erase') {
      const found = nearest(place)
      if (found >= 0) stroke.points = points.toSpliced(found, 1)
    } else if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) >= APART) {
      if (points.length >= MOST) return told.say('No more points: an address holds {0}.', MOST)
      stroke.points = [...points, [...place, label]]
      stroke.last = place
    }
    draw()
  }
  const begin = place => {
    stroke = { points: history[now], moving: nearest(place) }
    act(place)
  }

  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    canvas.setPointerCapture(event.pointerId)
    box.focus()
    cursor = placeOf(event)
    begin(cursor)
  })
  canvas.addEventListener('pointermove', event => {
    if (stroke && canvas.hasPointerCapture(event.pointerId)) act(placeOf(event))
  })
  canvas.addEventListener('pointerup', () => stroke && keep(stroke.points))
  canvas.addEventListener('pointercancel', () => stroke && keep(stroke.points))

  const go = to => {
    if (!(to in history)) return
    now = to
    draw()
    told.changed(history[now])
  }
  const pad = {
    get points() {
      return history[now]
    },
    undo: () => go(now - 1),
    redo: () => go(now + 1),
    /** Other points in the place of all, which can be undone. */
    set: keep,
    use(next) {
      tool = next.tool ?? tool
      label = next.label ?? label
    },
    draw,
  }
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
  box.addEventListener('keydown', event => {
    const { key, shiftKey, ctrlKey, metaKey } = event
    const stride = shiftKey ? STRIDE.near : STRIDE.far
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() === 'z') shiftKey ? pad.redo() : pad.undo()
      else if (key.toLowerCase() === 'y') pad.redo()
      else return
    } else if (key in arrows) {
      cursor = cursor.map((at, axis) => clamp(at + stride * arrows[key][axis]))
      // A point that was taken up goes along.
      if (stroke) act(cursor)
      draw()
      told.say('{0}, {1}', shownAt(cursor[0]), shownAt(cursor[1]))
    } else if (key === ' ' || key === 'Enter') {
      if (stroke) keep(stroke.points)
      else {
        begin(cursor)
        if (tool !== 'move' || stroke.moving < 0) keep(stroke.points)
      }
    } else if (key === 'Delete' || key === 'Backspace') {
      const found = nearest(cursor)
      if (found >= 0) keep(history[now].toSpliced(found, 1))
    } else if (/^[1-9]$/.test(key)) told.choose(key)
    else return
    event.preventDefault()
  })
  for (const type of ['focus', 'blur']) box.addEventListener(type, draw)
  isDark.addEventListener('change', draw)
  new ResizeObserver(draw).observe(canvas)
  return pad
}
