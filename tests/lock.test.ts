import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Entry {
  dev?: boolean
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>
}

it('the lock file knows the binaries of every platform, or npm ci refuses it', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      name => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})

it('no package of types comes along with nnanim, as the compiler of one who installs it would take them for their own', () => {
  const types = Object.entries(packages).filter(([path, { dev }]) => path.includes('/@types/') && !dev)
  expect(types.map(([path]) => path)).toEqual([])
})
