import { say } from './words.js'

/** Milliseconds that a worker has to answer to "stop" before it is ended. */
const PATIENCE = 1500

/** Milliseconds that a training or a drawing may take: an address of a stranger could ask for any. */
const LONGEST = 60_000

/** What trains and draws, in a worker: each call takes the place of the one before. */
export function openClient() {
  let worker
  let last = 0
  let pending
  /** Contents of files, for a worker that takes the place of one that was ended. */
  const files = {}
  const end = error => {
    const { fail, timers } = pending ?? {}
    timers?.forEach(clearTimeout)
    pending = undefined
    fail?.(error)
  }
  const restart = () => {
    worker?.then(one => one.terminate())
    worker = pending = undefined
  }
  const hear = ({ data }) => {
    if (data.id !== pending?.id) return
    const { done, tell, timers } = pending
    if (data.error) return end(Object.assign(new Error(data.error.message), { key: data.error.key }))
    if (!data.done) return tell?.(data)
    timers.forEach(clearTimeout)
    pending = undefined
    done(data.done)
  }
  const post = async message => {
    const isNew = !worker
    worker ??= openWorker()
    const open = await worker
    open.onmessage = hear
    open.onerror = ({ message }) => end(new Error(message))
    open.postMessage(isNew ? { ...message, files } : message)
  }
  return {
    /** An answer of the worker; `tell` hears what it says before. @throws Error with `key`, or `stopped` where a newer call or `stop` ended it */
    ask(ask, call = {}, tell = undefined) {
      Object.assign(files, call.files)
      end(Object.assign(new Error('stopped'), { stopped: true }))
      const id = ++last
      return new Promise((done, fail) => {
        const timers = [
          setTimeout(() => this.stop(`stopped after ${LONGEST / 1000} s: the command has no limit`), LONGEST),
        ]
        pending = { id, done, fail, tell, timers }
        post({ id, ask, ...call }).catch(end)
      })
    },
    /** Ends what is being made. A worker that does not hear is ended too. */
    stop(words) {
      const stopped = pending
      if (!stopped) return
      end(Object.assign(new Error(words), { stopped: words === undefined }))
      pending = { id: ++last, timers: [setTimeout(restart, PATIENCE)], done() {} }
      post({ id: last, ask: 'stop' })
    },
  }
}

/** A worker of the text in the page, or on a site of a file beside the script. */
async function openWorker() {
  const packed = document.getElementById('worker')
  if (!packed) return new Worker(new URL('worker.js', import.meta.url), { type: 'module' })
  const bytes = Uint8Array.from(atob(packed.textContent), letter => letter.charCodeAt(0))
  const code = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')))
  return new Worker(URL.createObjectURL(new Blob([await code.blob()], { type: 'text/javascript' })))
}
