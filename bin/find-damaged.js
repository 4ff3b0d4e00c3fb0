const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

/**
 * Finds a file of the command that is not as the build made it.
 *
 * @param {string} dist the folder of what was built
 * @returns {string | undefined} its path in that folder; undefined also where the hashes are not there
 */
exports.findDamaged = dist => {
  const matches = ([file, hash]) => {
    try {
      return (
        createHash('sha256')
          .update(readFileSync(join(dist, file)))
          .digest('hex') === hash
      )
    } catch {
      return false
    }
  }
  try {
    const checksums = JSON.parse(readFileSync(join(dist, 'checksums.json'), 'utf8'))
    return Object.entries(checksums).find(entry => !matches(entry))?.[0]
  } catch {
    // Nothing is known without the hashes.
    return undefined
  }
}
