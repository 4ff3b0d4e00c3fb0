/** A part of the picture, as plain data in pixels; x to the right, y down. Colours are `#rrggbb`. */
export type Shape = PathShape | DotsShape | ImageShape | TextShape | GroupShape

/** Polylines or polygons; curves are refined into short pieces before they come here. */
export interface PathShape {
  /** The kind of shape. */
  kind: 'path'
  /** The thing's name in all frames. Shapes beside each other with one key are told apart by their order. */
  key?: string
  /** Each line is x₀, y₀, x₁, y₁, …; together they are one path. */
  lines: ArrayLike<number>[]
  /** True where the end of each line is joined to its beginning. */
  closed: boolean
  /** Colour of the inside; none without it. */
  fill?: string
  /** The fill rule; even-odd by default. */
  rule?: 'evenodd' | 'nonzero'
  /** Colour of the line; none without it. */
  stroke?: string
  /** Line width in pixels; 1 by default. */
  width?: number
  /** Lengths of dash and gap in pixels. */
  dash?: number[]
  /** Ends of open lines; butt by default. */
  cap?: 'butt' | 'round'
  /** The circles that the lines are, where each is one: centres as those of dots, and one radius. */
  circles?: { centres: ArrayLike<number>; radius: number; rows?: ArrayLike<number> }
  /** The line that its one line is a part of, the same in all frames, between two point numbers, fractional too. */
  part?: { of: ArrayLike<number>; from: number; to: number }
  /** The unit of the network that it frames: "2.1" is the first one of layer 2, "0.1" the first feature. */
  unit?: string
  /** 0 to 1; 1 by default. */
  opacity?: number
}

/** The shape of a dot. */
export type Marker = 'circle' | 'square' | 'diamond' | 'triangle' | 'cross' | 'down' | 'star' | 'plus'

/** Many dots of few colours, painted in their order, each with its halo or ring below its fill. */
export interface DotsShape {
  /** The kind of shape. */
  kind: 'dots'
  /** The thing's name in all frames. Shapes beside each other with one key are told apart by their order. */
  key?: string
  /** x₀, y₀, x₁, y₁, … */
  centres: ArrayLike<number>
  /** The row of the data that each dot is, where dots are points: the same from frame to frame. */
  rows?: ArrayLike<number>
  /** Radius without the ring, one for all or one a dot. */
  radius: number | ArrayLike<number>
  /** The colours that `fill` points into. */
  colors: string[]
  /** Index into `colors`, one a dot; without it all dots have the first colour. */
  fill?: ArrayLike<number>
  /** One shape for all dots, or one a colour; circles by default. */
  marker?: Marker | Marker[]
  /** An outline along each dot's edge, half of it inside, in one colour for each of `colors`; none where the two are the same. */
  rim?: { colors: string[]; width: number }
  /** A ring round each dot, outside its radius and rim, and a gap between that is painted too. */
  ring?: { color: string; width: number; gap?: { color: string; width: number } }
  /** 0 to 1; 1 by default. */
  opacity?: number
}

/** Pixels stretched over a rectangle. */
export interface ImageShape {
  /** The kind of shape. */
  kind: 'image'
  /** The thing's name in all frames. Shapes beside each other with one key are told apart by their order. */
  key?: string
  /** Left edge. */
  x: number
  /** Upper edge. */
  y: number
  /** Of the rectangle. */
  width: number
  /** Of the rectangle. */
  height: number
  /** RGBA, not premultiplied, row by row. */
  pixels: { data: Uint8ClampedArray; width: number; height: number }
  /** True where pixels are blended when they are enlarged. */
  smooth: boolean
  /** 0 to 1; 1 by default. */
  opacity?: number
}

/** A line of text. */
export interface TextShape {
  /** The kind of shape. */
  kind: 'text'
  /** The thing's name in all frames. Shapes beside each other with one key are told apart by their order. */
  key?: string
  /** The place of the text's `anchor`. */
  x: number
  /** Baseline, or the middle of the line with `baseline: 'middle'`. */
  y: number
  /** One line. */
  text: string
  /** Pixels. */
  size: number
  /** 400 by default. */
  weight?: 400 | 600
  /** The part of the text at `x`; start by default. */
  anchor?: 'start' | 'middle' | 'end'
  /** The part of the text at `y`; alphabetic by default. */
  baseline?: 'alphabetic' | 'middle'
  /** Colour. */
  fill: string
  /** An outline below the characters, so that they stay readable over lines. */
  halo?: { color: string; width: number }
  /** Radians, clockwise, about (x, y). */
  rotate?: number
  /** 0 to 1; 1 by default. */
  opacity?: number
}

