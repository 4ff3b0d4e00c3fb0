// Adds up vitest's JSON reports in a folder: node sum.js folder code name... Fails when the run ended with a code, when
// a report of those names is missing, or when a test failed or did not run. Prints the name of each such test, as the
// end of a long output is often all that is kept.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, code, ...names] = process.argv.slice(2)
const file = name => join(folder, `${name}.json`)
const missing = names.filter(name => !existsSync(file(name)))
const reports = names
  .filter(name => existsSync(file(name)))
  .map(name => JSON.parse(readFileSync(file(name), 'utf8')))
const sum = key => reports.reduce((total, report) => total + report[key], 0)
const skipped = sum('numPendingTests') + sum('numTodoTests')
const failed =
  sum('numFailedTests') +
  reports.filter(report => !report.success && report.numFailedTests === 0).length +
  (skipped + missing.length + (code === '0' ? 0 : 1))
for (const { testResults } of reports)
  for (const { name, message, assertionResults } of testResults) {
    if (message) console.log(`${name}: ${message.split('\n')[0]}`)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status !== 'passed')
        console.log(`${name}: ${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? status}`)
  }
if (skipped > 0) console.log(`${skipped} tests did not run; here every test must.`)
if (missing.length > 0) console.log(`Parts that did not run: ${missing.join(', ')}.`)
if (code !== '0') console.log(`The run ended early, with code ${code}.`)
console.log(`${sum('numPassedTests')} passed, ${failed} failed`)
if (failed > 0) process.exitCode = 1
