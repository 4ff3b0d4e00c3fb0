import { expect, it } from 'vitest'
import { least } from './fences-of.ts'

it('the least number of straight cuts of circles is 3, for 40 seeds', () => {
  for (let seed = 1; seed <= 40; seed++) expect(least({ data: 'circles', seed }), `seed ${seed}`).toBe(3)
})
