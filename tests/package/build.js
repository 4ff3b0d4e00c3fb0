// Makes dist/ from the sources. `npm run build` makes all that a package has. With the word `program`, as `npm ci` calls
// it, only what a clone runs is made, and with `changed`, as `npm test` calls it, what a package has besides: both only
// where it is not of today. What was compiled of the kernels stays where it is of today.
import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from './stamp.js'

const run = promisify(execFile)

/** Runs scripts in a copy of this folder, one after another. */
const nodeIn =
  cwd =>
  async (script, ...words) => {
    const { stdout } = await run(process.execPath, [script, ...words], { cwd, maxBuffer: Infinity })
    return stdout
  }
const compiler = 'node_modules/typescript/bin/tsc'
const bundler = 'node_modules/rolldown/bin/cli.mjs'
// `npm run types` checks them.
const unchecked = ['-p', 'tsconfig.build.json', '--noCheck']

/** Makes what the command, its pages and its threads run. */
async function makeProgram(cwd) {
  const node = nodeIn(cwd)
  const dist = join(cwd, 'dist')
  if (existsSync('dist/kernels')) cpSync('dist/kernels', join(dist, 'kernels'), { recursive: true })
  copyFileSync('src/python/nnanim.py', join(dist, 'nnanim.py'))
  copyFileSync('src/render/fonts.conf', join(dist, 'fonts.conf'))
  mkdirSync(join(dist, 'fonts'))
  const inter = file => `node_modules/@expo-google-fonts/inter/${file}`
  copyFileSync(inter('400Regular/Inter_400Regular.ttf'), join(dist, 'fonts/Inter-400.ttf'))
  copyFileSync(inter('600SemiBold/Inter_600SemiBold.ttf'), join(dist, 'fonts/Inter-600.ttf'))
  const compile = async () => {
    await node('tests/package/built.js', 'types')
    await node(compiler, ...unchecked, '--declaration', 'false')
    await node('tests/package/font-table.js')
    await node('tests/package/base-glyphs.js')
  }
  await Promise.all([compile(), node('tests/package/kernels.js')])
  await node(bundler, '-c')
  await node('tests/package/built.js')
}

/** Makes what only a package has: types, the library with its packages, the player, the studio, the manual page. */
async function makePackage(cwd) {
  const node = nodeIn(cwd)
  const write = async () => {
    await node(compiler, ...unchecked, '--emitDeclarationOnly')
    const schema = await node('bin/nnanim.js', 'validate', '--schema')
    writeFileSync(join(cwd, 'dist/batch.schema.json'), schema)
    for (const table of ['tables', 'man', 'skill']) await node(`tests/readme/${table}.js`)
  }
  await Promise.all([write(), node(bundler, '-c', '--environment', 'STEP:package')])
  await node('tests/package/packages.js')
  await node('docs/site/studio/build.js', 'file')
  await node('tests/package/npmignore.js')
}

const steps = process.argv[2] === 'program' ? [makeProgram] : [makeProgram, makePackage]
if (!(await build(steps, { always: process.argv[2] === undefined })))
  console.log('dist/ is built of these sources')
