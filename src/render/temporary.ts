import { randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Letters of a target's name that its temporary one keeps: names of files have 255 bytes at most. */
const kept = 40

const host = hostname()
  .replace(/[^A-Za-z0-9-]/g, '-')
  .slice(0, 60)

/**
 * A name beside a target for what is not whole yet. It says which process of which host writes it, so that what a
 * killed one left can be told from what is in the making: `out.gif.host.1234.1a2b3c4d.tmp`.
 */
export function temporaryFor(target: string): string {
  const unique = randomUUID().slice(0, 8)
  return join(dirname(target), `${stem(target)}.${host}.${process.pid}.${unique}.tmp`)
}

/** Removes what processes of this host that live no longer left beside a target. */
export async function removeStale(target: string): Promise<void> {
  await remove(target, pid => !lives(pid))
}

/** Removes what this process has left beside a target, when none of its threads writes there. */
export async function removeOwn(target: string): Promise<void> {
  await remove(target, pid => pid === process.pid)
}

async function remove(target: string, isLeft: (pid: number) => boolean): Promise<void> {
  const folder = dirname(target)
  const [before, after] = [`${stem(target)}.${host}.`, /^(\d+)\.[0-9a-f]{8}\.tmp$/]
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = name.startsWith(before) && after.exec(name.slice(before.length))?.[1]
    if (pid && isLeft(Number(pid))) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function stem(target: string): string {
  return basename(target).slice(0, kept)
}

/** A process that may not be asked lives too. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
