import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'

/**
 * A process that runs the compiled command line for one call after the other, since most calls are done in less than a
 * start takes. The same file is the thread that passes calls on to it, for which a test can wait without a promise.
 */
if (isMainThread) serve()
else passOn(workerData)

function serve() {
  const require = createRequire(import.meta.url)
  const { run } = require('../../dist/bundle/main.js')
  const listening = [process, process.stdout, process.stderr]
  process.on('message', async ({ words, cwd }) => {
    // A process of its own would have one call's listeners.
    for (const emitter of listening) emitter.setMaxListeners(0)
    const chunks = { stdout: [], stderr: [] }
    for (const name of Object.keys(chunks)) process[name].write = catching(chunks[name])
    process.chdir(cwd)
    process.exitCode = 0
    await run(words)
    const textOf = name => Buffer.concat(chunks[name]).toString()
    process.send({ code: process.exitCode, stdout: textOf('stdout'), stderr: textOf('stderr') })
    process.exitCode = 0
  })
}

/** A `write` of a stream that keeps what it is given. */
function catching(chunks) {
  return (chunk, encoding, callback = encoding) => {
    chunks.push(Buffer.from(chunk))
    if (typeof callback === 'function') setImmediate(callback)
    return true
  }
}

function passOn({ answered, port }) {
  let child
  const answer = message => {
    port.postMessage(message)
    Atomics.store(answered, 0, 1)
    Atomics.notify(answered, 0)
  }
  const start = () => {
    const env = { ...process.env, NO_COLOR: '1' }
    child = fork(fileURLToPath(import.meta.url), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.on('message', answer)
    child.once('exit', (code, signal) => {
      answer({ code, stdout: '', stderr: `the process ended: ${code ?? signal}` })
      child = undefined
    })
  }
  parentPort.on('message', call => {
    if (!child) start()
    child.send(call)
  })
}
