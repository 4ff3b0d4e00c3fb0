// The packages that the library carries instead of having them installed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const { dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
const installed = Object.keys({ ...dependencies, ...optionalDependencies })

/** An import of a package: its names, or what stands for all of them, and the package. */
const imports = /^import (?!type )(?:\{([^}]*)\}|\* as (\w+)|(\w+)) from '([^'.#][^']*)'/gm
const dynamic = /import\('([^'.#][^']*)'\)/g

/** The packages that src/ imports and nobody installs, each with the names of its exports that are used. */
export function carried() {
  const found = new Map()
  const use = (name, uses) => {
    const isOurs =
      !name.startsWith('node:') && !installed.some(one => name === one || name.startsWith(`${one}/`))
    if (isOurs) found.set(name, new Set([...(found.get(name) ?? []), ...uses]))
  }
  for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /^(cli|web|kernels)\b|\.d\.ts$/.test(file)) continue
    const code = readFileSync(join('src', file), 'utf8')
    for (const [, names, all, one, name] of code.matchAll(imports)) {
      if (names) use(name, namesIn(names))
      if (one) use(name, ['default'])
      // What TypeScript knows and JavaScript does not.
      const isType = used => /^(core|infer|[A-Z][a-z]\w*)$/.test(used)
      const members = code.matchAll(new RegExp(`\\b${all}\\.(\\w+)`, 'g'))
      if (all)
        use(
          name,
          Array.from(members, ([, used]) => used).filter(used => !isType(used)),
        )
    }
    for (const [, name] of code.matchAll(dynamic)) use(name, ['default'])
  }
  return Array.from(found, ([name, uses]) => ({ name, uses: [...uses].sort() }))
}

function namesIn(list) {
  const parts = list.split(',').map(part => part.trim())
  return parts.filter(part => part !== '' && !part.startsWith('type ')).map(part => part.split(' as ')[0])
}

/** The file that carries a package. */
export const fileOf = name => `${name.replace(/^@/, '').replaceAll('/', '-').replace(/\.js$/, '')}.js`
