import { writeFile } from 'node:fs/promises'
import { normal, random } from '../../src/data/random.ts'

/** A table of a ring about a disc, as wide as a share of it is noise. */
export async function writeRing(file: string, count: number): Promise<string> {
  const rng = random('a ring')
  const rows = Array.from({ length: count }, () => {
    const [a, b] = [normal(rng), normal(rng)]
    return `${a.toFixed(3)},${b.toFixed(3)},${a * a + b * b > 1.4 ? 'out' : 'in'}`
  })
  await writeFile(file, ['a,b,place', ...rows].join('\n'))
  return file
}
