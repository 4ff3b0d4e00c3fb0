import { addCopyButtons } from './copy.js'
import { playInPlace } from './play.js'
import { loadPlayer, onDisk } from './player.js'
import { listenToSearch } from './search-box.js'

addCopyButtons()
playInPlace()
// The figures that play at once.
if (document.querySelector('nnanim-figure')) loadPlayer()
listenToSearch(
  document.currentScript?.dataset.root ?? document.querySelector('script[data-root]').dataset.root,
)

// From a disk a browser loads no modules.
const studio = document.querySelector('.studio .empty')
if (studio && onDisk) studio.textContent = 'From a disk, `nnanim studio` opens the studio as one file.'

// What is wider than its column is scrolled by keys too.
for (const box of document.querySelectorAll('.scroll, .code pre'))
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
