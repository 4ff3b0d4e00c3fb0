/** The build's output of `src/kernels/paint.ts` for pages. */
declare module 'paint-kernels' {
  /** The WebAssembly, in base64. */
  export const base64: string
  /** Opens the same in JavaScript. */
  export const openScript: import('../paint/kernels.ts').OpenPaintKernels
}
