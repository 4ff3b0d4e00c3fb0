/** The one generator of seedrandom that is used; its entry brings six more. */
declare module 'seedrandom/seedrandom.js' {
  export { default } from 'seedrandom'
}
