// Writes dist/SKILL.md, in the form of agentskills.io, from which an assistant learns to write commands, and beside it
// dist/SKILL-reference.md: the tables of the help and of docs/. Part of `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'
import { choices, datasetSummaries, sceneSummaries } from '../../dist/cli/choices.js'
import { commands } from '../../dist/cli/commands.js'
import { flagGroups } from '../../dist/cli/flags.js'
import { exampleCalls, exitCodes, helpOf, outputRules } from '../../dist/cli/help.js'
import { topicSummaries } from '../../dist/cli/help-topics.js'
import { themes } from '../../dist/scene/style/themes.js'
import { anywhere } from './install.js'
import { rowsOf } from './markdown-table.js'

const code = text => `\`${text}\``
const item = (name, words) => `- ${code(name)}: ${words}`
const items = named => Object.entries(named).map(([name, words]) => item(name, words))
const inALine = named =>
  `${Object.entries(named)
    .map(([name, words]) => `${code(name)}: ${words}`)
    .join('; ')}.`
const page = path => readFileSync(path, 'utf8')

/** Rows of a table of docs/ as items, whose links lead there from dist/. */
function itemsOf(path, heading) {
  const linked = words =>
    words.replace(/\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g, (_, file, id = '') =>
      `](${posix.join('..', file ? posix.join(dirname(path), file) : path)}${id})`) // biome-ignore format: one call
  return rowsOf(path, heading).map(([first, second]) => `- ${linked(first)}: ${linked(second.replace(/: see below$/, ''))}`) // biome-ignore format: one call
}

/** The flags of a group: those that most people use with what they take, the others by their names. */
function flagsOf(group, flags) {
  const common = flags.filter(({ row }) => row.common)
  const others = flags.filter(({ row }) => !row.common).map(({ name }) => code(`--${name}`))
  const withHelp = flag => {
    const words = helpOf(flag, choices, flag.row.common === true ? flag.row.help : flag.row.common)
    return item(`--${flag.name}${flag.row.value ? ` ${flag.row.value}` : ''}`, words.replaceAll('\n', ' '))
  }
  return [...common.map(withHelp), `- more of ${group.toLowerCase()}: ${others.join(', ')}`]
}

/** All that is to be known, which is read when it is needed. */
function reference() {
  const [, example] = /^```js\n([\s\S]*?)```$/m.exec(page('docs/library.md'))
  const [, trouble] = /^# .*\n\n([\s\S]*?)\n\n/.exec(page('docs/troubleshooting.md'))
  const section = (title, ...lines) => [`## ${title}`, ...lines, '']
  return [
    '# nnanim: tasks, commands, scenes, flags',
    '',
    ...section('Tasks', ...exampleCalls.map(([call, what]) => `- ${what}: ${code(call)}`)),
    ...section('More tasks', ...itemsOf('docs/README.md', 'How do I')),
    ...section('Commands', ...commands.map(({ name, summary }) => item(`nnanim ${name}`, summary))),
    ...section('Scenes, for --scene', ...items(sceneSummaries)),
    ...section('Built-in data', ...items(datasetSummaries)),
    ...section('Outputs', ...itemsOf('docs/files.md')),
    ...section('Embeds, for --embed', ...itemsOf('docs/embedding.md', 'What to paste')),
    ...section(
      'Themes, for --theme',
      inALine(
        Object.fromEntries(
          Object.entries(themes).map(([name, { summary }]) => [name, summary.replaceAll(';', ',')]),
        ),
      ),
    ),
    ...section(
      'Flags',
      `[All of them](../docs/flags.md); ${code('nnanim help all')}, or by topic ${Object.keys(topicSummaries)
        .map(name => code(`nnanim help ${name}`))
        .join(', ')}.`,
      ...Object.entries(flagGroups).flatMap(([group, flags]) => flagsOf(group, flags)),
    ),
    ...section(
      'Batches',
      `[A YAML file](../docs/batches.md) lists figures; keys are the flags' words in camel case. ${code('nnanim new NAME')} writes one to begin with, ${code('nnanim validate FILE')} says all that is wrong with it, ${code('nnanim batch FILE')} makes what has changed. Its JSON Schema is [batch.schema.json](batch.schema.json).`,
    ),
    ...section('Library', '```js', ...example.split('\n').filter(Boolean), '```'),
    ...section('Exit codes', inALine(exitCodes)),
    ...section('Errors and pitfalls', trouble.replaceAll('\n', ' '), '', outputRules.replaceAll('\n', ' '), '',
      ...itemsOf('docs/troubleshooting.md', 'No boundary'),
      ...itemsOf('docs/troubleshooting.md', 'The network learns'),
    ), // biome-ignore format: lists
  ]
}

/** The text that an assistant always has: what nnanim is for, and where the rest stands. */
function skill() {
  return [
    '---',
    'name: nnanim',
    'description: Makes, changes and checks figures and animations (GIF, MP4, SVG, PDF, page) of a small neural network, with its hidden layers, decision boundary, training or regression, of built-in data, a formula or a table.',
    '---',
    '',
    '# nnanim',
    '',
    `One command makes a figure: ${code(`${anywhere} <data> [flags] -o FILE`)}. The ending of FILE decides the format. ${code('--dry-run')} checks a call and writes nothing, ${code('--json')} prints the result as one object.`,
    '',
    ...exampleCalls.slice(0, 5).map(([call, what]) => `- ${what}: ${code(call)}`),
    '',
    `Before you write another call, read [tasks, commands, scenes and flags](SKILL-reference.md). Errors name the flag, and what was expected. [The manual](../docs/README.md) says more.`,
  ]
}

for (const [file, lines] of Object.entries({ SKILL: skill(), 'SKILL-reference': reference() }))
  writeFileSync(`dist/${file}.md`, `${lines.join('\n').trimEnd()}\n`)
