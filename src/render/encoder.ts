import { encoderHandlers } from './encode-thread.ts'
import { serve } from './serve.ts'

/** What a worker thread runs that only encodes, a small part of the code of one that draws. It may be ended at any time. */
serve(encoderHandlers())
