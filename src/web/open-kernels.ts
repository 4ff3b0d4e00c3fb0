import { base64, openScript } from 'paint-kernels'
import type { OpenPaintKernels } from '../paint/kernels.ts'
import { instantiate, type KernelModule } from '../paint/web-assembly.ts'

/** Compiled when the first figure is drawn; null where a Content-Security-Policy forbids it, or an old browser cannot do it. */
let compiled: KernelModule | null | undefined

/** Opens the kernels that paint. In JavaScript they take half as long again; that is for pages that may not compile. */
export const openPaintKernels: OpenPaintKernels = () => {
  if (compiled === undefined) compiled = compile()
  return compiled === null ? openScript() : instantiate(compiled)
}

function compile(): KernelModule | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(base64), character => character.charCodeAt(0)))
  } catch {
    return null
  }
}
