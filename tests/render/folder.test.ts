import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { SpecError } from '../../src/options/error.ts'
import { checkFolder } from '../../src/render/folder.ts'
import { blue, ended, framesFolder, red } from './commit-stage.ts'

const { folder, target, open, make, start } = framesFolder()
const name = (frame: number) => `frames/frame-${String(frame).padStart(4, '0')}.png`
const inFolder = async () => (await readdir(target())).sort()

describe('a folder of frames', () => {
  it('is made, with a file for each chunk', async () => {
    await make(3, red)
    expect(await inFolder()).toEqual(['frame-0001.png', 'frame-0002.png', 'frame-0003.png'])
    expect(await readFile(folder.path(name(2)))).toEqual(Buffer.from(red))
    expect(await folder.names()).toEqual(['frames'])
  })

  it('takes the place of a longer film that nnanim made, and leaves other files', async () => {
    await make(3, red)
    for (const file of ['notes.txt', 'frame-1.png', 'frame-0001.txt', 'frame-0009.jpg'])
      await writeFile(folder.path(`frames/${file}`), 'mine')
    await make(2, blue)
    expect(await inFolder()).toEqual([
      ...['frame-0001.png', 'frame-0001.txt', 'frame-0002.png', 'frame-0009.jpg', 'frame-1.png'],
      'notes.txt',
    ])
    expect(await readFile(folder.path(name(1)))).toEqual(Buffer.from(blue))
  })

  it('knows frames of long films, which have more digits', async () => {
    await make(1, red)
    await writeFile(folder.path('frames/frame-10000.png'), red)
    await make(1, blue)
    expect(await inFolder()).toEqual(['frame-0001.png'])
  })

  it('is as before when the run fails, whatever it had', async () => {
    await make(2, red)
    await (await open(1, blue)).discard()
    expect(await readFile(folder.path(name(1)))).toEqual(Buffer.from(red))
    expect(await folder.names()).toEqual(['frames'])
  })

  it('is written through a symbolic link', async () => {
    await mkdir(folder.path('real'))
    await symlink('real', folder.path('frames'))
    await make(1, red)
    expect(await readFile(folder.path('real/frame-0001.png'))).toEqual(Buffer.from(red))
  })
})

describe('a folder that cannot take frames', () => {
  const refused = () => checkFolder(target(), 'output')

  it('holds a frame that nnanim did not make', async () => {
    await make(1, red)
    await writeFile(folder.path(name(7)), 'mine')
    await expect(refused()).rejects.toThrow(SpecError)
    await expect(refused()).rejects.toThrow('frame-0007.png')
    expect(await readFile(folder.path(name(7)), 'utf8')).toBe('mine')
  })

  it('is a file, or stands in a folder that is missing', async () => {
    await writeFile(folder.path('frames'), 'mine')
    await expect(refused()).rejects.toThrow('a folder, not a file')
    await expect(checkFolder(folder.path('missing/frames'), 'output')).rejects.toThrow(folder.path('missing'))
    await expect(checkFolder(folder.path('frames/below'), 'output')).rejects.toThrow(SpecError)
  })

  it('has a name that is too long', async () => {
    await expect(checkFolder(folder.path('a'.repeat(256)), 'output')).rejects.toThrow('a shorter name')
  })

  it('is a circle of links', async () => {
    await symlink('b', folder.path('a'))
    await symlink('a', folder.path('b'))
    await expect(checkFolder(folder.path('a'), 'output')).rejects.toThrow(SpecError)
  })

  it('holds a link to no file by the name of a frame', async () => {
    await make(1, red)
    await symlink('nowhere', folder.path(name(2)))
    await expect(refused()).rejects.toThrow('frame-0002.png')
  })
})

describe('a process that ends while it writes frames', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves the old ones, and nothing else', async signal => {
    await make(2, red)
    const child = start("await make(1, blue); console.log('open'); setInterval(() => {}, 1000)")
    await new Promise(opened => child.stdout!.once('data', opened))
    child.kill(signal)
    expect(await ended(child)).toBe(signal)
    expect(await folder.names()).toEqual(['frames'])
    expect(await readFile(folder.path(name(1)))).toEqual(Buffer.from(red))
  })
})

describe('a pipe that is named as a frame', () => {
  it.skipIf(process.platform === 'win32')('is refused, not waited for', async () => {
    await mkdir(folder.path('frames'))
    execFileSync('mkfifo', [folder.path('frames/frame-0001.png')])
    await expect(open(0, red)).rejects.toThrow(SpecError)
  })
})
