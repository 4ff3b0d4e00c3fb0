// Makes dist/ from the sources: `npm run build`. What was compiled of the kernels stays where it is of today. With the
// word `changed`, as `npm test` calls it, all of dist/ stays where it is of today.
import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './stamp.js'

/** Makes dist/ in a copy of this folder, where all of its scripts run. */
function make(cwd) {
  const node = (...words) => execFileSync(process.execPath, words, { stdio: 'inherit', cwd })
  const run = (program, ...words) => node(`node_modules/${program}`, ...words)
  const dist = join(cwd, 'dist')

  if (existsSync('dist/kernels')) cpSync('dist/kernels', join(dist, 'kernels'), { recursive: true })
  node('tests/package/built.js', 'types')
  run('typescript/bin/tsc', '-p', 'tsconfig.build.json')
  node('tests/package/kernels.js')
  copyFileSync('src/python/nnanim.py', join(dist, 'nnanim.py'))
  copyFileSync('src/render/fonts.conf', join(dist, 'fonts.conf'))
  mkdirSync(join(dist, 'fonts'))
  const inter = file => `node_modules/@expo-google-fonts/inter/${file}`
  copyFileSync(inter('400Regular/Inter_400Regular.ttf'), join(dist, 'fonts/Inter-400.ttf'))
  copyFileSync(inter('600SemiBold/Inter_600SemiBold.ttf'), join(dist, 'fonts/Inter-600.ttf'))
  node('tests/package/font-table.js')
  node('tests/package/base-glyphs.js')
  run('rolldown/bin/cli.mjs', '-c')
  node('tests/package/packages.js')
  node('tests/package/built.js')
  const schema = execFileSync(process.execPath, ['bin/nnanim.js', 'validate', '--schema'], { cwd })
  writeFileSync(join(dist, 'batch.schema.json'), schema)
  for (const table of ['tables', 'man', 'skill']) node(`tests/readme/${table}.js`)
  node('docs/site/studio/build.js', 'file')
  node('tests/package/npmignore.js')
}

if (!build(make, { always: process.argv[2] !== 'changed' })) console.log('dist/ is built of these sources')
