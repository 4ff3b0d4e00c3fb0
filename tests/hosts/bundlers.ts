import type { Project } from './project.ts'

/** Has a bundler make an entry file a script for pages, without configuration, in a folder. */
export type Bundle = (project: Project, entry: string, folder: string) => Promise<unknown>

/** The bundlers by their names, as their first pages say how to call them. */
export const bundlers: Record<string, Bundle> = {
  esbuild: ({ run }, entry, folder) =>
    run('esbuild', entry, '--bundle', '--minify', '--format=esm', `--outdir=${folder}`),
  rolldown: ({ run }, entry, folder) =>
    run('rolldown', entry, '--dir', folder, '--format', 'esm', '--platform', 'browser', '--minify'),
  vite: ({ run }, _entry, folder) => run('vite', 'build', '--outDir', folder),
  webpack: ({ run }, entry, folder) =>
    run('webpack', 'build', '--mode', 'production', '--entry', `./${entry}`, '--output-path', folder),
}
