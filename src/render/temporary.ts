import { createHash, randomUUID } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pid as here, kill } from 'node:process'

/** Letters of a target's name that its temporary one keeps: names of files have 255 bytes at most. */
const kept = 40

const host = hostname()
  .replace(/[^A-Za-z0-9-]/g, '-')
  .slice(0, 60)

/**
 * A name beside a target for what is not whole yet. It says which process of which host writes it, so that what a
 * killed one left can be told from what is in the making: `out.gif.host.1234.0a1b2c3d4e5f6071.tmp`. Half of the last
 * digits stand for the whole name of the target, the others are new each time.
 */
export function temporaryFor(target: string): string {
  const unique = randomUUID().slice(0, 8)
  const name = `${stem(target)}.${host}.${here}.${digest(target)}${unique}.tmp`
  return join(dirname(target), name)
}

/** Removes what processes of this host that live no longer left beside targets. */
export async function removeStale(targets: readonly string[]): Promise<void> {
  await remove(targets, pid => !lives(pid))
}

/** Removes what this process has left beside targets, when none of its threads writes there. */
export async function removeOwn(targets: readonly string[]): Promise<void> {
  await remove(targets, pid => pid === here)
}

async function remove(targets: readonly string[], isLeft: (pid: number) => boolean): Promise<void> {
  // Each folder is read once, however many targets it has.
  const folders = new Map<string, Set<string>>()
  for (const target of targets) {
    const own = folders.get(dirname(target)) ?? new Set()
    folders.set(dirname(target), own.add(stem(target) + digest(target)))
  }
  for (const [folder, own] of folders)
    for (const name of await readdir(folder).catch(() => [])) {
      const [, stem, pid, digest] = temporaryName.exec(name) ?? []
      if (stem !== undefined && own.has(stem + digest) && isLeft(Number(pid)))
        await rm(join(folder, name), { recursive: true, force: true })
    }
}

/** A name that `temporaryFor` gave on this host: stem, process, digest. */
const temporaryName = new RegExp(`^(.*)\\.${host}\\.(\\d+)\\.([0-9a-f]{8})[0-9a-f]{8}\\.tmp$`, 's')

function stem(target: string): string {
  return basename(target).slice(0, kept)
}

/** Tells names apart that begin alike. */
function digest(target: string): string {
  return createHash('sha256').update(basename(target)).digest('hex').slice(0, 8)
}

/** A process that may not be asked lives too. */
function lives(pid: number): boolean {
  try {
    kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
