// Takes the scripts that build the package out of package.json while it is packed (`prepack`), and puts them back
// (`postpack`): who unpacks it has nothing to build from, and `prepare` would fail there. npm never packs a file *.orig.
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

if (process.argv[2] === 'restore') renameSync('package.json.orig', 'package.json')
else {
  copyFileSync('package.json', 'package.json.orig')
  const text = readFileSync('package.json', 'utf8')
  writeFileSync('package.json', text.replace(/^ +"(prepare|prepack|postpack)": .*\n/gm, ''))
}
