import { base64 } from '#built/network-kernels'
import type { OpenLoops } from '../network/loops.ts'
import { kernelImports, type NetworkKernels, vectorLoops } from '../network/vectors.ts'
import { bytesOf, compileNow, instantiateSized, type KernelModule } from '../paint/web-assembly.ts'

/** The loops of training in WebAssembly, without waiting; null where a page's policy forbids them, which changes no bit. */
export function openBuiltLoops(): OpenLoops | null {
  let module: KernelModule
  try {
    module = compileNow(bytesOf(base64))
  } catch {
    return null
  }
  return vectorLoops(bytes => instantiateSized<NetworkKernels>(module, bytes, kernelImports))
}
