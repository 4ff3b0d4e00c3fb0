import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { bin } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, files, write } = commandFolder()

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<unknown>(done => child.on('exit', (code, signal) => done(signal ?? code)))

it('a second signal ends a process whose work does not stop', async () => {
  // What `npm run build` made, since Node 20 does not run TypeScript.
  const script = `
    import { watchInterrupts } from ${JSON.stringify(new URL('../../dist/cli/interrupt.js', import.meta.url).href)}
    const { signal, listen } = watchInterrupts()
    listen()
    signal.onabort = () => console.log('aborted')
    setInterval(() => {}, 1000)
    console.log('open')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // By the signal and not by process.exit, which ends threads in the middle of a frame.
  child.stdout.on('data', () => child.kill('SIGINT'))
  expect(await ended(child)).toBe('SIGINT')
})

it('a signal ends a process at last that a thread keeps, and only then', async () => {
  const script = `
    import { watchInterrupts } from ${JSON.stringify(new URL('../../dist/cli/interrupt.js', import.meta.url).href)}
    const { signal, listen, stop } = watchInterrupts()
    listen()
    signal.onabort = stop
    const keep = setInterval(() => {}, 1000)
    if (process.argv.includes('free')) signal.addEventListener('abort', () => clearInterval(keep))
    console.log('open')`
  for (const [word, end] of [
    ['kept', 'SIGTERM'],
    ['free', 0],
  ] as const) {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, word], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.once('data', () => child.kill('SIGTERM'))
    expect(await ended(child)).toBe(end)
  }
})

it('a signal ends a run that has no file open yet, whatever it computes', async () => {
  const layer = (inputs: number, units: number, activation: string) => ({
    weights: Array.from({ length: inputs }, (_, i) =>
      Array.from({ length: units }, (_, j) => Math.sin(i * units + j + 1)),
    ),
    biases: Array.from({ length: units }, () => 0),
    activation,
  })
  const layers = [layer(2, 400, 'tanh'), layer(400, 400, 'tanh'), layer(400, 1, 'sigmoid')]
  const model = { format: 'nnanim-model', version: 1, features: ['x₁', 'x₂'], classes: ['0', '1'], layers }
  write('m.json', JSON.stringify(model))
  const words = ['blobs', '--model', 'm.json', '--scene', 'story', '-o', 'out.gif']
  // It writes when the network is there: what follows until the first frame is one long computation.
  const child = spawn(process.execPath, [bin, ...words], {
    cwd: path(''),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let written = false
  child.stdout.on('data', () => {
    written = true
  })
  setTimeout(() => child.kill('SIGINT'), 1500)
  expect(await ended(child)).toBe('SIGINT')
  expect(written).toBe(false)
  expect(files()).toEqual(['m.json'])
})
