import { exit } from 'node:process'
import { encoderHandlers } from './encode-thread.ts'
import { joinHandlers, type KeptParts } from './join-thread.ts'
import { tableHandlers } from './sample-thread.ts'
import { serve } from './serve.ts'

/** Code of a worker thread that only encodes and joins, a small part of that of one that draws. */
const parts: KeptParts = { all: new Map(), old: {} }
const { handlers, cancelAll } = joinHandlers(parts)
serve({ ...tableHandlers(), ...encoderHandlers(parts), ...handlers }, async () => {
  await cancelAll()
  exit()
})
