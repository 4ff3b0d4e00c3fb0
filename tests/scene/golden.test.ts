import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Moment } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { boundsOf, flat, join } from './outline.ts'
import { type Made, make, remake } from './stage.ts'

/** Set to write the files anew; then read their difference. */
const update = process.env.NNANIM_UPDATE_GOLDEN !== undefined

/** What a shape looks like in words, apart from where it is. */
function looksOf(shape: Shape): string {
  const opacity = (shape.opacity ?? 1) > 0.995 ? [] : [`opacity ${shape.opacity?.toFixed(2)}`]
  switch (shape.kind) {
    case 'path': {
      const { closed, stroke, width = 1, dash } = shape
      const line = stroke ? [`stroke ${stroke} ${width.toFixed(1)}`] : []
      return [closed ? 'area' : 'line', ...line, ...(dash ? ['dashed'] : []), ...opacity].join(' ')
    }
    case 'dots':
      return ['dots', shape.marker ?? '', `ring ${shape.ring?.color ?? 'none'}`, ...opacity].join(' ')
    case 'text':
      return [`text ${shape.size.toFixed(1)} ${shape.fill}`, ...opacity].join(' ')
    default:
      return shape.kind
  }
}

function fillsOf(shape: Shape): string[] {
  if (shape.kind === 'dots') return Array.from(shape.fill ?? [0], k => shape.colors[k])
  return shape.kind === 'path' && shape.fill ? [shape.fill] : []
}

function pointsOf(shape: Shape): number {
  if (shape.kind === 'path') return shape.lines.reduce((sum, line) => sum + line.length / 2, 0)
  return shape.kind === 'dots' ? shape.centres.length / 2 : 1
}

/** Shapes that look alike, wherever they stand in the order of painting, on one line. */
function summary(shapes: Shape[]): string[] {
  const groups = new Map<string, Shape[]>()
  for (const shape of flat(shapes)) {
    const key = looksOf(shape)
    groups.set(key, [...(groups.get(key) ?? []), shape])
  }
  return [...groups].map(([key, members]) => {
    const fills = [...new Set(members.flatMap(fillsOf))]
    const colors = fills.length > 4 ? `${fills.length} colours` : fills.join(' ')
    const words = members.flatMap(shape => (shape.kind === 'text' ? [shape.text] : []))
    const box = members.map(boundsOf).reduce(join).map(Math.round).join(' ')
    const count = `× ${members.length}, ${members.reduce((sum, shape) => sum + pointsOf(shape), 0)} points`
    return `  ${[key, ...(words.length > 0 ? [words.join(' | ')] : [count, colors]), `[${box}]`].filter(Boolean).join(', ')}`
  })
}

function textOf({ scene }: Made): string {
  const moments = [0, 0.3 * scene.duration, 'poster' as const]
  const seconds = (moment: Moment) => (moment === 'poster' ? scene.still : moment).toFixed(2)
  return `${moments.flatMap(moment => [`at ${seconds(moment)} s`, ...summary(scene.at(moment))]).join('\n')}\n`
}

it.each(['blobs', 'circles'])('the figures of %s are what they were', data => {
  const transform = make({ data })
  const films = { transform, data: remake(transform, { scene: 'data', duration: 3 }) }
  for (const [name, film] of Object.entries(films)) {
    const file = new URL(`golden/${name}-${data}.txt`, import.meta.url)
    const text = textOf(film)
    if (update || !existsSync(file)) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  }
})
