import { SpecError } from '../options/error.ts'
import { quoted } from './line.ts'

/** The table of painted points, as a call names it. */
export const paintedFile = 'painted.csv'

/** A painted point: steps of a thousandth from −2.048, 0 to 4095, and its class from 1 to 9; with 0 its y is predicted. */
export type PaintedPoint = readonly [x: number, y: number, label: number]

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The part of the studio's address behind "#": a call without its first word, and its painted points, 28 bits each. */
export function addressOf(words: readonly string[], points: readonly PaintedPoint[] = []): string {
  const line = encodeURIComponent(quoted(words)).replace(/%(2C|3A|2F|3D)/g, decodeURIComponent)
  if (points.length === 0) return line
  const bits = points.map(([x, y, label]) => ((x << 16) | (y << 4) | label).toString(16).padStart(7, '0'))
  // Twelve bits are three hexadecimal digits, and two of these.
  const packed = `${bits.join('')}00`.match(/.{3}/g)!.map(three => {
    const number = Number.parseInt(three, 16)
    return digits[number >> 6] + digits[number & 63]
  })
  return `${line}&points=${packed.join('')}`
}

/**
 * The call that an address of the studio holds, and its painted points; null for a word that is none.
 *
 * @throws SpecError for an address that is damaged
 */
export function readAddress(address: string): { words: string[]; points: PaintedPoint[] } | null {
  const [, part] = /^(?:\w+:\/\/[^#]*|[^#]*\.html)#(.+)$/s.exec(address) ?? []
  if (part === undefined) return null
  const [line, packed = '', ...others] = part.split('&points=')
  const damaged = new SpecError('address', address.slice(0, 200), 'an address as the studio has it, whole')
  try {
    const words = wordsOf(decodeURIComponent(line))
    if (!words || others.length > 0 || !/^(?:[\w-]{2})*$/.test(packed)) throw damaged
    const bits = packed.replace(/../g, ([high, low]) =>
      (digits.indexOf(high) * 64 + digits.indexOf(low)).toString(16).padStart(3, '0'),
    )
    const points = (bits.match(/.{7}/g) ?? []).map((point): PaintedPoint => {
      const number = Number.parseInt(point, 16)
      return [number >> 16, (number >> 4) & 0xfff, number & 15]
    })
    return { words, points }
  } catch {
    throw damaged
  }
}

/** The words of a line as a POSIX shell reads them; null where a quote does not end. */
export function wordsOf(line: string): string[] | null {
  const parts = line.trim().match(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+|\s+|./gs) ?? []
  if (parts.some(part => /^['"\\]$/.test(part))) return null
  return parts
    .filter(part => part.trim() !== '')
    .map(part =>
      part.replace(/'([^']*)'|"([^"]*)"|\\(.)/gs, (_, ...[single, double, one]) => single ?? double ?? one),
    )
}

/** Painted points as the table that the command reads. */
export function paintedTable(points: readonly PaintedPoint[]): string {
  const hasClasses = points.some(([, , label]) => label > 0)
  const rows = points.map(([x, y, label]) =>
    [(x - 2048) / 1000, (y - 2048) / 1000, ...(hasClasses ? [label] : [])].join(),
  )
  return `${[hasClasses ? 'x,y,label' : 'x,y', ...rows].join('\n')}\n`
}
