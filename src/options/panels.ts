import { SpecError } from './error.ts'
import type { GivenPart } from './forms.ts'
import { checkPaper, paperColumns, type Size } from './paper.ts'
import type { Spec } from './spec.ts'

/** Arrangements of panels: side by side, one below the other, or in rows of ⌈√count⌉. */
export type PanelLayout = 'row' | 'column' | 'grid'

/** Panels of a picture at most. */
export const maxPanels = 6

/** Pixels of a panel at least, each way. */
const minPanel = 240

/** Pixels of its width, in a row of a sweep: its name and its caption are shorter than those of scenes. */
const minSwept = 200

/** The keys by which a spec names its scenes. */
interface ShownScenes {
  scene: string
  sequence: readonly Pick<GivenPart, 'scene'>[] | null
}

/** The names of the scenes that a spec shows: one, several as panels, or those of a sequence, each once. */
export function sceneNames({ scene, sequence }: ShownScenes): string[] {
  return sequence ? [...new Set(sequence.map(part => part.scene))] : scene.split(',')
}

/** Number of panels of a spec's scenes: a sequence has none but the one picture. */
export function scenePanels(spec: ShownScenes): number {
  return spec.sequence ? 1 : sceneNames(spec).length
}

/** Columns and rows of so many panels; the last row of a grid may be shorter. */
export function panelGrid(count: number, layout: PanelLayout | null): { columns: number; rows: number } {
  const columns = layout === 'column' ? 1 : layout === 'grid' ? Math.ceil(Math.sqrt(count)) : count
  return { columns, rows: Math.ceil(count / columns) }
}

/** The default size of a picture: the scene's own, or panels of 500 × 520, smaller from three on. */
export function defaultSize(own: Size, panels: number, layout: PanelLayout | null): Size {
  if (panels === 1) return own
  const panel = panels === 2 ? { width: 500, height: 520 } : { width: 440, height: 480 }
  return wholeSize(panel, panelGrid(panels, layout))
}

/** The default size of scenes one after the other: as wide and as high as any of them. */
export function largestSize(sizes: readonly Size[]): Size {
  const [width, height] = (['width', 'height'] as const).map(side =>
    Math.max(...sizes.map(size => size[side])),
  )
  return { width, height }
}

/** The size of a picture of equal panels. */
export function wholeSize({ width, height }: Size, { columns, rows }: ReturnType<typeof panelGrid>): Size {
  return { width: width * columns, height: height * rows }
}

/** Faults of panels that would be too small to read, or of which there are none to lay out. */
export function* checkPanels(spec: Spec): Iterable<SpecError> {
  const count = scenePanels(spec)
  if (count > 1 || spec.size.unit) yield* checkPanelSize(count, spec, 'scene')
  if (count === 1 && spec.layout !== null)
    yield new SpecError(
      'layout',
      spec.layout,
      `nothing: ${spec.sequence ? 'a sequence' : 'one scene'} has no panels`,
    )
}

export function* checkPanelSize(
  count: number,
  spec: Pick<Spec, 'layout' | 'size' | 'fontSize' | 'film'>,
  of: 'scene' | 'sweep',
): Iterable<SpecError> {
  if (spec.size.unit) {
    yield* checkPaper(panelsOnPaper(count, spec), spec)
    return
  }
  const {
    layout,
    size: { width, height },
  } = spec
  const grid = panelGrid(count, layout)
  const min = { width: of === 'sweep' && grid.rows === 1 ? minSwept : minPanel, height: minPanel }
  if (width / grid.columns >= min.width && height / grid.rows >= min.height) return
  const least = wholeSize(min, grid)
  const each = min.width === min.height ? `${min.width} pixels each way` : `${min.width}x${min.height} pixels`
  yield new SpecError(
    'size',
    `${width}x${height}`,
    `at least ${least.width}x${least.height}: ${count} panels in ${grid.columns} × ${grid.rows}, each of at least ${each}`,
  )
}

/** Columns and rows of what stands side by side on paper: panels, moments, or moments of panels in a row each. */
export function panelsOnPaper(
  count: number,
  { film, layout, size }: Pick<Spec, 'film' | 'layout' | 'size'>,
): ReturnType<typeof panelGrid> {
  if (film === null) return panelGrid(count, layout)
  const columns = count > 1 ? count : paperColumns(film, size)
  return { columns, rows: Math.ceil((count * film) / columns) }
}

/** The layout of a spec's panels where it gives none: a row, on paper where that leaves them room; null for one. */
export function panelLayout(count: number, size: Size | null): PanelLayout | null {
  if (count === 1) return null
  return size?.unit && paperColumns(count, size) < count ? 'grid' : 'row'
}

/** The layout of a sweep's panels where the spec gives none: a row where a grid of that size has none larger. */
export function sweepLayout(count: number, size?: Size | null): PanelLayout {
  if (size?.unit) return panelLayout(count, size) ?? 'row'
  const isRow = size && panelSide(count, 'row', size) >= panelSide(count, 'grid', size)
  return count <= 3 || isRow ? 'row' : 'grid'
}

/** The shorter side of a panel. */
function panelSide(count: number, layout: PanelLayout | null, { width, height }: Size): number {
  const { columns, rows } = panelGrid(count, layout)
  return Math.min(width / columns, height / rows)
}
