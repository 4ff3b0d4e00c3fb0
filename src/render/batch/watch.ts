import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

export interface Watch {
  /** Looks after these files from now on, and no others. */
  follow(files: readonly string[]): void
  /** Waits until one of them has changed since the last time, and has come to rest. */
  changed(): Promise<void>
  close(): void
}

/** Milliseconds without a change after which a file is taken to be whole: editors write it in several steps. */
const rest = 150

/** Watches files through their folders, since many programs put a new file in the place of the old one. */
export function openWatch(signal: AbortSignal): Watch {
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
    }, rest)
  }
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  return {
    follow(files) {
      followed = new Set(files.map(file => `${dirname(file)}\0${basename(file)}`))
      const folders = new Set(files.map(file => dirname(file)))
      for (const [folder, watcher] of watchers)
        if (!folders.has(folder)) {
          watcher.close()
          watchers.delete(folder)
        }
      for (const folder of folders) {
        if (watchers.has(folder)) continue
        const watcher = watch(folder, (_, name) => {
          // Some systems do not report the name.
          if (name === null || followed.has(`${folder}\0${name}`)) settle()
        })
        // A folder that goes away reports nothing any more.
        watcher.on('error', () => watchers.delete(folder))
        watchers.set(folder, watcher)
      }
    },
    async changed() {
      if (!isDirty && !signal.aborted)
        await new Promise<void>(resolve => {
          wake = resolve
        })
      isDirty = false
    },
    close() {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}
