import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { pid as here, kill } from 'node:process'

/** Milliseconds without change after which nobody is taken to write any more, where that cannot be asked. */
const maxQuiet = 3_600_000

/**
 * Where process numbers mean the same: a host, its boot and its space of process numbers. Containers may have one name
 * and numbers of their own.
 */
const place = `${hostname()
  .replace(/[^A-Za-z0-9-]/g, '-')
  .slice(0, 50)}-${createHash('sha256').update(numberSpace()).digest('hex').slice(0, 8)}`

/** This process, as the names of what it writes say it: place, number, and when it began, where that is known. */
export const owner: string = [`${place}.${here}`, statOf('self')?.start].filter(Boolean).join('-')

/** What an owner looks like in a name; in those of version 0.1.0 nothing says when the process began. */
export const ownerPattern = '[A-Za-z0-9-]+\\.\\d+(?:-\\d+)?'

/**
 * Whether the owner of a file or folder does not write to it any more. Where it cannot be asked, its age tells: what
 * is in the making is kept fresh.
 */
export function hasEnded(owner: string, path: string): boolean {
  const [, at, pid, start] = /^(.+)\.(\d+)(?:-(\d+))?$/.exec(owner)!
  if (at === place) {
    if (!lives(Number(pid), start)) return true
    if (start !== undefined) return false
  }
  const found = statSync(path, { throwIfNoEntry: false })
  return found !== undefined && Date.now() - found.mtimeMs > maxQuiet
}

/** A process that may not be asked lives too; one that nobody has waited for does not, nor one of the same number. */
function lives(pid: number, start: string | undefined): boolean {
  try {
    kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const found = statOf(pid)
  return found === null || (!'ZX'.includes(found.state) && (start === undefined || start === found.start))
}

/** State and start of a process, fields 3 and 22 of proc(5), where the system tells. */
function statOf(pid: number | 'self'): { state: string; start: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The name before them may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], start: fields[19] }
  } catch {
    return null
  }
}

function numberSpace(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1') + readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
