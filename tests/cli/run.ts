import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

export const bin = resolve('bin/nnanim.js')

/** What a call of the command line has given. */
export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

interface Surroundings {
  cwd?: string
  input?: string
  env?: NodeJS.ProcessEnv
}

/** What waits for ever fails by its exit code. */
const patience = 120_000

const needBuild = () => {
  if (!existsSync('dist/bundle/main.js'))
    throw new Error('these tests run the compiled program: npm run build')
}

/** Runs the compiled command line in a folder, in a process of its own. */
export function nnanimAlone(
  words: readonly string[],
  { cwd = '.', input = '', env = {} }: Surroundings = {},
): Ended {
  needBuild()
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
    cwd,
    input,
    encoding: 'utf8',
    timeout: patience,
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  return { code: status, stdout, stderr }
}

let serve: ((words: readonly string[], cwd: string) => Ended) | undefined

/** Runs the compiled command line in a folder; in a process that the calls of a test file share, where it has no input. */
export function nnanim(words: readonly string[], options: Surroundings = {}): Ended {
  if (options.input !== undefined || options.env) return nnanimAlone(words, options)
  needBuild()
  serve ??= openServer()
  return serve(words, resolve(options.cwd ?? '.'))
}

function openServer() {
  const answered = new Int32Array(new SharedArrayBuffer(4))
  const { port1: ours, port2: port } = new MessageChannel()
  const server = new Worker(new URL('server.js', import.meta.url), {
    workerData: { answered, port },
    transferList: [port],
  })
  server.unref()
  return (words: readonly string[], cwd: string): Ended => {
    server.postMessage({ words, cwd })
    if (Atomics.wait(answered, 0, 0, patience) === 'timed-out')
      return { code: null, stdout: '', stderr: 'timed out' }
    Atomics.store(answered, 0, 0)
    return receiveMessageOnPort(ours)!.message
  }
}
