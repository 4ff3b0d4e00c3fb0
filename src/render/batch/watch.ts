import { existsSync, type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Milliseconds without a change after which a file is taken to be complete: editors write in several steps. */
const quietTime = 150

/** Watches files for changes, through their folders: many programs replace a file by a new one instead of writing to it. */
export function openWatch(signal: AbortSignal) {
  const watchers = new Map<string, FSWatcher>()
  let followed = new Set<string>()
  let isDirty = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  const settle = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      isDirty = true
      wake()
    }, quietTime)
  }
  signal.addEventListener('abort', () => wake())
  return {
    /** Watches these files from now on, and no others. */
    follow(files: readonly string[]) {
      followed = new Set(files.map(file => `${dirname(file)}\0${basename(file)}`))
      const folders = new Set(files.map(file => dirname(file)))
      for (const [folder, watcher] of watchers)
        if (!folders.has(folder)) {
          watcher.close()
          watchers.delete(folder)
        }
      for (const folder of folders) {
        // Of a folder that is not there, who reads the file says more.
        if (watchers.has(folder) || !existsSync(folder)) continue
        const watcher = watch(folder, (_, name) => {
          // Some systems do not give the name; then any file may have changed.
          if (name === null || followed.has(`${folder}\0${name}`)) settle()
        })
        // A folder that was removed sends no more events.
        watcher.on('error', () => watchers.delete(folder))
        watchers.set(folder, watcher)
      }
    },
    /** Waits until one of them has changed since the last call, and changes no more; ends too when the signal is aborted. */
    async changed() {
      if (!isDirty && !signal.aborted)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      isDirty = false
    },
    close() {
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}
