import { expect, it } from 'vitest'
import * as fr from '../../src/language/fr.ts'
import { faultsOf, textsOf } from './check.ts'

it('x', async () => {
  const lines = textsOf(fr).map(([path, text]) => `${path}: ${text}\n`)
  await expect(lines.join('')).toMatchFileSnapshot('fr.txt')
  expect(faultsOf(fr)).toEqual([])
})
