import { type Command, Option } from 'commander'
import { spreadSettings } from '../options/classifier-settings.ts'
import type { Flags } from './call.ts'
import { type Flag, flagGroups, flags, shortOf } from './flags.ts'
import { helpOf } from './help.ts'

/** The flags of all groups, or of those that are named. */
export function addFlags(command: Command, groups: readonly string[] = Object.keys(flagGroups)): Command {
  for (const group of groups)
    for (const flag of flagGroups[group]) command.addOption(option(flag).helpGroup(`${group}:`))
  return command
}

/** The flags that were given. */
export function flagsOf(command: Command): Flags {
  const [keys, options] = [false, true].map(isRun => flags.filter(({ run }) => run === isRun))
  return { given: spreadSettings(givenOf(command, keys)) as Flags['given'], run: givenOf(command, options) }
}

/** The values of the flags that were given: the default of a --no- flag, true, is none and must not hide a config file. */
export function givenOf(command: Command, known: readonly Flag[]): Record<string, unknown> {
  const values = command.opts()
  const given = known.filter(({ key }) => command.getOptionValueSource(key) === 'cli')
  return Object.fromEntries(
    given.map(({ key, row }) => [key, 'read' in row && row.read ? row.read(values[key]) : values[key]]),
  )
}

export function option(flag: Flag, help = helpOf(flag)): Option {
  const { value, ...row } = flag.row
  const short = shortOf(flag)
  const long = `${short ? `-${short}, ` : ''}--${flag.name}${value === null ? '' : ` <${value}>`}`
  const made = new Option(long, help)
  if (value === null) return made
  const isRepeatable = 'repeatable' in row && row.repeatable
  return made.argParser<string | string[]>((given, before) =>
    isRepeatable ? [before ?? [], given].flat() : given,
  )
}
