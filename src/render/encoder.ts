import { encoderHandlers } from './encode-thread.ts'
import { serve } from './serve.ts'

/** Code of a worker thread that only encodes, a small part of that of one that draws. It may be ended at any time. */
serve(encoderHandlers())
