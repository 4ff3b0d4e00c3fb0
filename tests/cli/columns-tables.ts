import { writeFileSync } from 'node:fs'
import { beforeEach } from 'vitest'
import { clusterTable } from '../scene/stage.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const rows = Array.from(
  { length: 12 },
  (_, i) =>
    `${i + 1};${20 + i},5;${i % 3 ? 'f' : 'm'};${['never', 'often', 'rarely'][(i * i) % 3]};${i === 4 ? '' : i % 2 ? 'yes' : 'no'}`,
)

/** A folder for each test with tables, and the command in it. */
export function columnsFolder() {
  const { path, bytes } = commandFolder()
  beforeEach(() => {
    writeFileSync(path('survey.csv'), ['no;age;sex;how often;answer', ...rows].join('\n'))
    writeFileSync(path('names.csv'), 'name,note,label\nann,x,u\nbob,x,v\ncyd,x,u\ndan,y,v\n')
    writeFileSync(path('kinds.csv'), clusterTable(3, ['a', 'b']))
  })
  const run = (words: string[], input = '') => nnanim(words, { cwd: path(''), input })
  const columns = (...words: string[]) => run(['columns', ...words])
  const trained = (...words: string[]) =>
    columns('kinds.csv', '--network', '--hidden', '2', '--restarts', '1', ...words)
  return { bytes, run, columns, trained }
}
