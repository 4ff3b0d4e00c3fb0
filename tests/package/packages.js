// Has the files that `tsc` made import the packages that dist/packages/ carries, takes their comments out, which their
// types have, and writes all licences to dist/licenses.txt. Part of `npm run build`.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { minifySync } from 'rolldown/utils'
import { carried, fileOf } from './carried.js'

const names = carried().map(({ name }) => name)
const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
const own = files.filter(file => file.endsWith('.js') && !/^(bundle|web|packages|compiled)[\\/]/.test(file))
for (const file of own) {
  const code = readFileSync(join('dist', file), 'utf8')
  const changed = code.replace(/(?<=\b(?:from |import\()')[^'.#][^']*(?=')/g, name => {
    if (!names.includes(name)) return name
    const path = relative(dirname(file), join('packages', fileOf(name))).replaceAll('\\', '/')
    return path.startsWith('.') ? path : `./${path}`
  })
  const { code: short } = minifySync(file, changed, {
    compress: false,
    mangle: false,
    codegen: { removeWhitespace: true },
  })
  writeFileSync(join('dist', file), short)
}

/** The line between licences. */
const line = `\n${'-'.repeat(80)}\n\n`
const written = files
  .filter(file => /LICENSES\.txt$|-license\.txt$/.test(file))
  .map(file => join('dist', file))
const all = written.flatMap(file => readFileSync(file, 'utf8').trimEnd().concat('\n\n').split(line))
all.push(readFileSync('node_modules/@expo-google-fonts/inter/LICENSE_FONT', 'utf8'))
const texts = [...new Set(all.map(text => text.trim()))].filter(text => text !== '')
writeFileSync('dist/licenses.txt', texts.sort().join(`\n${line}`))
for (const file of written) rmSync(file)
