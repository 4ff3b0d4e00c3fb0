import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The address of a file that `npm run build` made, as text in a script. */
export const url = (path: string): string =>
  JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href)

/** Runs Node to its end: on what `npm run build` made, since Node 20 starts no thread from TypeScript. */
export async function node(...words: string[]): Promise<{ code: number | string | null; printed: string }> {
  if (!existsSync('dist/render/worker.js'))
    throw new Error('these tests run the compiled code: npm run build')
  const child = spawn(process.execPath, words)
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', chunk => {
      printed += chunk
    })
  const code = await new Promise<number | string | null>(done =>
    child.on('close', (code, signal) => done(signal ?? code)),
  )
  return { code, printed }
}

/** Runs a script, as an ES module. */
export const run = (script: string): ReturnType<typeof node> => node('--input-type=module', '--eval', script)
