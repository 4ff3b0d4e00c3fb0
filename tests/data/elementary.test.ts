import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { cos, exp, expm1, log, log1p, sin, tanh } from '../../src/data/elementary.ts'
import { random } from '../../src/data/random.ts'

const elementary = { cos, exp, expm1, log, log1p, sin, tanh }
const names = Object.keys(elementary) as (keyof typeof elementary)[]

/** Numbers of all sizes that a function takes: small, near 1, of some turns, and up to where `exp` overflows. */
function numbersFor(name: string): number[] {
  const rng = random('elementary')
  const scales = [1e-9, 1e-3, 1, 4, 80, 1600]
  const numbers = Array.from({ length: 6000 }, (_, i) => (rng() - 0.5) * scales[i % scales.length])
  if (name === 'log') return numbers.map(Math.abs)
  return name === 'log1p' ? numbers.filter(x => x > -1) : numbers
}

it.each([
  ['cos', '11614f8450cd7a9f'],
  ['exp', '38055ba476983c00'],
  ['expm1', 'f4bfd40ef2f46b83'],
  ['log', '5ae8d41d6f2d1625'],
  ['log1p', 'c2854ec68356349d'],
  ['sin', '8bf7de86a0383fca'],
  ['tanh', '977a3931dbd61dca'],
] as const)('%s has the same bits on every machine', (name, hash) => {
  const values = Float64Array.from(numbersFor(name), elementary[name])
  expect(createHash('sha256').update(values).digest('hex').slice(0, 16)).toBe(hash)
})

it.each(names)('%s is exact to some units in the last place, as that of the engine is', name => {
  for (const x of numbersFor(name)) {
    const [ours, theirs] = [elementary[name](x), Math[name](x)]
    if (ours === theirs) continue
    expect(Math.abs(ours - theirs), `${name}(${x})`).toBeLessThanOrEqual(
      4 * Number.EPSILON * Math.abs(theirs),
    )
  }
})

it.each(names)('%s has the limits and the zeros of the engine', name => {
  const ends = [0, 0.5, 1, 1.5, 710, 746, 2e6, 1e300, 5e-324, Infinity, NaN].flatMap(x => [x, -x])
  for (const x of ends) expect(elementary[name](x), `${name}(${x})`).toBe(Math[name](x))
})
