import type { KernelTools } from '../encode/apart.ts'
import { compileKernels } from '../paint/web-assembly.ts'
import { once, openBuilt } from './built.ts'

/** The compiled kernels of this package that formats need. */
export const kernelTools: KernelTools = {
  kernels: once(() => openBuilt('kernels/gif.wasm', compileKernels)),
  videoKernels: once(() => openBuilt('kernels/video.wasm', compileKernels)),
}
