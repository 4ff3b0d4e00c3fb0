import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bin, nnanim } from './run.ts'
import { commandFolder } from './stage.ts'
import { watch } from './watch.ts'

const { path, files, here } = commandFolder()

const small = 'defaults: {size: 100, fps: 5, duration: 0.5}\nfigures:\n'

/** Figures of several formats, with and without a table, some with the same network. */
const several = `${small}
  - output: out/{data}-{theme}.gif
    matrix: {data: [blobs, xor], theme: [light, dark]}
  - {data: tables/iris.csv, hidden: 2, label: species, title: "it's 50 % of *", output: [out/iris.png, out/iris.svg]}
  - {data: blobs, output: out/deep/frames/}
`

function write(name: string, text: string): void {
  mkdirSync(join(path(name), '..'), { recursive: true })
  writeFileSync(path(name), text)
}

function batch(...words: string[]) {
  return here('batch', ...words)
}

/** All files below a folder, with their bytes. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(path(folder), { recursive: true, encoding: 'utf8' }).sort()
  return new Map(
    names
      .filter(name => statSync(join(path(folder), name)).isFile())
      .map(name => [name, readFileSync(join(path(folder), name), 'base64')]),
  )
}

function withTable(): void {
  mkdirSync(path('tables'))
  copyFileSync('examples/iris.csv', path('tables/iris.csv'))
}

describe('batch', () => {
  it('makes what is new, skips what is unchanged, and makes again what a change concerns', () => {
    withTable()
    write('f.yaml', several)
    const first = batch('f.yaml', '--json')
    expect(first.code).toBe(0)
    const lines = first.stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines.slice(0, -1).map(({ status }) => status)).toEqual(Array(6).fill('made'))
    expect(lines.at(-1).summary).toMatchObject({ figures: 6, made: 6, unchanged: 0, failed: 0, left: 0 })
    const made = filesIn('out')
    expect([...made.keys()].filter(name => name.startsWith('deep'))).toHaveLength(3)

    expect(batch('f.yaml').stderr).toContain('6 figures: 0 made, 6 unchanged')
    // Neither time nor place of the table matters, its content does.
    appendFileSync(path('tables/iris.csv'), '5.1,3.5,1.4,0.2,setosa\n')
    rmSync(path('out/deep/frames/frame-0002.png'))
    const plan = batch('f.yaml', '--dry-run').stdout
    expect(plan).toBe(
      'out/iris.png, out/iris.svg: tables/iris.csv has changed\nout/deep/frames/: out/deep/frames/ has not all frames\n',
    )
    expect(batch('f.yaml').stderr).toContain('6 figures: 2 made, 4 unchanged')

    write('f.yaml', several.replace('theme: [light, dark]', 'fps: 4, theme: [light, dark]'))
    expect(batch('f.yaml', '--dry-run').stdout).toContain('out/xor-dark.gif: changed: fps')
    write('f.yaml', several)
    expect(batch('f.yaml', '--force').stderr).toContain('6 made, 0 unchanged')
    const again = filesIn('out')
    for (const [name, bytes] of made) if (!name.startsWith('iris')) expect(again.get(name)).toBe(bytes)
  })

  it('gives the same bytes with several threads, line by line, and in parts by several processes', () => {
    withTable()
    write('f.yaml', several)
    expect(batch('f.yaml', '--jobs', '1', '-q').code).toBe(0)
    const plain = filesIn('out')
    rmSync(path('out'), { recursive: true })
    expect(batch('f.yaml', '--jobs', '3', '-q')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(filesIn('out')).toEqual(plain)
    rmSync(path('out'), { recursive: true })

    mkdirSync(path('bin'))
    write('bin/nnanim', `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`)
    chmodSync(path('bin/nnanim'), 0o755)
    const env = { ...process.env, PATH: `${path('bin')}:${process.env.PATH}` }
    const shell = (line: string) => execFileSync('sh', ['-c', line], { cwd: path(''), env, stdio: 'pipe' })
    shell("nnanim batch f.yaml --list --jobs 1 | xargs -d '\\n' -P 2 -I{} sh -c '{}'")
    expect(filesIn('out')).toEqual(plain)
    rmSync(path('out'), { recursive: true })

    shell(`sh '${resolve('examples/cluster/shards.sh')}' f.yaml 3`)
    expect(filesIn('out')).toEqual(plain)
    const unchanged = { code: 0, stdout: '', stderr: '6 figures: 0 to make, 6 unchanged\n' }
    expect(batch('f.yaml', '--list')).toEqual(unchanged)
    expect(batch('f.yaml', '--list', '--quiet')).toEqual({ ...unchanged, stderr: '' })
  })

  it('tells all that is wrong in all files, and makes nothing', () => {
    write('a.yaml', `${small}  - {data: blob, output: a.gif}\n  - {data: none.csv, output: b.gif}\n`)
    write(
      'b.yaml',
      `${small}  - {data: blobs, at: 0.2, output: c.mp4}\n  - {data: xor, output: c.jpeg, fps: 60}\n`,
    )
    const { code, stderr } = batch('a.yaml', 'b.yaml', 'c.yaml')
    expect(code).toBe(2)
    expect(stderr).toContain('a.yaml:3:12')
    expect(stderr).toContain('c.yaml')
    write('a.yaml', `${small}  - {data: none.csv, output: b.gif}\n  - {data: xor, output: c.mp4}\n`)
    const later = batch('a.yaml', 'b.yaml')
    expect(later.code).toBe(2)
    expect(later.stderr).toMatch(/b\.yaml:3:.*output: got "c\.mp4"/)
    expect(later.stderr).toMatch(/b\.yaml:4:.*output: got "c\.jpeg"/)
    write('b.yaml', `${small}  - {data: xor, output: ./c.mp4}\n`)
    const same = batch('a.yaml', 'b.yaml').stderr
    expect(same).toMatch(/b\.yaml:3:.*got "\.\/c\.mp4", expected another file: .*a\.yaml:4:/)
    copyFileSync('examples/iris.csv', path('iris.csv'))
    write('b.yaml', `${small}  - {data: iris.csv, label: species, scene: surface, output: d.png}\n`)
    const deep = batch('a.yaml', 'b.yaml').stderr
    expect(deep).toMatch(/a\.yaml:3:.*data: got "none\.csv", expected a file that exists/)
    expect(deep).toMatch(/b\.yaml:3:.*scene: got "surface"/)
    rmSync(path('iris.csv'))
    expect(files()).toEqual(['a.yaml', 'b.yaml'])
  })

  it('keeps its outputs below the folder of the file, links followed', () => {
    mkdirSync(path('in/sub'), { recursive: true })
    symlinkSync('..', path('in/up'))
    symlinkSync('../stolen.gif', path('in/link.gif'))
    const absolute = path('abs.gif')
    for (const name of [
      '../out.gif',
      'sub/../../out.gif',
      'up/out.gif',
      'link.gif',
      'up/new/x.gif',
      absolute,
    ]) {
      write('in/f.yaml', `${small}  - {data: blobs, output: ${JSON.stringify(name)}}\n`)
      const { code, stderr } = batch('in/f.yaml')
      expect(stderr).toContain('in/f.yaml:3:')
      expect(stderr).toContain(`output: got ${JSON.stringify(name).slice(0, 40)}`)
      expect(stderr).toContain('--allow-outside')
      expect(code).toBe(2)
    }
    expect(files()).toEqual(['in'])
    write('in/f.yaml', `${small}  - {data: blobs, output: [up/out.gif, sub/../here.png]}\n`)
    expect(batch('in/f.yaml', '--allow-outside', '-q').code).toBe(0)
    expect(existsSync(path('out.gif')) && existsSync(path('in/here.png'))).toBe(true)
    write('in/f.yaml', `${small}  - {data: blobs, output: "-"}\n`)
    expect(batch('in/f.yaml', '--allow-outside').code).toBe(2)
  })

  it('goes on after a figure that fails, unless told otherwise, and exits with 1', () => {
    // Too small for its film, which is known only when it is drawn.
    write(
      'f.yaml',
      `${small}  - {data: blobs, maxSize: 1kB, size: 600, output: a.gif}\n  - {data: xor, output: b.gif}\n`,
    )
    const { code, stderr, stdout } = batch('f.yaml', '--json', '--jobs', '1')
    expect(code).toBe(1)
    expect(stderr).toContain('f.yaml:3:5: a.gif does not keep within')
    expect(stdout.split('\n').filter(line => /"status":"failed"/.test(line))).toHaveLength(1)
    expect(files()).toEqual(['b.gif', 'f.yaml'])
    rmSync(path('b.gif'))
    const fast = batch('f.yaml', '--fail-fast', '--jobs', '1')
    expect(fast.code).toBe(1)
    expect(fast.stderr).toContain('2 figures: 0 made, 0 unchanged, 1 failed, 1 left')
  })

  it.each([
    ['ends', 'process.exit(3)', 'exit code 3'],
    ['has no memory left', 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length))', 'memory'],
  ])('goes on with another thread where one %s', (_, fault, reason) => {
    write('f.yaml', `${small}  - {data: xor, output: "{seed}.gif", matrix: {seed: 1..3}}\n`)
    write(
      'first.mjs',
      `import { isMainThread } from 'node:worker_threads'
       import { existsSync, writeFileSync } from 'node:fs'
       if (!isMainThread && !existsSync('died')) {
         writeFileSync('died', '')
         setTimeout(() => { ${fault} }, 20)
       }`,
    )
    const env = {
      ...process.env,
      NODE_OPTIONS: `--import=${path('first.mjs')} --max-old-space-size=200`,
    }
    const words = [bin, 'batch', 'f.yaml', '--jobs', '1']
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: path(''), encoding: 'utf8', env })
    expect(stderr).toContain('a worker thread ended before its work was done: ')
    expect(stderr).toContain(reason)
    expect(stderr).toContain('3 figures: 2 made, 0 unchanged, 1 failed')
    expect(status).toBe(1)
    expect(files().filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  it.each([
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGTERM', 143],
  ] as const)('leaves nothing half done after %s, and says what is done', async (signal, exit) => {
    write('f.yaml', `${small}  - {data: xor, output: "{seed}.gif", matrix: {seed: 1..40}}\n`)
    const child = spawn(process.execPath, [bin, 'batch', 'f.yaml'], { cwd: path('') })
    let told = ''
    child.stderr.on('data', chunk => {
      told += chunk
      if (told.includes('[ 2/40]') && !child.killed) child.kill(signal)
    })
    const code = await new Promise(done => child.on('close', done))
    expect(code).toBe(exit)
    expect(told).toMatch(/stopped\. 40 figures: \d+ made, 0 unchanged, \d+ left/)
    expect(files().every(name => /^\d+\.gif$|^f\.yaml$/.test(name))).toBe(true)
  })

  it('killed at any moment and called again, ends as if nothing had happened', async () => {
    write('f.yaml', `${small}  - {data: xor, output: ["o/{seed}.gif", "o/{seed}/"], matrix: {seed: 1..8}}\n`)
    expect(batch('f.yaml', '-q').code).toBe(0)
    const plain = filesIn('o')
    rmSync(path('o'), { recursive: true })
    for (const wait of [350, 500, 650, 900]) {
      const child = spawn(process.execPath, [bin, 'batch', 'f.yaml', '-q'], { cwd: path('') })
      const closed = new Promise(done => child.on('close', done))
      setTimeout(() => child.kill('SIGKILL'), wait)
      await closed
    }
    expect(batch('f.yaml', '-q').code).toBe(0)
    expect(filesIn('o')).toEqual(plain)
  })

  it('reads standard input, and the example', () => {
    const { code } = nnanim(['batch', '-', '-q'], {
      cwd: path(''),
      input: `${small}  - {data: xor, output: a/b.gif}\n`,
    })
    expect(code).toBe(0)
    expect(existsSync(path('a/b.gif'))).toBe(true)
    copyFileSync('examples/batch.yaml', path('batch.yaml'))
    copyFileSync('examples/iris.csv', path('iris.csv'))
    expect(batch('batch.yaml', '--dry-run').stdout.trim().split('\n')).toHaveLength(6)
  })

  it('watches its files and their tables, and goes on after a fault', async () => {
    withTable()
    write('f.yaml', `${small}  - {data: tables/iris.csv, label: species, hidden: 2, output: a.png}\n`)
    const watched = watch(path(''), 'batch', 'f.yaml', '--watch')
    await watched.told(/1 made/g, 1)
    appendFileSync(path('tables/iris.csv'), '5.1,3.5,1.4,0.2,setosa\n')
    await watched.told(/1 made/g, 2)
    write('f.yaml', 'figures: 3')
    await watched.told(/f\.yaml:1:10:figures/g, 1)
    write('f.yaml', `${small}  - {data: xor, output: b.png}\n`)
    await watched.told(/1 made/g, 3)
    expect(await watched.interrupted()).toBe(130)
    expect(existsSync(path('b.png'))).toBe(true)
  })
})
