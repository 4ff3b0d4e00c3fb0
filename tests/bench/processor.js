// Loaded with --import: at the end, tells the process's wall and processor time in milliseconds on the fourth channel.
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    writeSync(3, JSON.stringify({ wall: performance.now(), processor: (user + system) / 1000 }))
  })
