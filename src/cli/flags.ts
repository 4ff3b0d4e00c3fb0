import { flagName, keyGroups, type Row } from '../options/key-table.ts'
import { batchRows, type OptionRow, runRows } from './run-options.ts'

/** A flag of a command; the parser and the help come from a list of them, and the list from the tables of keys and options. */
export interface Flag {
  /** Its key in a spec, or in the options of a run. */
  key: string
  /** The long name without dashes; "no-sheet" sets `sheet` to false. */
  name: string
  /** The key's row; an option of the run has one of its own kind. */
  row: Row | OptionRow
  /** Decides how the program runs, never what the picture is; the others are keys of the spec. */
  run: boolean
}

const keyFlags = Object.entries(keyGroups).map(([group, keys]): [string, Flag[]] => [
  group,
  Object.entries<Row>(keys).flatMap(([key, row]) =>
    row.argument || row.flagOf ? [] : [{ key, name: flagName(key, row), row, run: false }],
  ),
])
const runFlags = optionFlags(runRows)

/** All flags of the main command, group by group, in the order of the help. */
export const flagGroups: Readonly<Record<string, readonly Flag[]>> = Object.fromEntries([
  ...keyFlags.map(([group, flags]) => [
    group[0].toUpperCase() + group.slice(1),
    inHelpOrder([...flags, ...runFlagsOf(group)]),
  ]),
  ['Run', runFlagsOf(undefined)],
])

/** All flags of the main command. */
export const flags: readonly Flag[] = Object.values(flagGroups).flat()

export const batchFlags: readonly Flag[] = optionFlags(batchRows)

export const optionKeys: readonly string[] = [...runFlags, ...batchFlags].map(({ key }) => key)

/** The flag that sets a key of the spec, as it is typed: `maxIter` is `--max-iter`. */
export function flagFor(key: string): string | undefined {
  const flag = flags.find(flag => flag.key === key)
  if (!flag) return undefined
  const short = shortOf(flag)
  return short && flag.row.value !== null ? `-${short}` : `--${flag.name}`
}

/** The letter of an option that has one. */
export function shortOf({ row }: Flag): string | undefined {
  return 'short' in row ? row.short : undefined
}

function optionFlags(rows: Readonly<Record<string, OptionRow>>): Flag[] {
  return Object.entries(rows).map(([key, row]) => ({ key, name: flagName(key), row, run: true }))
}

function runFlagsOf(group: string | undefined): Flag[] {
  return runFlags.filter(({ row }) => ('group' in row ? row.group : undefined) === group)
}

/** Flags in the order of their rows, but each that names another directly behind that, or first. */
function inHelpOrder(flags: readonly Flag[]): Flag[] {
  const moved = flags.filter(({ row }) => row.after !== undefined)
  const behind = (key: string | null): Flag[] =>
    moved.filter(({ row }) => row.after === key).flatMap(withNext)
  const withNext = (flag: Flag): Flag[] => [flag, ...behind(flag.key)]
  return [...behind(null), ...flags.filter(flag => !moved.includes(flag)).flatMap(withNext)]
}
