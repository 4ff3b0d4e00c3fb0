import { readFile } from 'node:fs/promises'
import { kernelImports, type NetworkKernels, vectorLoops } from '../../src/network/vectors.ts'
import { compileKernels, instantiate } from '../../src/paint/web-assembly.ts'

const module = await compileKernels(await readFile('dist/kernels/network.wasm'))

/** Loops in WebAssembly. */
export const openVectors = vectorLoops(() => instantiate<NetworkKernels>(module, kernelImports))
