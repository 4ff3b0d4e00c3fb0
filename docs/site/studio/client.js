import { say } from './words.js'

/** Milliseconds that a worker has to answer to "stop" before it is ended. */
const PATIENCE = 1500

/** Milliseconds that a training or a drawing may take: an address of a stranger could ask for any. */
const LONGEST = 60_000

/** What trains and draws, in a worker: each call takes the place of the one before. */
export function openClient() {
  /** Contents of files, for a worker that takes the place of one that was ended. */
  const files = {}
  let worker
  let call = { id: 0 }
  const end = (words, facts) => {
    clearTimeout(call.timer)
    call.fail?.(Object.assign(new Error(words), facts))
    call = { id: call.id }
  }
  const hear = ({ data: { id, error, done, ...facts } }) => {
    if (id !== call.id) return
    if (!error && !done) return call.tell?.(facts)
    if (done) call.done?.(done)
    end(error?.message, error)
  }
  const post = async message => {
    const own = worker ? message : { ...message, files }
    worker ??= openWorker()
    const open = await worker
    open.onmessage = hear
    open.onerror = ({ message }) => end(message)
    open.postMessage(own)
  }
  const stop = words => {
    if (!call.fail) return
    end(words, { stopped: words === undefined })
    const restart = () => {
      worker.then(one => one.terminate())
      worker = undefined
    }
    call = { id: call.id + 1, timer: setTimeout(restart, PATIENCE) }
    post({ id: call.id, ask: 'stop' })
  }
  return {
    /** Ends what is being made. A worker that does not hear is ended too. */
    stop: () => stop(),
    /** An answer of the worker; `tell` hears what it says before. @throws Error with `key`, or `stopped` where a newer call or `stop` ended it */
    ask(ask, own = {}, tell = undefined) {
      Object.assign(files, own.files)
      end('', { stopped: true })
      const tooLong = () =>
        stop(say('Stopped after {0} s: the command line has no such limit.', LONGEST / 1000))
      return new Promise((done, fail) => {
        call = { id: call.id + 1, done, fail, tell, timer: setTimeout(tooLong, LONGEST) }
        post({ ...own, id: call.id, ask })
      })
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
