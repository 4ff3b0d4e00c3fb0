import type { ApartTools } from '../encode/apart.ts'
import { compileKernels } from '../paint/web-assembly.ts'
import { once, openBuilt } from './built.ts'
import { findCompressor } from './compressors.ts'

/** The tools of this machine that a thread which only encodes needs. */
export const encodeTools: ApartTools = {
  kernels: once(() => openBuilt('kernels/gif.wasm', compileKernels)),
  videoKernels: once(() => openBuilt('kernels/video.wasm', compileKernels)),
  compressor: async () => (await findCompressor()).compressor,
}
