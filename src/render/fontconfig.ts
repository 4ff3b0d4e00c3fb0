import { readFileSync } from 'node:fs'
import { env } from 'node:process'
import { fileURLToPath } from 'node:url'
import { WorkError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'

/** The build's copy of `fonts.conf`, at the same relative path from `src/render`, `dist/render` and `dist/bundle`. */
const ownFile = fileURLToPath(new URL('../../dist/fonts.conf', import.meta.url))

/**
 * Loads a library that draws text through fontconfig, with fontconfig set to this package's configuration: without the
 * machine's fonts, and without hinting, which changes pixels from one machine to the next. Fontconfig reads the
 * environment variables once, with the first font; afterwards they are restored, for programs that are started later.
 * A worker thread has only a copy of them, so the main thread must load first.
 *
 * @throws what `load` throws; WorkError where the configuration is missing or cut, as letters would be others then
 */
export function withOwnFonts<Library>(load: () => Library, file = ownFile): Library {
  const isWhole = orElse(() => readFileSync(file, 'utf8').trimEnd().endsWith('</fontconfig>'), false)
  if (!isWhole) throw new WorkError('dist/fonts.conf is missing or damaged: install nnanim again')
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
