import {
  buildScene,
  loadDataset,
  type Result,
  readFigureSpec,
  readSpec,
  render,
  type SpecInput,
  toSvg,
  train,
} from 'nnanim'

const spec = readSpec({ data: 'blobs', hidden: 2 })
const dataset = await loadDataset(spec)
const { network, record } = train(dataset, spec)
const svg: string = toSvg(buildScene(spec, dataset, network, record), 0)
const result: Result = await render(spec, { output: 'out.svg', onProgress: ({ done }) => console.log(done) })
console.log(svg.length, result.outputs[0]?.bytes)

// Text forms are types, and so is what was read.
const input: SpecInput = { data: 'iris.csv', hidden: '8:tanh,3', size: '600x400', view: '-60,25', at: '50%' }
readSpec(input)
readSpec({ data: 'blobs', scene: 'data,transform', theme: { base: 'dark', ink: '#ffffff' }, fps: '20' })
readSpec({
  data: 'moons',
  hidden: [4, '3:relu', { units: 2 }],
  legend: 'no',
  maxSize: '5MB',
  reduce: 'pca:2',
})
readSpec('data: blobs')
readSpec({ ...spec, hidden: 3, scene: String(spec.scene) })
readFigureSpec({ data: 'moons', hidden: '1..4' })
readSpec({ data: 'moons', size: '85mmx60mm', fontSize: '8pt' })
readFigureSpec({ data: 'moons', activation: 'tanh|relu' })
readSpec({ data: 'table.csv', scene: 'network', image: '8x8', play: 'training' })
readFigureSpec({ data: 'moons', noise: { sweep: [0.1, 0.2] } })

// What an editor completes.
const completed: [Extract<SpecInput['scene'], 'boundary'>, Extract<SpecInput['theme'], 'dark'>] = [
  'boundary',
  'dark',
]
const activation: Extract<SpecInput['activation'], 'tanh'> = 'tanh'
const solver: Extract<SpecInput['solver'], 'adam'> = 'adam'
console.log(completed, activation, solver)

// @ts-expect-error: no such key
const wrongKey: SpecInput = { data: 'blobs', hiden: 2 }
// @ts-expect-error: no such layout
const wrongLayout: SpecInput = { data: 'blobs', layout: 'rows' }
// @ts-expect-error: no size
const wrongSize: SpecInput = { data: 'blobs', size: 'large' }
// @ts-expect-error: no such colour
const wrongTheme: SpecInput = { data: 'blobs', theme: { base: 'dark', inc: '#ffffff' } }
// @ts-expect-error: a spec has data
const withoutData: SpecInput = { hidden: 2 }
// @ts-expect-error: one network has one value of a key
const several: SpecInput = { data: 'blobs', noise: { sweep: [0.1, 0.2] } }
console.log(wrongKey, wrongLayout, wrongTheme, wrongSize, withoutData, several)
export const never = () => {
  // @ts-expect-error: no such key
  readSpec({ data: 'blobs', hiden: 2 })
  // @ts-expect-error: no such key
  readSpec({ hiden: 2 })
}
