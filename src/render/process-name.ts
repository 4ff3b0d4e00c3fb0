import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { pid as here, kill } from 'node:process'
import { orElse } from '../options/or-else.ts'

/**
 * Milliseconds without a change after which a file counts as left behind, where the system cannot be asked whether its
 * process still runs.
 */
const maxQuiet = 3_600_000

/**
 * The scope in which a process number is unique: a host, since its boot, and a namespace of process numbers. Containers
 * may share a host name and yet have numbers of their own.
 */
const namespace = `${hostname()
  .replace(/[^A-Za-z0-9-]/g, '-')
  .slice(0, 50)}-${createHash('sha256').update(namespaceId()).digest('hex').slice(0, 8)}`

/**
 * The name of this process in the names of files that it writes: namespace, process number, and its start where that
 * is known, such as `host-89abcdef.1234-56789`.
 */
export const processName: string = [`${namespace}.${here}`, statOf('self')?.start].filter(Boolean).join('-')

/** A regular expression of such names; in those of version 0.1.0 the start is missing. */
export const processNamePattern = '[A-Za-z0-9-]+\\.\\d+(?:-\\d+)?'

/**
 * True where a process that wrote to a file or folder has ended. Where the system cannot be asked, it counts as ended
 * when the file has not changed for an hour: a process that still writes renews the file's time.
 *
 * @param name of the process, as `processName`
 */
export function hasEnded(name: string, path: string): boolean {
  const [, at, pid, start] = /^(.+)\.(\d+)(?:-(\d+))?$/.exec(name)!
  if (at === namespace) {
    if (!isRunning(Number(pid), start)) return true
    if (start !== undefined) return false
  }
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs > maxQuiet
}

/**
 * True for a process that runs. One that may not be signalled does; a zombie does not, nor one that has got the number
 * of an ended one.
 */
function isRunning(pid: number, start: string | undefined): boolean {
  try {
    kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const found = statOf(pid)
  return found === null || (!'ZX'.includes(found.state) && (start === undefined || start === found.start))
}

/** State and start of a process, fields 3 and 22 of proc(5); null on a system without them. */
function statOf(pid: number | 'self'): { state: string; start: string } | null {
  const stat = orElse(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), null)
  // The program's name stands before them, and may hold spaces and brackets.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields ? { state: fields[0], start: fields[19] } : null
}

function namespaceId(): string {
  const bootId = () => readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')
  return orElse(() => bootId() + readlinkSync('/proc/self/ns/pid'), '')
}
