import type { Catalog } from './catalog.ts'
import { type Faults, SpecError } from './error.ts'
import type { GivenPart } from './forms.ts'
import { checkPaper, paperColumns, type Size } from './paper.ts'
import type { Spec } from './spec.ts'

/** Arrangements of panels: side by side, one below the other, or in rows. */
export type PanelLayout = 'row' | 'column' | 'grid'

export const maxPanels = 6

/** Networks of a sweep that stand in a row where nothing says how large the picture is. */
export const MOST_IN_ROW = 3

/** Pixels of a panel at least, each way. */
const minPanel = 200

/** The type in panels as a share of the picture's shorter side, of its height, and of its width, which a page shows in 700 pixels. */
const TYPE = { side: 11 / 600, height: 1 / 72, width: 10 / 700 }

/** Sizes of the smallest type that a panel has around its plot, with the head above it, and beside it in a wide panel. */
const ABOVE = { width: 6.2, height: 11 }
const BESIDE = { width: 24, height: 6.5, from: 1.5 }

/** The power of the share of places with a panel: the smaller, the larger a plot must be for a place that stays empty. */
const EMPTY = 0.25

/** The shape of moments side by side: about that of a page's text column, laid across. */
const STRIP = 1.5

/** The keys by which a spec names its scenes. */
interface ShownScenes {
  scene: string
  sequence: readonly Pick<GivenPart, 'scene'>[] | null
}

type PanelGrid = Record<'columns' | 'rows', number>

/** The names of the scenes that a spec shows: one, several as panels, or those of a sequence, each once. */
export function sceneNames({ scene, sequence }: ShownScenes): string[] {
  return sequence ? [...new Set(sequence.map(part => part.scene))] : scene.split(',')
}

/** Number of panels of a spec's scenes: a sequence has none but the one picture. */
export function scenePanels(spec: ShownScenes): number {
  return spec.sequence ? 1 : sceneNames(spec).length
}

/** Columns and rows of so many panels; of a grid at least two each, in a size as the panels are largest. */
export function panelGrid(count: number, layout: PanelLayout | null, size?: Size | null): PanelGrid {
  if (layout === 'grid' && size) return largestGrid(count, size, 2)
  const columns = layout === 'column' ? 1 : layout === 'grid' ? Math.ceil(Math.sqrt(count)) : count
  return { columns, rows: Math.ceil(count / columns) }
}

/** The arrangement of panels that nobody gives: where they are largest in a size, without one a row of `most` at most. */
export function usualLayout(count: number, size: Size | null | undefined, most: number): PanelLayout {
  if (!size) return count <= most ? 'row' : 'grid'
  const { columns, rows } = size.unit
    ? { columns: paperColumns(count, size), rows: Math.ceil(count / paperColumns(count, size)) }
    : largestGrid(count, size, 1)
  return rows === 1 ? 'row' : columns === 1 ? 'column' : 'grid'
}

/** Pixels of the smallest type in the panels of a picture. */
export function panelType({ width, height }: Size): number {
  return Math.max(TYPE.side * Math.min(width, height), TYPE.height * height, TYPE.width * width)
}

/** All grids of so many columns, in as few rows as hold all pictures. */
function gridsOf(count: number): PanelGrid[] {
  return Array.from({ length: count }, (_, i) => ({ columns: i + 1, rows: Math.ceil(count / (i + 1)) }))
}

/** The grid of at least so many columns and rows in which the plots of panels are largest, and few places are empty. */
function largestGrid(count: number, size: Size, least: number): PanelGrid {
  const type = panelType(size)
  const worth = ({ columns, rows }: PanelGrid) =>
    plotSide(size.width / columns, size.height / rows, type) * (count / (columns * rows)) ** EMPTY
  return gridsOf(count)
    .filter(({ columns, rows }) => count < 3 || Math.min(columns, rows) >= least)
    .reduce((best, grid) => (worth(grid) > worth(best) ? grid : best))
}

/** About the side of the plot in a panel. */
function plotSide(width: number, height: number, type: number): number {
  const below = Math.min(width - ABOVE.width * type, height - ABOVE.height * type)
  if (width < BESIDE.from * height) return below
  return Math.max(below, Math.min(width - BESIDE.width * type, height - BESIDE.height * type))
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
export function wholeSize({ width, height }: Size, { columns, rows }: PanelGrid): Size {
  return { width: width * columns, height: height * rows }
}

/** Columns and rows for so many equal pictures: a row, or rows with few places left empty, of a good shape as a whole. */
export function stripGrid(count: number, { width, height }: Size): PanelGrid {
  const cost = ({ columns, rows }: PanelGrid) =>
    Math.abs(Math.log((columns * width) / (rows * height) / STRIP)) + (columns * rows - count) / count
  return gridsOf(count).reduce((best, grid) => (cost(grid) < cost(best) ? grid : best))
}

/** The size of a picture of so many moments, each of that size. */
export function stripSize(count: number, size: Size): Size {
  return wholeSize(size, stripGrid(count, size))
}

/** Faults of panels that would be too small to read, or of which there are none to lay out. */
export function* checkPanels({ scenes }: Pick<Catalog, 'scenes'>, spec: Spec): Faults {
  const count = scenePanels(spec)
  if (count > 1 || spec.size.unit) yield* checkPanelSize(count, spec, plotsAcross(scenes, spec))
  const expected = `nothing: ${spec.sequence ? 'a sequence' : 'one scene'} has no panels`
  if (count === 1 && spec.layout !== null) yield new SpecError('layout', spec.layout, expected)
}

/** Plots that stand side by side in the widest of a spec's scenes. */
export function plotsAcross(scenes: Catalog['scenes'], spec: Pick<Spec, 'scene' | 'sequence'>): number {
  const names = sceneNames(spec)
  return Math.max(1, ...scenes.filter(({ name }) => names.includes(name)).map(({ across = 1 }) => across))
}

export function* checkPanelSize(
  count: number,
  spec: Pick<Spec, 'layout' | 'size' | 'fontSize' | 'film'>,
  across: number,
): Faults {
  if (spec.size.unit) {
    yield* checkPaper({ ...panelsOnPaper(count, spec), across }, spec)
    return
  }
  const { layout, size } = spec
  const { width, height } = size
  const grid = panelGrid(count, layout, size)
  if (width / grid.columns >= minPanel && height / grid.rows >= minPanel) return
  const least = wholeSize({ width: minPanel, height: minPanel }, grid)
  const expected = `at least ${least.width}x${least.height}: ${count} panels in ${grid.columns} × ${grid.rows}, each of at least ${minPanel} pixels each way`
  yield new SpecError('size', `${width}x${height}`, expected)
}

/** Columns and rows of what stands side by side on paper: panels, moments, or moments of panels in a row each. */
export function panelsOnPaper(
  count: number,
  { film, layout, size }: Pick<Spec, 'film' | 'layout' | 'size'>,
): PanelGrid {
  if (film === null) return panelGrid(count, layout)
  const columns = count > 1 ? count : paperColumns(film, size)
  return { columns, rows: Math.ceil((count * film) / columns) }
}
