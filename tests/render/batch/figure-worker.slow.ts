import { writeFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'
import { readFigureObject } from '../../../src/encode/catalog.ts'
import { openFigureWorker } from '../../../src/render/batch/figure-worker.ts'
import type { BatchItem } from '../../../src/render/batch/item.ts'
import { runItems } from '../../../src/render/batch/run.ts'
import type { FigureFields } from '../../../src/render/protocol.ts'
import { outputsOf } from '../../../src/render/targets.ts'
import { temporaryFor } from '../../../src/render/temporary.ts'
import { freshFolder } from '../files.ts'

const opened: { isAlive(): boolean }[] = []
const { stuck } = vi.hoisted(() => ({ stuck: { isSet: false } }))
const folder = freshFolder()

vi.mock('../../../src/render/thread.ts', () => ({
  hasThreads: true,
  endable: (work: () => unknown) => work(),
  openThread() {
    let isOpen = true
    const thread = {
      call: () => (stuck.isSet ? new Promise(() => {}) : Promise.resolve({})),
      isAlive: () => isOpen,
      close: async () => {
        isOpen = false
        if (stuck.isSet) await new Promise(() => {})
      },
    }
    opened.push(thread)
    return thread
  },
}))

beforeEach(() => {
  opened.length = 0
  stuck.isSet = false
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

it('stops a batch without waiting for a thread in the middle of a frame, whose files it removes', async () => {
  stuck.isSet = true
  const target = folder.path('a.gif')
  const spec = readFigureObject({ data: 'xor', size: 200 }, [target])
  const outputs = [{ ...outputsOf(target)[0], target, inside: true }]
  const controller = new AbortController()
  const onBegin = () => {
    writeFileSync(temporaryFor(target), '')
    setImmediate(() => controller.abort())
  }
  const item = { spec, outputs, place: { file: 'f.yaml' } } as unknown as BatchItem
  await runItems([item], { jobs: 1, signal: controller.signal, onBegin })
  expect(opened.map(thread => thread.isAlive())).toEqual([false])
  expect(await folder.names()).toEqual([])
})
