// Makes figures off the page's own thread, one at a time: a newer call ends the one before.
import { draw, figure } from '../../../dist/core.js'

let running = new AbortController()

addEventListener('message', async ({ data: { call, input } }) => {
  running.abort()
  running = new AbortController()
  const { signal } = running
  try {
    const onProgress = progress => postMessage({ call, progress })
    const made = await figure({ ...input, theme: 'auto' }, { signal, onProgress })
    const text = new TextDecoder().decode(await draw(made, 'figure.json', { signal }))
    postMessage({ call, text, alt: made.alt })
  } catch (error) {
    if (!signal.aborted) postMessage({ call, error: error.message })
  }
})
