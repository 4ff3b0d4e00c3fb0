// Loaded with --require, as --import loads what takes 12 MB itself: at the end, tells the process's peak memory in bytes
// on the fourth channel.
const { readFileSync, writeSync } = require('node:fs')
const { isMainThread } = require('node:worker_threads')

if (isMainThread) process.on('exit', () => writeSync(3, String(peak())))

function peak() {
  // What the system says of the process's own memory: what it says of its use of resources begins with the peak
  // of the process that started it.
  if (process.platform === 'linux') {
    const kibibytes = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
    return 1024 * Number(kibibytes[1])
  }
  return 1024 * process.resourceUsage().maxRSS
}
