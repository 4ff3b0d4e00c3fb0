import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { commandFolder } from './stage.ts'

const { path, read, write } = commandFolder()

beforeEach(() => {
  mkdirSync(path('bundle'))
  source('one-12345678.js', 'exports.twice = x => 2 * x')
})

test('code is compiled once, and runs the same from then on', () => {
  expect(run('one-12345678.js')).toBe('4')
  const [file] = compiled()
  const { mtimeMs } = statSync(file)
  expect(run('one-12345678.js')).toBe('4')
  expect(compiled()).toEqual([file])
  expect(statSync(file).mtimeMs).toBe(mtimeMs)
})

test('a file whose name does not change with its content is compiled each time', () => {
  source('main.js', 'exports.twice = x => 2 * x')
  expect(run('main.js')).toBe('4')
  source('main.js', 'exports.twice = x => 3 * x')
  expect(run('main.js')).toBe('6')
})

test.each([
  ['cut', (data: Buffer) => data.subarray(0, data.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['changed', (data: Buffer) => data.fill(255, 200, 220)],
])('what is %s is not used, and is written anew', (_, spoil) => {
  run('one-12345678.js')
  const [file] = compiled()
  const spoilt = spoil(readFileSync(file))
  writeFileSync(file, spoilt)
  expect(run('one-12345678.js')).toBe('4')
  expect(readFileSync(file).equals(spoilt)).toBe(false)
})

test('where nothing can be written, the code runs all the same', () => {
  write('compiled', 'a file')
  expect(run('one-12345678.js')).toBe('4')
  expect(read('compiled')).toBe('a file')
})

test('files that the code imports are found beside it', () => {
  source('two-12345678.js', "exports.twice = x => require('./one-12345678.js').twice(x)")
  expect(run('two-12345678.js')).toBe('4')
  expect(run('two-12345678.js')).toBe('4')
  expect(compiled()).toHaveLength(2)
})

function source(name: string, code: string): void {
  write(`bundle/${name}`, code)
}

function compiled(): string[] {
  const cache = path('compiled')
  return readdirSync(cache).map(name => join(cache, name))
}

/** Loads a file of the folder, as if Node itself kept no compiled code, and gives what its function makes of 2. */
function run(name: string): string {
  const code = `
    delete require('node:module').enableCompileCache
    const folder = ${JSON.stringify(path('bundle'))}
    require(${JSON.stringify(resolve('bin/compile-cache.js'))}).enableCompileCache(folder)
    console.log(require(folder + '/${name}').twice(2))`
  return execFileSync(process.execPath, ['--eval', code], { encoding: 'utf8' }).trim()
}
