// Runs scripts of package.json at the same time, and prints what each printed when it ends: node together.js name...
// Fails when one of them does.
import { spawn } from 'node:child_process'

const runs = process.argv.slice(2).map(
  name =>
    new Promise(done => {
      const output = []
      const child = spawn(`npm run ${name}`, { shell: true })
      child.stdout.on('data', part => output.push(part))
      child.stderr.on('data', part => output.push(part))
      child.on('close', code => {
        process.stdout.write(Buffer.concat(output))
        done(code)
      })
    }),
)
if ((await Promise.all(runs)).some(code => code !== 0)) process.exitCode = 1
