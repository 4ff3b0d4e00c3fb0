// Writes the manual page, dist/nnanim.1, from the same tables as the help. Part of `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs'
import { manPage } from '../../dist/cli/man-page.js'
import { buildProgram } from '../../dist/cli/program.js'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const [, date] = /^## \S+ \((\d{4}-\d\d-\d\d)\)$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))
writeFileSync('dist/nnanim.1', manPage(buildProgram(version), version, date))
