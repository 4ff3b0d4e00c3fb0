import type { PageData } from '../encode/html/page-data.ts'
import { networkSpecs } from '../options/sweep.ts'
import { formatList, listOf } from '../options/text.ts'
import type { ShownNetwork } from '../scene/compose/figure-scene.ts'
import {
  columnOf,
  heldCell,
  isHeld,
  modelHolding,
  movableColumns,
  refixed,
} from '../scene/model/slices/held-columns.ts'
import type { Slice } from '../scene/model/slices/slice.ts'

/** Columns that have a control at most. */
const MOST = 6

export type HeldValues = ReturnType<typeof holdValues>

/** The values that the slices of a page hold now. @param asked values that the address asks for, as `fix` has them */
export function holdValues({ spec, networks: given, command, fixAt }: PageData, asked: string) {
  const own = networkSpecs(spec).map(({ fix }) => fix ?? [])
  const slices = given.map(({ model }) => model.slice!)
  const [first] = slices
  const models = given.map(({ model }) => model)
  const all = movableColumns(models, own)
  const columns = all.slice(0, MOST)
  const moved = new Map<string, string>()
  const fixNow = (fix: readonly string[], i: number) =>
    [...moved.values()].reduce((texts, text) => refixed(texts, text, slices[i]), fix)
  const fixesNow = () => own.map(fixNow)
  const make = () => {
    const fixes = fixesNow()
    return given.map((one, i) => ({ ...one, model: modelHolding(models[i], fixes[i]) }))
  }
  let networks: readonly ShownNetwork[] | null = given
  const values = {
    /** Columns that have a control: those that were given a value first, then those whose change changes most. */
    columns,
    /** Those that the slice holds besides, by their names. */
    others: all.slice(MOST).map(({ name }) => name),
    /** The slice of the first network as it was, and as it is now. */
    first,
    get slice(): Slice {
      return values.networks[0].model.slice!
    },
    /** The networks on the slice as it is now. */
    get networks(): readonly ShownNetwork[] {
      networks ??= moved.size > 0 ? make() : given
      return networks
    },
    /** A command that makes the figure as it is now. */
    get command(): string {
      if (moved.size === 0) return command
      const lists = new Set(fixesNow().map(formatList))
      return `${command.slice(0, fixAt![0])} --fix ${quoted([...lists].join('|'))}${command.slice(fixAt![1])}`
    },
    /** True where it is not as it was. */
    get hasMoved(): boolean {
      return moved.size > 0
    },
    /** Holds a column at another cell of the table; a text COLUMN=VALUE that means nothing is passed over. */
    move(text: string) {
      const column = columnOf(text, first)
      if (!column || !all.some(({ name }) => name === column.name) || !isHeld(text, first)) return
      if (text === `${column.name}=${heldCell(first, column)}`) moved.delete(column.name)
      else moved.set(column.name, text)
      networks = null
    },
    reset() {
      moved.clear()
      networks = null
    },
  }
  const texts = listOf(asked)
  if (Array.isArray(texts)) for (const text of texts) values.move(String(text))
  return values
}

/** A word as a POSIX shell reads it. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`
}
