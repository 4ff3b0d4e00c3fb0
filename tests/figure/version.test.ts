import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { version } from '../../src/figure/version.ts'

it('the version of recipes is that of the package', () => {
  expect(version).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version)
})
