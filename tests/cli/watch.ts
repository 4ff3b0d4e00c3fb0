import { spawn } from 'node:child_process'
import { bin } from './run.ts'

/** A call that goes on until Ctrl-C. */
export function watch(cwd: string, ...words: string[]) {
  const child = spawn(process.execPath, [bin, ...words], { cwd })
  const closed = new Promise(done => child.on('close', done))
  let isClosed = false
  closed.then(() => {
    isClosed = true
  })
  let text = ''
  child.stderr.on('data', chunk => {
    text += chunk
  })
  return {
    /** Waits until the call has said something so often. */
    async told(what: RegExp, times: number): Promise<void> {
      while ((text.match(what) ?? []).length < times) {
        if (isClosed) throw new Error(`the call ended: ${text}`)
        await new Promise(done => setTimeout(done, 50))
      }
    },
    /** Presses Ctrl-C, and gives the exit code. */
    interrupted() {
      child.kill('SIGINT')
      return closed
    },
  }
}
