import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WorkError } from '../../src/options/error.ts'
import { withOwnFonts } from '../../src/render/raster.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()

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

  it('loads nothing where its configuration is missing, empty or cut: letters would be others', () => {
    const file = folder.path('fonts.conf')
    const load = () => withOwnFonts(() => 'loaded', file)
    expect(load).toThrow(WorkError)
    const whole = readFileSync('dist/fonts.conf', 'utf8')
    for (const part of ['', whole.slice(0, 400)]) {
      writeFileSync(file, part)
      expect(load).toThrow('dist/fonts.conf is missing or damaged: install nnanim again')
    }
    writeFileSync(file, whole)
    expect(load()).toBe('loaded')
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