/** Shapes painted together: clipped to a rectangle or polygon, and faded as one layer. */
export interface GroupShape {
  /** The kind of shape. */
  kind: 'group'
  /** The thing's name in all frames. Shapes beside each other with one key are told apart by their order. */
  key?: string
  /** In painting order. */
  children: Shape[]
  /** x, y, width, height; or a closed polygon x₀, y₀, x₁, y₁, … */
  clip?: { rectangle: [number, number, number, number] } | { polygon: ArrayLike<number> }
  /** Of the whole, 0 to 1; 1 by default. */
  opacity?: number
}

/** The shapes as one layer that fades; themselves where they are all there. */
export function faded(key: string, children: Shape[], opacity: number): Shape[] {
  if (opacity >= 1) return children
  return opacity > 0 ? [{ kind: 'group', key, children, opacity }] : []
}

/** Polygons in one colour. */
export function filled(
  key: string,
  lines: ArrayLike<number>[],
  fill: string,
  style?: Partial<PathShape>,
): PathShape {
  return { kind: 'path', key, lines, closed: true, fill, ...style }
}

/** Open lines of one colour and width in pixels. */
export function stroked(
  key: string,
  lines: ArrayLike<number>[],
  stroke: string,
  width: number,
  style?: Partial<PathShape>,
): PathShape {
  return { kind: 'path', key, lines, closed: false, stroke, width, ...style }
}

/** Open lines that are not followed from frame to frame. */
export function unnamed(lines: ArrayLike<number>[], stroke: string, width: number, opacity = 1): PathShape {
  return { kind: 'path', lines, closed: false, stroke, width, opacity }
}

/** The outlines of polygons. */
export function outlined(...parts: Parameters<typeof stroked>): PathShape {
  return { ...stroked(...parts), closed: true }
}

/** The same shapes under keys of their own, beside others that may have the same ones. */
export function keyed(name: string | number, shapes: readonly Shape[]): Shape[] {
  return shapes.map(shape => ({ ...shape, key: `${name} ${shape.key}` }))
}

/** A function that moves shapes right and down, under keys of their own; a shape that it moved before is the same object again. */
export function translator(
  dx: number,
  dy: number,
  name: string | number,
): (shapes: readonly Shape[]) => Shape[] {
  const known = new WeakMap<Shape, Shape>()
  return shapes =>
    shapes.map(shape => {
      const before = known.get(shape)
      if (before) return before
      const [moved] = keyed(name, translate([shape], dx, dy))
      known.set(shape, moved)
      return moved
    })
}

/** The same shapes, so many pixels further right and down. */
export function translate(shapes: readonly Shape[], dx: number, dy: number): Shape[] {
  const moved = (places: ArrayLike<number>) => Float64Array.from(places, (v, i) => v + (i & 1 ? dy : dx))
  return shapes.map((shape): Shape => {
    if (shape.kind === 'path') {
      const { circles, part } = shape
      return {
        ...shape,
        lines: shape.lines.map(moved),
        ...(circles && { circles: { ...circles, centres: moved(circles.centres) } }),
        ...(part && { part: { ...part, of: moved(part.of) } }),
      }
    }
    if (shape.kind === 'dots') return { ...shape, centres: moved(shape.centres) }
    if (shape.kind !== 'group') return { ...shape, x: shape.x + dx, y: shape.y + dy }
    const children = translate(shape.children, dx, dy)
    const { clip } = shape
    if (!clip) return { ...shape, children }
    if ('polygon' in clip) return { ...shape, children, clip: { polygon: moved(clip.polygon) } }
    const [x, y, width, height] = clip.rectangle
    return { ...shape, children, clip: { rectangle: [x + dx, y + dy, width, height] } }
  })
}
