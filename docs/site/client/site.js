import { addCopyButtons } from './copy.js'
import { listenToLanguage } from './language.js'
import { playInPlace } from './play.js'
import { loadPlayer } from './player.js'
import { listenToSearch } from './search-box.js'
import { listenToForm } from './try.js'

addCopyButtons()
playInPlace()
listenToLanguage(listenToForm())
// The figures that play at once.
if (document.querySelector('nnanim-figure')) loadPlayer()
listenToSearch(
  document.currentScript?.dataset.root ?? document.querySelector('script[data-root]').dataset.root,
)

// What is wider than its column is scrolled by keys too.
for (const box of document.querySelectorAll('.scroll, .code pre'))
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
