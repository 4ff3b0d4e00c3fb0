import { readFile } from 'node:fs/promises'
import { kernelImports, type NetworkKernels, vectorLoops } from '../../src/network/vectors.ts'
import { compileKernels, instantiateSized } from '../../src/paint/web-assembly.ts'

const module = await compileKernels(await readFile('dist/kernels/network.wasm'))

/** Loops in WebAssembly. */
export const openVectors = vectorLoops(bytes =>
  instantiateSized<NetworkKernels>(module, bytes, kernelImports),
)
