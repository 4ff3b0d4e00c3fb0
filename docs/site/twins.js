import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The pictures that a dark page shows in the theme `dark`: those that nnanim made in its theme `light`, and that have no
 * dark twin beside them yet.
 * @returns each with its spec and the file to make, relative to the site
 */
export async function darkTwins(files) {
  const pictures = files.filter(file => /\.(png|gif)$/.test(file))
  const specs = []
  // A few at a time, a process each.
  for (let i = 0; i < pictures.length; i += 4)
    specs.push(...(await Promise.all(pictures.slice(i, i + 4).map(specOf))))
  return pictures.flatMap((file, i) => {
    const spec = specs[i]
    if (spec.theme !== 'light') return []
    const table = resolve(dirname(file), spec.data)
    const data = existsSync(table) ? table : spec.data
    return [{ file, spec: { ...spec, data, theme: 'dark' }, output: `figures/dark/${file}` }]
  })
}

async function specOf(file) {
  const { stdout } = await run(process.execPath, ['bin/nnanim.js', 'show', '--json', file])
  return JSON.parse(stdout).spec
}

/** Width and height of a PNG or a GIF, from its head. */
export function sizeOf(file) {
  const bytes = readFileSync(file)
  return file.endsWith('.gif')
    ? { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
    : { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}
