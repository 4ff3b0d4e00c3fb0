import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listening } from './browsers.ts'
import type { Project } from './project.ts'

/** Has a bundler make a page of `entry.js` in the folder `out`, without configuration. */
type Bundle = (project: Project) => Promise<unknown>

/** A page that loads a script. */
const pageOf = (script: string) => `<!doctype html><meta charset="utf-8">${listening}<body>${script}</body>`

/** The page beside a bundle, for bundlers that only make scripts. */
const withPage = (bundle: Bundle, script: string): Bundle => {
  return async project => {
    await bundle(project)
    writeFileSync(join(project.folder, 'out/index.html'), pageOf(script))
  }
}

const asModule = '<script type="module" src="./entry.js"></script>'

const esbuild = (...more: string[]) =>
  withPage(
    ({ run }) => run('esbuild', 'entry.js', '--bundle', '--minify', '--format=esm', '--outdir=out', ...more),
    asModule,
  )

/** The bundlers by their names, called as their first pages say. */
export const bundlers: Record<string, Bundle> = {
  esbuild: esbuild(),
  'esbuild --splitting': esbuild('--splitting'),
  rolldown: withPage(
    ({ run }) => run('rolldown', 'entry.js', '--dir', 'out', '--platform', 'browser', '--minify'),
    asModule,
  ),
  vite: async ({ folder, run }) => {
    writeFileSync(join(folder, 'index.html'), pageOf(asModule))
    await run('vite', 'build', '--outDir', 'out')
  },
  webpack: withPage(
    ({ run }) => run('webpack', 'build', '--mode', 'production', '--entry', './entry.js', '-o', 'out'),
    '<script defer src="./main.js"></script>',
  ),
}
