import { type FigureSpec, networkSpecs } from '../../options/sweep.ts'
import type { Font } from '../../scene/font.ts'
import type { FigureModel } from '../../scene/model/figure-model.ts'
import {
  cellOf,
  columnRange,
  heldCell,
  heldColumns,
  modelHolding,
  movableColumns,
  refixed,
} from '../../scene/model/held-columns.ts'
import type { Slice } from '../../scene/model/slice.ts'
import type { Trained } from '../../scene/model/trained.ts'
import type { Scene } from '../../scene/scene.ts'
import { buildFigure } from '../../scene/scenes/build.ts'

/** Columns that are moved, and words of one. */
const MOST = { columns: 8, words: 12 }

/** Scenes of a figure as its reader may hold its slice: for their texts. */
export function heldScenes(spec: FigureSpec, parts: readonly Trained[], font: Font): Scene[] {
  const slices = parts.map(({ model }) => model!.slice!)
  const fixes = networkSpecs(spec).map(({ fix }) => fix ?? [])
  const sceneAt = (texts: readonly string[]) => {
    const held = parts.map((part, i) => {
      const fix = texts.reduce<readonly string[]>((fix, text) => refixed(fix, text, slices[i]), fixes[i])
      return { ...part, model: modelHolding(part.model!, fix) }
    })
    return buildFigure(spec, held, font)
  }
  const order = heldColumns(slices[0]).map(({ name }) => name)
  const columns = movableColumns(
    parts.map(({ model }) => model!),
    fixes,
  )
  const moved = columns
    .slice(0, MOST.columns)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(column => cellsOf(slices[0], column).map(cell => `${column.name}=${cell}`))
  // The first that have another value are said, in the order of the table: each is, beside ever fewer at their medians.
  const held = moved.flatMap((texts, i) => {
    const after = moved.slice(i + 1).map(([text]) => text)
    return texts.map(text => sceneAt([text, ...after]))
  })
  const bare = parts.map(part => ({ ...part, model: withoutPoints(part.model!) }))
  return [...held, buildFigure(spec, bare, font)]
}

/** A model on a slice that no point is near, which has words of its own. */
function withoutPoints(model: FigureModel): FigureModel {
  return { ...model, slice: { ...model.slice!, strengths: new Float32Array(model.all.y.length) } }
}

/** Cells that a column may be held at: its ends, or its words. */
function cellsOf(slice: Slice, column: ReturnType<typeof heldColumns>[number]): string[] {
  const { encoding } = column
  const { min, max } = columnRange(slice, column)
  const cells =
    encoding && encoding.kind !== 'date'
      ? encoding.values.slice(0, MOST.words)
      : [cellOf(column, max), cellOf(column, min)]
  return cells.filter(cell => cell !== heldCell(slice, column))
}
