import picocolors from 'picocolors'
import { commands } from './commands.ts'
import { shortHelp } from './short-help.ts'

const { bold } = picocolors.createColors(true)

/** The short help. The build puts the text itself here, so that neither parser nor flags are loaded to print it. */
export const writtenHelp = shortHelp([...commands.map(({ name }) => name), 'help'], bold)
