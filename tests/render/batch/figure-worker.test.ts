import { beforeEach, expect, it, vi } from 'vitest'
import { openFigureWorker } from '../../../src/render/batch/figure-worker.ts'
import type { FigureFields } from '../../../src/render/protocol.ts'

const opened: { isAlive(): boolean }[] = []

vi.mock('../../../src/render/thread.ts', () => ({
  hasThreads: true,
  endable: (work: () => unknown) => work(),
  openThread() {
    let isOpen = true
    const thread = {
      call: async () => ({}),
      isAlive: () => isOpen,
      close: async () => {
        isOpen = false
      },
    }
    opened.push(thread)
    return thread
  },
}))

beforeEach(() => {
  opened.length = 0
})

/** Renders figures of one output each, one after the other. */
async function render(...names: string[]): Promise<void> {
  const worker = openFigureWorker()
  for (const name of names) await worker.run({ output: [name] } as unknown as FigureFields, [], () => {})
}

it('renders figures without videos in one thread', async () => {
  await render('a.gif', 'b.png', 'c.svg')
  expect(opened.map(thread => thread.isAlive())).toEqual([true])
})

it('ends the thread of a figure with a video, which gives back what its encoder took', async () => {
  await render('a.webm', 'b.mp4', 'c.gif')
  expect(opened.map(thread => thread.isAlive())).toEqual([false, false, true])
})
