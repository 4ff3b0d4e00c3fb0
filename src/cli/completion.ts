import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { shells } from './commands.ts'
import { bashCompletion } from './completion-bash.ts'
import { fishCompletion } from './completion-fish.ts'
import { completedCommands } from './completion-words.ts'
import { zshCompletion } from './completion-zsh.ts'
import { buildProgram } from './program.ts'

const writers = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }

/**
 * The script that completes nnanim in a shell. It has all names of commands, flags and registries in itself, so that
 * no program is started for a key.
 *
 * @throws SpecError for another shell
 */
export function completionFor(shell: string): string {
  const known = shells.find(name => name === shell)
  if (!known)
    throw new SpecError('shell', shell, `one of ${shells.join(', ')}`, { suggestion: nearest(shell, shells) })
  return writers[known](completedCommands(buildProgram('')))
}
