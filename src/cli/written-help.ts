import picocolors from 'picocolors'
import { commands } from './commands.ts'
import { shortHelp } from './short-help.ts'

const { bold } = picocolors.createColors(true)

/**
 * The short help, its headings in bold. In the program that is run, the build puts the text itself in the place of this
 * file, so that neither the parser nor the flags are loaded to print it.
 */
export const writtenHelp = shortHelp([...commands.map(({ name }) => name), 'help'], bold)
