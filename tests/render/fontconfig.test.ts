import { existsSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withOwnFonts } from '../../src/render/fontconfig.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

const variables = () => [process.env.FONTCONFIG_FILE, process.env.FONTCONFIG_SYSROOT]

describe('withOwnFonts', () => {
  it('loads under this package’s configuration, whatever the machine’s is', () => {
    vi.stubEnv('FONTCONFIG_FILE', '/etc/other.conf')
    vi.stubEnv('FONTCONFIG_SYSROOT', '/mnt')
    const [file, root] = withOwnFonts(variables)
    expect(file).toMatch(/fonts\.conf$/)
    expect(existsSync(file!)).toBe(true)
    expect(root).toBe(undefined)
  })

  it('gives the machine’s back for programs that are started later, also where nothing could be loaded', () => {
    const fail = () => {
      throw new Error('no such library')
    }
    for (const [file, root] of [
      ['/etc/other.conf', '/mnt'],
      [undefined, undefined],
    ]) {
      vi.stubEnv('FONTCONFIG_FILE', file)
      vi.stubEnv('FONTCONFIG_SYSROOT', root)
      withOwnFonts(() => 'loaded')
      expect(variables()).toEqual([file, root])
      expect(() => withOwnFonts(fail)).toThrow('no such library')
      expect(variables()).toEqual([file, root])
    }
  })
})
