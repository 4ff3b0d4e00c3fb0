import { poolHandlers } from './render-pool.ts'
import { serve } from './serve.ts'

/** Code of a worker thread that paints and encodes frames, by no native library. It may be ended at any time. */
serve(poolHandlers())
