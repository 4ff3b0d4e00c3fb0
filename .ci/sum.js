// Adds up vitest's JSON reports in a folder; fails when there is none, or when a test failed or did not run.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.argv[2]
const reports = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')))
const sum = key => reports.reduce((total, report) => total + report[key], 0)
const failed =
  sum('numFailedTests') + reports.filter(report => !report.success && report.numFailedTests === 0).length
const skipped = sum('numPendingTests') + sum('numTodoTests')
if (skipped > 0) console.log(`${skipped} tests did not run; here every test must.`)
console.log(`${sum('numPassedTests')} passed, ${failed + skipped} failed`)
if (reports.length === 0 || failed + skipped > 0) process.exitCode = 1
