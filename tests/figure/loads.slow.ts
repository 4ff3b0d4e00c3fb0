import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

// Other tests have the code of all scenes from the beginning; here each figure loads its own, in a process of its own.
const ofClasses =
  'transform data boundary orbit surface story compare explain training network columns dependence'
const ofTargets = 'transform data levels surface story network training dependence columns'
const calls: object[] = [
  ...ofClasses.split(' ').map(scene => ({ data: 'blobs', hidden: 3, scene })),
  ...ofTargets.split(' ').map(scene => ({ data: 'z = x*y', hidden: 3, scene })),
  ...['fit', 'compare'].map(scene => ({ data: 'y = sin(3*x)', hidden: 2, scene })),
  { data: 'blobs', hidden: 2, activation: 'relu', scene: 'regions' },
  { data: 'iris', hidden: 2, slice: 'auto', scene: 'boundary' },
  { data: 'iris', hidden: 2, slice: 'pairs', scene: 'boundary' },
  { data: 'blobs', hidden: 2, film: 3 },
  { data: 'blobs', hidden: 2, size: '80mm x 80mm', at: 3 },
  { data: 'blobs', hidden: 2, sequence: 'data,boundary' },
  { data: 'blobs', hidden: '1..3' },
  { data: 'blobs', hidden: 0 },
  { data: 'blobs', hidden: 3, without: 'h1' },
  { data: 'xor', scene: 'network', play: 'step' },
]

it.each(calls)('the core loads what a figure needs: %j', call => {
  const script = `import { figure, toSvg } from 'nnanim/core'
    const { alt, ...made } = await figure(${JSON.stringify(call)})
    console.log(alt.length > 0 && toSvg(made, 'poster').length)`
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(Number(printed)).toBeGreaterThan(1000)
})
