import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { gif } from '../../src/encode/gif/gif.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()

afterEach(() => vi.restoreAllMocks())

describe('an encoder that throws', () => {
  it.each<'prepare' | 'encoder' | 'join'>(['prepare', 'encoder', 'join'])(
    'in %s leaves the old file, the other outputs and nothing else',
    async stage => {
      vi.spyOn(gif, stage).mockImplementation(() => {
        throw new Error('bang')
      })
      const output = ['a.gif', 'b.png', 'c.mp4', 'frames/'].map(folder.path)
      for (const file of output.slice(0, 2)) await writeFile(file, 'old')
      const spec = readSpecObject({ data: 'blobs', size: 120, fps: 5, duration: 1 })
      await expect(render(spec, { output, jobs: 1 })).rejects.toThrow('bang')
      expect(await folder.names()).toEqual(['a.gif', 'b.png'])
      for (const file of output.slice(0, 2)) expect(await readFile(file, 'utf8')).toBe('old')
    },
  )
})
