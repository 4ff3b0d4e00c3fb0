/** A compiled `WebAssembly.Module`, a name that neither ES2023 nor Node's types have; threads can be sent it. */
export type KernelModule = object

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    compile(bytes: Uint8Array): Promise<KernelModule>
    Instance: new (module: KernelModule) => { exports: unknown }
  }
}

/** Compiles kernels once for all threads. */
export const compileKernels: (bytes: Uint8Array) => Promise<KernelModule> = WebAssembly.compile

/** What kernels export, with a memory of their own. */
export function instantiate<Exports>(module: KernelModule): Exports {
  return new WebAssembly.Instance(module).exports as Exports
}
