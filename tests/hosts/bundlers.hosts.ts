import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { bundlers } from './bundlers.ts'
import { project } from './project.ts'

const entries = {
  'forward.js': `import { forward } from 'nnanim/core'
    const layers = [{ weights: [[1], [2]], biases: [0], activation: 'sigmoid' }]
    globalThis.answer = [...forward({ layers }, new Float64Array([2, -1]))[0]]`,
}

describe.each(Object.entries(bundlers))('%s', (name, bundle) => {
  it('makes of forward alone less than 30 kB', async () => {
    const page = '<!doctype html><title>forward</title><script type="module" src="./forward.js"></script>'
    const files = { ...entries, 'index.html': page }
    const made = project(`forward-${name}`, files)
    await bundle(made, 'forward.js', 'out')
    const codes = Object.entries(made.files('out')).filter(([file]) => file.endsWith('.js'))
    const bytes = codes.reduce((sum, [, code]) => sum + code.length, 0)
    console.log(
      name,
      bytes,
      codes.map(([file, code]) => [file, code.length, gzipSync(code).length]),
    )
    expect(bytes).toBeGreaterThan(500)
    expect(bytes).toBeLessThan(30_000)
  })
})
