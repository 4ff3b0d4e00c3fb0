import type { OpenLoops } from '../network/loops.ts'
import { kernelImports, type NetworkKernels, vectorLoops } from '../network/vectors.ts'
import { compileKernels, instantiateSized } from '../paint/web-assembly.ts'
import { openBuilt } from './built.ts'

/** Loops of training in WebAssembly. */
export async function loadLoops(): Promise<OpenLoops> {
  const module = await openBuilt('kernels/network.wasm', compileKernels)
  return vectorLoops(bytes => instantiateSized<NetworkKernels>(module, bytes, kernelImports))
}
