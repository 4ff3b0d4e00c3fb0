/** A compiled `WebAssembly.Module`, a name that neither ES2023 nor Node's types have; threads can be sent it. */
export type KernelModule = object

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<KernelModule>
    Module: new (bytes: Uint8Array) => KernelModule
    Instance: new (module: KernelModule, imports: object) => { exports: object }
    Memory: new (pages: { initial: number; maximum?: number; shared?: true }) => object
  }
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
  const memory = new WebAssembly.Memory({ initial: 2, maximum: 65536, shared: true })
  return { ...new WebAssembly.Instance(module, { env: { memory } }).exports, memory } as Exports
}

/** The same of kernels that will take so many bytes: memory that grows makes all arrays of the process slower. */
export function instantiateSized<Exports>(module: KernelModule, bytes: number, imports: object): Exports {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 2 ** 16) + 1 })
  return { ...new WebAssembly.Instance(module, { env: { memory }, ...imports }).exports, memory } as Exports
}
