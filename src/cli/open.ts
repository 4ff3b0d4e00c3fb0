import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** Programs that show a file in the one that the system has for it. Not `start`, which is a word of a shell. */
const viewers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' }

/** Shows a file with the system's viewer, which lives on; gives the reason where there is none. */
export async function open(file: string): Promise<string | undefined> {
  const viewer = viewers[process.platform] ?? 'xdg-open'
  const child = spawn(viewer, [resolve(file)], { detached: true, stdio: 'ignore' })
  try {
    await once(child, 'spawn')
    child.unref()
    return undefined
  } catch (error) {
    return `cannot open ${file}: ${viewer} (${(error as NodeJS.ErrnoException).code})`
  }
}
