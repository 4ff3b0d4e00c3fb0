import { env } from 'node:process'
import { fileURLToPath } from 'node:url'

/** The build's copy of `fonts.conf`, at the same relative path from `src/render`, `dist/render` and `dist/bundle`. */
const file = fileURLToPath(new URL('../../dist/fonts.conf', import.meta.url))

/**
 * Loads a library that draws text through fontconfig, with fontconfig set to this package's configuration: without the
 * machine's fonts, and without hinting, which changes pixels from one machine to the next. Fontconfig reads the
 * environment variables once, with the first font; afterwards they are restored, for programs that are started later.
 * A worker thread has only a copy of them, so the main thread must load first.
 *
 * @throws what `load` throws
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
