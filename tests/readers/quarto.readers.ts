import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { run, workplace } from './run.ts'

const { path } = workplace()
const home = path('a folder')
const program = path('nnanim.sh')
const calls = path('calls.txt')

/** A document of code blocks, and nnanim in a script that notes each call. */
beforeEach(() => {
  rmSync(path('.'), { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  writeFileSync(
    program,
    `#!/bin/sh\nprintf '%s\\n' "$*" >>'${calls}'\nexec '${process.execPath}' '${resolve('bin/nnanim.js')}' "$@"\n`,
  )
  chmodSync(program, 0o755)
})

/** What a document shows in most cases, a scene for which no network is trained. */
const blobs = 'blobs --scene data'
const block = (command: string, attributes = '') => `\`\`\`{.nnanim ${attributes}}\n${command}\n\`\`\`\n`

/** Runs pandoc beside the folder of a document. */
function pandoc(text: string, output: string, env: NodeJS.ProcessEnv = { NNANIM: program }) {
  writeFileSync(join(home, 'talk.md'), text)
  const filter = resolve('examples/quarto/_extensions/nnanim/nnanim.lua')
  const words = ['a folder/talk.md', '-L', filter, '-o', output]
  const options = { cwd: path('.'), encoding: 'utf8' as const, env: { ...process.env, ...env } }
  const { status, stderr } = spawnSync('pandoc', words, options)
  return { status, stderr, text: () => readFileSync(path(output), 'utf8') }
}

const called = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [])
const made = (ending: string) =>
  readdirSync(join(home, 'nnanim_figures')).filter(name => name.endsWith(ending) && !name.includes('-still'))

describe('a code block of class nnanim', () => {
  it('is the page that plays in HTML, with its text, caption, anchor and width', () => {
    const text = pandoc(block(blobs, '#fig-one caption="Two *units*" width="80%"'), 'talk.html').text()
    const [page] = made('.html')
    expect(text).toMatch(
      new RegExp(`<iframe src="a%20folder/nnanim_figures/${page}" title="200 points in two classes: `),
    )
    expect(text).toContain('<figure id="fig-one" class="nnanim">')
    expect(text).toMatch(/<figcaption><p>Two <em>units<\/em><\/p><\/figcaption>/)
    expect(text).toContain('<div style="width: 80%; max-width: 100%"><iframe')
    expect(text).toContain('loading="lazy"')
    expect(readFileSync(join(home, 'nnanim_figures', page), 'utf8')).toMatch(/^<!doctype html>/i)
  })

  it('is in the language of the document, or in that which it names', () => {
    const text = `---\nlang: de-AT\n---\n\n${block(blobs)}\n${block('blobs --scene data --lang en')}\n`
    const { text: read } = pandoc(text, 'talk.html')
    expect(called().map(call => call.match(/--lang[= ]\w+/g))).toEqual([['--lang=de'], ['--lang en']])
    expect(read()).toMatch(/title="200 Punkte/)
    expect(read()).toMatch(/title="200 points/)
    pandoc(`---\nlang: nl\n---\n\n${block('xor --scene data')}`, 'talk.html')
    expect(called().at(-1)).not.toContain('--lang')
  })

  it('is found from where the HTML is written', () => {
    mkdirSync(path('public/notes'), { recursive: true })
    const text = pandoc(block(blobs), 'public/notes/talk.html').text()
    expect(text).toContain(`src="../../a%20folder/nnanim_figures/${made('.html')[0]}"`)
  })

  it('is a vector in LaTeX', () => {
    const text = pandoc(block(blobs, 'caption="Two units" width="60%"'), 'talk.tex').text()
    const [file] = made('.pdf')
    expect(text).toMatch(/includegraphics\[width=0\.6\\textwidth/)
    expect(text).toContain(`{a folder/nnanim_figures/${file}}`)
    expect(text).toContain('\\caption{Two units}')
    expect(
      readFileSync(join(home, 'nnanim_figures', file))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  it('is a picture in Word, with its alternative text', () => {
    pandoc(block(blobs, 'caption="Two units"'), 'talk.docx')
    const document = run('python3', [
      '-c',
      'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("word/document.xml").decode())',
      path('talk.docx'),
    ])
    expect(document).toContain('descr="200 points in two classes: three blobs in a row')
    expect(document).toContain('Two units')
    expect(made('.png')).toHaveLength(1)
  })

  it('has the alternative text of its attribute', () => {
    pandoc(block(blobs, `alt="It's a <row> of three"`), 'talk.html')
    const [note] = made('.txt')
    expect(readFileSync(join(home, 'nnanim_figures', note), 'utf8')).toMatch(
      /It.+s a (<|&lt;)row(>|&gt;) of three/,
    )
  })

  it('is not made again while its command and its table are the same', () => {
    const table = join(home, 'table.csv')
    writeFileSync(table, 'a,b,class\n0,0,no\n0,1,no\n1,0,yes\n1,1,yes\n')
    const text = block('table.csv --scene data')
    expect(pandoc(text, 'talk.tex').status).toBe(0)
    expect(pandoc(`More.\n\n${text}`, 'talk.tex', { NNANIM: '/nowhere/nnanim' }).status).toBe(0)
    expect(called()).toHaveLength(1)
    writeFileSync(table, 'a,b,class\n0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n')
    expect(pandoc(text, 'talk.tex').status).toBe(0)
    expect(called()).toHaveLength(2)
    expect(made('.pdf')).toHaveLength(2)
  })

  it('keeps words in quotes together, and goes on after a backslash', () => {
    const { status, stderr } = pandoc(
      block(`nnanim 'y > sin(3*x) and x < 1; rm -rf /' \\\n  --title "a"`),
      'talk.tex',
    )
    expect(status).not.toBe(0)
    expect(stderr).toContain('exit code 2, see above')
    expect(called()[0]).toMatch(/-q y > sin\(3\*x\) and x < 1; rm -rf \/ --title a$/)
  })

  it('may be a sweep', () => {
    const text = pandoc(block('sweep blobs --hidden 1..2 --scene data'), 'talk.html').text()
    expect(text).toContain('title="200 points in two classes: ')
    expect(called()[0]).toMatch(/^sweep -o nnanim_figures\/\w+\.html --embed html -q blobs --hidden 1\.\.2/)
  })
})

describe('a code block that asks for something else', () => {
  it.each([
    ['blobs -qo../out.gif', '-qo../out.gif cannot stand here'],
    ['blobs --output=out.gif', '--output=out.gif cannot stand here'],
    ['blobs --save-model model.json', '--save-model cannot stand here'],
    ['blobs; touch here', '; outside of quotes'],
    ['blobs `touch here`', '` outside of quotes'],
    ['blobs --title "here', 'a " that is not closed'],
    ['batch figures.yaml', 'batch makes no figure'],
    ['', 'no command line, expected one such as: circles --hidden 3'],
  ])('is refused before anything runs: %s', (command, message) => {
    const { status, stderr } = pandoc(block(command), 'talk.html')
    expect(status).not.toBe(0)
    expect(stderr).toContain(`nnanim: ${message}`)
    expect(called()).toEqual([])
    expect(existsSync(join(home, 'here')) || existsSync(path('here'))).toBe(false)
  })

  it('is refused with a width that is no length', () => {
    const { status, stderr } = pandoc(block('blobs', 'width="1px;color:red"'), 'talk.html')
    expect(status).not.toBe(0)
    expect(stderr).toContain('width=1px;color:red, expected such as 60% or 400px')
    expect(called()).toEqual([])
  })

  it('ends the rendering where the program is not there, and says how to get it', () => {
    const { status, stderr } = pandoc(block('blobs'), 'talk.html', { NNANIM: '/nowhere/nnanim' })
    expect(status).not.toBe(0)
    expect(stderr).toContain('/nowhere/nnanim does not run, expected it on the PATH')
  })
})

it('the example is rendered whole', () => {
  const example = readFileSync('examples/quarto/example.qmd', 'utf8')
  const text = pandoc(example, 'talk.html').text()
  expect(text.match(/<iframe /g)).toHaveLength(example.match(/\{\.nnanim/g)!.length)
})
