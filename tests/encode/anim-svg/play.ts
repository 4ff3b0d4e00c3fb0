import { easeBy, type Spline } from '../../../src/encode/anim-svg/spline.ts'
import { parseXml, type XmlElement } from '../../paint/xml.ts'

/** What a file shows at a moment, in painting order; places in pixels. */
export type Seen =
  | { kind: 'path'; lines: number[][]; opacity: number }
  | { kind: 'text'; text: string; place: number[]; opacity: number }
  | { kind: 'dots'; centres: number[]; opacity: number }

const UNITS = 10

/** Opens a file of ours for any moment of it, 0 to 1: what a browser would show, from its animations alone. */
export function openMoving(file: string): { root: XmlElement; at(share: number): Seen[] } {
  const root = parseXml(file)
  const moving = elementsOf(root).find(
    ({ name, attributes }) => name === 'g' && /m$/.test(attributes.class ?? ''),
  )!
  return { root, at: share => elementsOf(moving).flatMap(child => seen(child, share)) }
}

function seen(element: XmlElement, share: number): Seen[] {
  const now = attributesAt(element, share)
  const opacity = now.visibility === 'hidden' ? 0 : Number(now.opacity ?? 1)
  if (opacity === 0) return []
  const children = elementsOf(element).filter(({ name }) => !name.startsWith('animate'))
  if (element.name === 'path') return [{ kind: 'path', lines: linesOf(now.d), opacity }]
  if (element.name === 'text')
    return [
      {
        kind: 'text',
        text: element.children.filter(child => typeof child === 'string').join(''),
        place: [now.x ?? 0, now.y ?? 0].map(v => Number(v) / UNITS),
        opacity,
      },
    ]
  if (children.every(({ name }) => name === 'use')) {
    const centres = children.flatMap(use => {
      const dot = attributesAt(use, share)
      return dot.visibility === 'hidden' ? [] : placeOf(dot)
    })
    return centres.length > 0 ? [{ kind: 'dots', centres, opacity }] : []
  }
  const [dx, dy] = placeOf(now)
  return children
    .flatMap(child => seen(child, share))
    .map(one => ({
      ...one,
      opacity: one.opacity * opacity,
      ...(one.kind === 'text' && { place: [one.place[0] + dx, one.place[1] + dy] }),
    }))
}

function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter(child => typeof child !== 'string')
}

function placeOf({ transform, x = '0', y = '0' }: Record<string, string>): number[] {
  const numbers = transform
    ?.replace(/[a-z()]/g, '')
    .trim()
    .split(/\s+/) ?? [x, y]
  return numbers.map(value => Number(value) / UNITS)
}

/** Attributes as its animations make them. */
function attributesAt(element: XmlElement, share: number): Record<string, string> {
  const now = { ...element.attributes }
  for (const { name, attributes: animation } of elementsOf(element)) {
    if (!name.startsWith('animate')) continue
    const times = animation.keyTimes.split(';').map(Number)
    const values = animation.values.split(';')
    const at = Math.max(
      0,
      times.findLastIndex(time => time <= share),
    )
    if (animation.calcMode === 'discrete' || at === times.length - 1)
      now[animation.attributeName] = values[at]
    else {
      const even = (share - times[at]) / (times[at + 1] - times[at])
      const spline = animation.keySplines?.split(';')[at].split(' ').map(Number) as unknown as
        | Spline
        | undefined
      const eased = spline ? easeBy(spline, even) : even
      now[animation.attributeName] = mixed(values[at], values[at + 1], eased)
    }
  }
  return now
}

/** A text whose numbers are on the way to those of another. */
function mixed(from: string, to: string, share: number): string {
  const ends = to.match(numbers) ?? []
  let i = 0
  return from
    .replace(numbers, number => ` ${Number(number) + (Number(ends[i++]) - Number(number)) * share}`)
    .trim()
}

const numbers = /-?(?:\d+\.?\d*|\.\d+)/g

/** The lines of path data in relative commands. */
function linesOf(d: string): number[][] {
  const lines: number[][] = []
  let [x, y] = [0, 0]
  for (const [, command, text] of d.matchAll(/([Mmlz])([^Mmlz]*)/g)) {
    const values = (text.match(numbers) ?? []).map(Number)
    if (command === 'z') {
      x = lines.at(-1)![0] * UNITS
      y = lines.at(-1)![1] * UNITS
    }
    if (/m/i.test(command)) lines.push([])
    for (let i = 0; i < values.length; i += 2) {
      x += values[i]
      y += values[i + 1]
      lines.at(-1)!.push(x / UNITS, y / UNITS)
    }
  }
  return lines
}
