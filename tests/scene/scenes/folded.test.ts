import { expect, it } from 'vitest'
import { themes } from '../../../src/scene/style/themes.ts'
import { flat, pathsOf } from '../outline.ts'
import { make, middle } from '../stage.ts'

const { beyond, tints: floors, ink, muted, frame, grid } = themes.light

it.each([
  { data: 'spirals', legend: false },
  { data: 'circles', hidden: 4, legend: false },
])('a sheet that folds over itself fades out on the way, and only its outline is left: %o', options => {
  const { scene } = make(options)
  const line = scene.chapters.find(({ id }) => id === 'line')!
  const way = scene.chapters[scene.chapters.indexOf(line) - 1]
  const strengths = Array.from({ length: 40 }, (_, i) => way.start + ((way.end - way.start) * i) / 39).map(
    time => scene.at(time).find(({ key, kind }) => key === 'sheet' && kind === 'group')?.opacity ?? 0,
  )
  const fading = strengths.filter(strength => strength > 0)
  // The first moment has the sheet as it is, in no group.
  expect(fading.length).toBeGreaterThan(5)
  expect(fading).toEqual(fading.toSorted((a, b) => b - a))
  expect(strengths.slice(-10).every(strength => strength === 0)).toBe(true)

  const shapes = scene.at(middle(line))
  expect(flat(shapes).some(({ key }) => key?.startsWith('cut') || key === 'border')).toBe(false)
  const paths = pathsOf(shapes).filter(({ closed }) => closed)
  const tints = paths.flatMap(({ fill }) => (fill ? [fill] : []))
  expect(tints.every(fill => [...beyond, ...floors].includes(fill))).toBe(true)
  const lines = new Set(paths.flatMap(({ stroke }) => (stroke ? [stroke] : [])))
  // The outline is there, besides planes and frames.
  expect(lines).toContain(muted)
  expect([...lines].every(stroke => [muted, ink, frame, grid.fine].includes(stroke))).toBe(true)
})
