import { env } from 'node:process'
import { fileURLToPath } from 'node:url'

/** Beside the folders of the source, of the library and of the bundle. */
const file = fileURLToPath(new URL('../../fonts.conf', import.meta.url))

/**
 * Loads what draws text through fontconfig, which then knows this package's configuration alone: no font of the
 * machine, and no hinting, which changes pixels from one machine to the next. It reads the variables once, with the
 * first font; programs that are started later find them as they were. A worker thread has only a copy of them, so the
 * first load must be the main thread's.
 */
export function withOwnFonts<Library>(load: () => Library): Library {
  const own = { FONTCONFIG_FILE: file, FONTCONFIG_SYSROOT: undefined }
  const before = Object.fromEntries(Object.keys(own).map(name => [name, env[name]]))
  setVariables(own)
  try {
    return load()
  } finally {
    setVariables(before)
  }
}

function setVariables(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables))
    if (value === undefined) delete env[name]
    else env[name] = value
}
