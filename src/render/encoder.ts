import { exit } from 'node:process'
import { encoderHandlers } from './encode-thread.ts'
import { joinHandlers } from './join-thread.ts'
import { serve } from './serve.ts'

/** Code of a worker thread that only encodes and joins, a small part of that of one that draws. */
const { kept, handlers, cancelAll } = joinHandlers()
serve({ ...encoderHandlers(kept), ...handlers }, async () => {
  await cancelAll()
  exit()
})
