/** Opacity from which on a shape is seen. */
const seen = 0.02

/** All shapes that are seen, with the opacity of the groups that they are in. */
export function leavesOf(shapes, opacity = 1, key = '') {
  return shapes.flatMap(shape => {
    const own = opacity * (shape.opacity ?? 1)
    if (own < seen) return []
    const name = key === '' ? (shape.key ?? '') : `${key} ${shape.key ?? ''}`
    return shape.kind === 'group'
      ? leavesOf(shape.children, own, name)
      : [{ ...shape, key: name, opacity: own }]
  })
}
