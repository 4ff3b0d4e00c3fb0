import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Host } from '../figure/host.ts'
import { reader } from './load.ts'
import { loadLoops } from './loops.ts'
import { endable } from './thread.ts'
import { trainedIn } from './train-thread.ts'

/** Milliseconds between two reports of a training. */
const pace = 100

/** Node: files, threads and a clock. */
export const host: Host = {
  ...reader,
  loadLoops,
  train: work => trainedIn(false, work),
  rest: until => (until ? Promise.race([until, setTimeout(pace)]) : setImmediate()),
  stretch() {
    const end = performance.now() + pace
    return () => performance.now() > end
  },
  endable,
}
