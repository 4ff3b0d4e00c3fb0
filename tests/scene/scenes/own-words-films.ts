import { describe, expect, it } from 'vitest'
import type { Scene } from '../../../src/scene/scene.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { type Made, make, middle, remake } from '../stage.ts'

/** What is trained fast. */
export const quick = { restarts: 1, maxIter: 30 }

/** The texts of shapes, those in groups too. */
export function textsIn(shapes: readonly Shape[]): { key: string; text: string }[] {
  return shapes.flatMap(shape =>
    shape.kind === 'group'
      ? textsIn(shape.children)
      : shape.kind === 'text'
        ? [{ key: shape.key ?? '', text: shape.text }]
        : [],
  )
}

/** The title or the caption at a time, in one line. */
export const lineOf = (kind: 'title' | 'caption', scene: Scene, time: number) =>
  textsIn(scene.at(time))
    .filter(({ key }) => key.startsWith(`${kind} `))
    .map(({ text }) => text)
    .join(' ')

/** What is said in the middle of each chapter. */
export const said = (kind: 'title' | 'caption', scene: Scene) =>
  Object.fromEntries(scene.chapters.map(chapter => [chapter.id, lineOf(kind, scene, middle(chapter))]))

/** The words of the chapters of some scenes. */
export function describeOwnWords(names: string[]): void {
  describe.each(names)('the chapters of %s', name => {
    const made: Made[] = [
      { data: 'blobs', hidden: '2' },
      { data: 'circles', hidden: '8,3', path: 'staged' },
      { data: 'iris', hidden: '4' },
    ]
      .filter(({ data }) => data !== 'iris' || !scenes[name].plane)
      .map(options => {
        const { takes } = scenes[name].facts
        const { path: _, ...rest } = options as { path?: string }
        return make({ ...(takes.includes('path') ? options : rest), scene: name, ...quick })
      })

    it('have ids that its facts name', () => {
      const { chapters, found = [] } = scenes[name].facts
      for (const { scene } of made)
        for (const { id } of scene.chapters) expect(chapters).toContain(id.replace(/\d+$/, '0'))
      for (const id of found) expect(chapters).toContain(id)
    })

    it('have texts of their own, and the others keep theirs', () => {
      const [one] = made
      const { scene } = one
      const mine = Object.fromEntries(scene.chapters.map(({ id }) => [id, `My ${id}`]))
      const all = remake(one, { captions: mine, titles: mine }).scene
      const [last] = scene.chapters.slice(-1)
      const own = remake(one, { captions: { [last.id]: 'Mine' }, titles: { [last.id]: 'Mine' } }).scene
      for (const kind of ['title', 'caption'] as const) {
        expect(said(kind, all)).toEqual(mine)
        expect(said(kind, own)).toEqual({ ...said(kind, scene), [last.id]: 'Mine' })
      }
      expect(own.title).toBe(scene.title)
    })
  })
}

/** Scenes that take longer than the others, which `own-words.slow.ts` shows. */
export const slowScenes = ['compare', 'story', 'training']
