// Makes dist/ from the sources: `npm run build`. What was compiled of the kernels stays where it is of today. With the
// word `changed`, as `npm test` calls it, all of dist/ stays where it is of today.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { build } from './stamp.js'

const node = (...words) => execFileSync(process.execPath, words, { stdio: 'inherit' })
const run = (program, ...words) => node(`node_modules/${program}`, ...words)

function make() {
  mkdirSync('dist', { recursive: true })
  for (const name of readdirSync('dist')) if (name !== 'kernels') rmSync(`dist/${name}`, { recursive: true })

  node('tests/package/built.js', 'types')
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  node('tests/package/kernels.js')
  copyFileSync('src/python/nnanim.py', 'dist/nnanim.py')
  copyFileSync('src/render/fonts.conf', 'dist/fonts.conf')
  node('tests/package/font-table.js')
  node('tests/package/base-glyphs.js')
  run('rolldown/bin/cli.mjs', '-c')
  node('tests/package/built.js')
  writeFileSync(
    'dist/batch.schema.json',
    execFileSync(process.execPath, ['bin/nnanim.js', 'validate', '--schema']),
  )
  for (const table of ['tables', 'man', 'skill']) node(`tests/readme/${table}.js`)
  node('tests/package/npmignore.js')
}

if (!build(make, { always: process.argv[2] !== 'changed' })) console.log('dist/ is built of these sources')
