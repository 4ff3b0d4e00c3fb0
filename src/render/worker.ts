import { exit } from 'node:process'
import { renderFigure } from './batch/figure-worker.ts'
import type { Result } from './result.ts'
import { serve } from './serve.ts'
import { endOnRequest } from './thread.ts'

/** Code of a worker thread that makes whole figures. */
const controller = new AbortController()
const figures = new Set<Promise<Result>>()
endOnRequest()
serve(
  {
    async renderFigure(task, { onUpdate }) {
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
