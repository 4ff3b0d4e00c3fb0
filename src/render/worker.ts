import { exit } from 'node:process'
import { poolHandlers } from './render-pool.ts'
import type { Result } from './result.ts'
import { serve } from './serve.ts'
import { endOnRequest } from './thread.ts'

/** Code of a worker thread that draws for another one, or makes whole figures. */
const controller = new AbortController()
const figures = new Set<Promise<Result>>()
endOnRequest()
serve(
  {
    ...poolHandlers(),
    async renderFigure(task, { onUpdate }) {
      // Loaded only here: threads that draw for another do without what a whole figure needs.
      const { renderFigure } = await import('./batch/figure-worker.ts')
      const figure = renderFigure(task, onUpdate, controller.signal)
      figures.add(figure)
      return figure.finally(() => figures.delete(figure))
    },
  },
  async () => {
    // Ends when its figures have stopped: where messages are read, no native library is at work in it.
    controller.abort()
    await Promise.allSettled(figures)
    exit()
  },
)
