/** A compiled `WebAssembly.Module`, a name that neither ES2023 nor Node's types have; threads can be sent it. */
export type KernelModule = object

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<KernelModule>
    Module: new (bytes: Uint8Array) => KernelModule
    Instance: new (module: KernelModule, imports: object) => { exports: object }
    Memory: new (pages: { initial: number; maximum?: number; shared?: true }) => Memory
  }
}

interface Memory {
  buffer: ArrayBufferLike
}

/** The bytes that a text in base64 stands for, in which the build holds kernels. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
}

/** Compiles kernels once for all threads. */
export const compileKernels: (bytes: Uint8Array) => Promise<KernelModule> = WebAssembly.compile

/** The same at once, for small ones. @throws where a page's policy forbids WebAssembly */
export function compileNow(bytes: Uint8Array): KernelModule {
  return new WebAssembly.Module(bytes)
}

/** The exports of kernels, with a memory of their own. */
export function instantiate<Exports>(module: KernelModule): Exports {
  return new WebAssembly.Instance(module, {}).exports as Exports
}

/** The same of kernels whose memory threads may share: what lies in it stays when it grows. */
export function instantiateShared<Exports>(module: KernelModule): Exports {
  return instantiateIn(module, spare.shared.pop(), { initial: 2, maximum: 65536, shared: true })
}

/** The same of kernels whose memory is taken again for later ones, once it is given back. */
export function instantiateAgain<Exports>(module: KernelModule): Exports {
  return instantiateIn(module, spare.own.pop(), { initial: 2 })
}

function instantiateIn<Exports>(
  module: KernelModule,
  kept: Memory | undefined,
  pages: ConstructorParameters<typeof WebAssembly.Memory>[0],
): Exports {
  if (kept) new Uint8Array(kept.buffer).fill(0)
  const memory = kept ?? new WebAssembly.Memory(pages)
  return { ...new WebAssembly.Instance(module, { env: { memory } }).exports, memory } as Exports
}

/** Bytes of a memory that is kept at most: those of pictures of 1000 × 1000 are smaller. */
const mostKept = 2 ** 25

/** Memories that kernels gave back, those that threads may share and others. */
const spare: Record<'shared' | 'own', Memory[]> = { shared: [], own: [] }

/**
 * Gives back the memory of kernels that are no longer used, for the next ones. A new one for each figure of a batch is
 * garbage of 16 MB for the engine, which collects all of its heap then, and forgets what it has compiled.
 */
export function giveBack({ memory }: { memory: Memory }): void {
  if (memory.buffer.byteLength > mostKept) return
  spare[memory.buffer instanceof ArrayBuffer ? 'own' : 'shared'].push(memory)
}

/** The same of kernels that will take so many bytes: memory that grows makes all arrays of the process slower. */
export function instantiateSized<Exports>(module: KernelModule, bytes: number, imports: object): Exports {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 2 ** 16) + 1 })
  return { ...new WebAssembly.Instance(module, { env: { memory }, ...imports }).exports, memory } as Exports
}
