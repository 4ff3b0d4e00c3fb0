import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

/** Commands that show a file in the program that the system has for it. On Windows not `start`, which only a shell knows. */
const viewers: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer' }

/**
 * Shows a file with the system's viewer, which runs on when this process ends.
 *
 * @param file its name from the current folder; a folder is shown in the file manager
 * @returns a message why it cannot be shown, such as that there is no viewer;
 *   undefined where it is shown
 */
export async function openInViewer(file: string): Promise<string | undefined> {
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
