import { describe, expect, it } from 'vitest'
import { isCommitting } from '../../src/render/commit.ts'
import { ended, framesFolder, red } from './commit-stage.ts'

const { folder, target, make, found, start, finishAfterKill, hearSignal } = framesFolder()

describe('a folder of frames whose process is killed while it puts them in place', () => {
  it('never has frames of two runs, and is finished by the next that looks at it', async () => {
    const struck: string[] = []
    for (let steps = 0; ; steps++) {
      const { signal, seen } = await finishAfterKill(steps)
      struck.push(seen)
      if (signal === 0) break
    }
    // It was struck everywhere: old frames whole and in part, no frames, new ones in part and whole.
    expect(new Set(struck)).toEqual(new Set(['red,red,red', 'red,red', 'red', '', 'blue', 'blue,blue']))
    await make(1, red)
    expect(await folder.names()).toEqual(['frames'])
  })

  it.each([
    ['SIGHUP', [2, 4, 6]],
    ['SIGTERM', [2, 6]],
  ])('by %s is whole, as that is heard afterwards', hearSignal)
})

describe('two processes that write one folder', () => {
  it('take turns, so that it has the frames of one', async () => {
    const again = (count: number, bytes: string) =>
      start(`for (let i = 0; i < 60; i++) await (await make(${count}, ${bytes})).commit()`)
    for (const end of await Promise.all([ended(again(5, 'red')), ended(again(8, 'blue'))]))
      expect(end).toBe(0)
    expect([Array(5).fill('red'), Array(8).fill('blue')]).toContainEqual((await found()).runs)
    expect(isCommitting(target())).toBe(false)
    expect(await folder.names()).toEqual(['frames'])
  })
})
