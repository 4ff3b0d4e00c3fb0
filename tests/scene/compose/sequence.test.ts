import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { SpecError } from '../../../src/options/error.ts'
import { altOf, buildScene } from '../../../src/scene/scenes/build.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { captionOf, dotsOf, textsOf } from '../outline.ts'
import { type Made, make, middle, remake } from '../stage.ts'

const data = { data: 'blobs', samples: 60 }
const film = make({ ...data, sequence: 'data:2,boundary:3s,transform:4,boundary:2' })

/** Another sequence of the same network. */
function played(sequence: unknown, more: object = {}): Made {
  return remake(film, readSpecObject({ ...data, ...more, sequence }))
}

const alone = (scene: string, duration: number) =>
  remake(film, { scene, sequence: null, duration, loop: 'once' }).scene

const titleOf = (shapes: readonly Shape[]) => textsOf([...shapes]).find(({ key }) => key === 'title 0')?.text

describe('the chapters of a sequence', () => {
  const { chapters, duration } = film.scene

  it('are those of its scenes in their order, in the seconds of each', () => {
    expect(duration).toBe(11)
    const starts = [0, 2, 5, 9, 11]
    const names = ['data', 'boundary', 'transform', 'boundary-2']
    names.forEach((name, i) => {
      const own = chapters.filter(({ id }) => id.startsWith(`${name}.`))
      expect(own[0].start).toBeCloseTo(starts[i], 9)
      expect(own.at(-1)!.end).toBeCloseTo(starts[i + 1], 9)
      const scene = alone(name.replace('-2', ''), starts[i + 1] - starts[i])
      expect(own.map(({ id }) => id)).toEqual(scene.chapters.map(({ id }) => `${name}.${id}`))
    })
    chapters.slice(1).forEach(({ start }, i) => {
      expect(start).toBe(chapters[i].end)
    })
  })

  it('have ids and names of their own, those of one scene as it has them', () => {
    expect(new Set(chapters.map(({ id }) => id)).size).toBe(chapters.length)
    const names = chapters.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('The line')
    expect(names).toContain('The data (boundary 2)')
  })

  it('show in the middle what the scene alone shows, with its words', () => {
    const [wide] = [alone('transform', 4)]
    for (const { id, ...chapter } of chapters.filter(({ id }) => /^transform\.(line|back)/.test(id))) {
      const own = wide.chapters.find(other => `transform.${other.id}` === id)!
      const [shapes, expected] = [film.scene.at(middle(chapter as never)), wide.at(middle(own))]
      expect(captionOf([...shapes])).toBe(captionOf([...expected]))
      expect(titleOf(shapes)).toBe(titleOf(expected))
    }
  })

  it('may be some of a scene, in the time of the part', () => {
    const { scene } = played('transform:line:3s,transform:data..segment-0:2s')
    expect(scene.chapters.map(({ id }) => id)).toEqual([
      'transform.line',
      'transform-2.data',
      'transform-2.cuts',
      'transform-2.segment-0',
    ])
    expect(scene.chapters[0].end).toBeCloseTo(3, 9)
    expect(scene.duration).toBe(5)
  })

  it('hold as long as they are told', () => {
    const { scene } = played('data:4,transform:6', { holdStart: 0.5, holdEnd: 2 })
    expect(scene.chapters[0].end).toBeCloseTo(0.5, 9)
    expect(scene.chapters.at(-1)!.start).toBeCloseTo(8, 9)
  })
})

