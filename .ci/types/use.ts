import { buildScene, loadDataset, type Result, readSpec, render, toSvg, train } from 'nnanim'

const spec = readSpec({ data: 'blobs', hidden: 2 })
const dataset = await loadDataset(spec)
const { network, record } = train(dataset, spec)
const svg: string = toSvg(buildScene(spec, dataset, network, record), 0)
const result: Result = await render(spec, { output: 'out.svg', onProgress: ({ done }) => console.log(done) })
console.log(svg.length, result.outputs[0]?.bytes)
