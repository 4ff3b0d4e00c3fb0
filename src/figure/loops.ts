import { base64 } from '#built/network-kernels'
import type { OpenLoops } from '../network/loops.ts'
import { kernelImports, type NetworkKernels, vectorLoops } from '../network/vectors.ts'
import { orElse } from '../options/or-else.ts'
import { bytesOf, compileNow, instantiateSized } from '../paint/web-assembly.ts'

/** The loops of training in WebAssembly, without waiting; null where a page's policy forbids them, which changes no bit. */
export function openBuiltLoops(): OpenLoops | null {
  const module = orElse(() => compileNow(bytesOf(base64)), null)
  return module && vectorLoops(bytes => instantiateSized<NetworkKernels>(module, bytes, kernelImports))
}