describe('a sequence', () => {
  it('cuts where one scene follows another, and never shows two pictures at once', () => {
    const { scene } = played('data:2,transform:4')
    for (const time of [1.98, 2.02]) {
      const rows = dotsOf([...scene.at(time)]).flatMap(dots => Array.from(dots.rows ?? []))
      expect(rows).toHaveLength(new Set(rows).size)
    }
    expect([1.98, 2.02].map(time => titleOf(scene.at(time)))).toEqual([
      titleOf(scene.at(0)),
      titleOf(scene.at(5)),
    ])
  })

  it('has a still of its last scene', () => {
    const { scene } = played('data:2,transform:4')
    expect(captionOf([...scene.at('poster')])).toBe(captionOf([...alone('transform', 4).at('poster')]))
    const turning = played('data:2,surface:4').scene
    expect(titleOf(turning.at('poster'))).toContain('over the input plane')
    // Where that chapter is not played, what the last one comes to.
    const cut = played('transform:data..segment-0:3s').scene
    expect(cut.still).toBeGreaterThan(2.5)
  })

  it('has titles and captions of its own, for a scene or for a chapter', () => {
    const { scene } = played([
      { scene: 'data', seconds: 2, title: 'Punkte', captions: 'Krank oder gesund' },
      { scene: 'transform', seconds: 8, captions: { line: 'Eine Gerade trennt', back: 'none' } },
    ])
    const at = (id: string) => scene.at(middle(scene.chapters.find(chapter => chapter.id === id)!))
    expect(titleOf(at('data.back'))).toBe('Punkte')
    expect(captionOf([...at('data.back')])).toBe('Krank oder gesund')
    expect(captionOf([...at('transform.line')])).toBe('Eine Gerade trennt')
    expect(textsOf(at('transform.back')).some(({ key }) => key === 'caption 0')).toBe(false)
    expect(captionOf([...at('transform.segment-0')])).toBe('Two units bend the plane')
    const counted = played([{ scene: 'data', title: '{samples} Punkte' }, 'boundary'], {
      captions: { 'boundary.regions': '{correct} von {samples}' },
    }).scene
    expect(titleOf(counted.at(0.1))).toBe('60 Punkte')
    const regions = counted.chapters.find(({ id }) => id === 'boundary.regions')!
    expect(captionOf([...counted.at(middle(regions))])).toMatch(/^\d+ von 60$/)
    const few = played([{ scene: 'transform', captions: { line: 'Hier' } }], { caption: 'none' }).scene
    const said = few.chapters.map(chapter =>
      textsOf(few.at(middle(chapter))).flatMap(({ key, text }) => (key === 'caption 0' ? [text] : [])),
    )
    expect(said.flat()).toEqual(['Hier'])
    const whole = played('data:2,transform:4', { title: 'Ein Film' }).scene
    for (const time of [1, 4]) expect(titleOf(whole.at(time))).toBe('Ein Film')
  })

  it('says at each chapter what a training says, unless it is told otherwise', () => {
    const short = make({ ...data, samples: 20, restarts: 1, maxIter: 10 })
    const [own, told] = [undefined, { learning: 'Lernen' }].map(captions =>
      remake(
        short,
        readSpecObject({ ...data, sequence: ['data:2', { scene: 'training', seconds: 3, captions }] }),
      ),
    )
    const { chapters } = told.scene
    const learning = middle(chapters.find(({ id }) => id === 'training.learning')!)
    expect(captionOf([...own.scene.at(learning)])).toMatch(/^Iteration \d+/)
    expect(captionOf([...told.scene.at(learning)])).toBe('Lernen')
  })

  it('is told in its alternative text, scene by scene as far as there is room', () => {
    const textOf = (sequence: string) => {
      const { spec, dataset, network, record, scene } = played(sequence)
      expect(scene.notes).toEqual([...new Set(scene.notes)])
      return altOf(spec, [{ dataset, network, record }], scene)
    }
    expect(textOf('data:2,transform:3')).toMatch(/One after the other: .*scatter plot.*; they .*move/)
    const long = textOf('data:2,boundary:2,transform:3,boundary:2,surface')
    expect(long).toMatch(/One after the other: .*scatter plot.*cuts of the units.*…$/)
    expect(long.length).toBeLessThanOrEqual(400)
  })

  it('turns where one of its scenes does, and goes on where a part follows the one before it', () => {
    const { scene } = played('transform:data..line:5s,transform:back..boundary:3s,orbit:2')
    expect([scene.duration, scene.turns]).toEqual([10, true])
  })
})

describe('a sequence that cannot be shown', () => {
  const fault = (sequence: unknown) => {
    try {
      played(sequence)
    } catch (error) {
      if (error instanceof SpecError) return error.message
      throw error
    }
    return 'none'
  }

  it('names the chapters that there are', () => {
    expect(fault('transform:lines:3s')).toMatch(
      /^sequence: got "lines", expected a chapter of transform: data,/,
    )
    expect(fault('transform:line..data:3s')).toMatch(/data\.\.line/)
    expect(fault([{ scene: 'boundary', captions: { line: 'x' } }])).toMatch(
      /a chapter of boundary: data, cut-0/,
    )
  })

  it('is not refused before the network is there, which may have more', () => {
    const spec = readSpecObject({ ...data, sequence: 'boundary:cut-0..cut-1:3s' })
    const { dataset, network } = film
    const { record } = trainNetwork(dataset, spec)
    const early = { ...record, stopped: 'model' as const }
    expect(() => buildScene({ ...spec, cuts: false }, dataset, network, early)).not.toThrow()
    expect(() => buildScene({ ...spec, cuts: false }, dataset, network, record)).toThrow(/cut-0/)
  })
})
