import { solveStart } from '../network/ahead.ts'
import { loadLoops } from './loops.ts'
import { serve } from './serve.ts'

/** Code of a worker thread that solves starts of a training. It may be ended at any time. */
serve({ solveStart: async task => solveStart(task, await loadLoops()) })
