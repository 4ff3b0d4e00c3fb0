/** Results that are shown. */
const MOST = 8

/**
 * Makes the search field work: its index is loaded when it is first used.
 * @param root where the site begins, relative to this page
 */
export function listenToSearch(root) {
  const form = document.querySelector('form.search')
  const [input, said, list] = ['input', 'output', 'ul'].map(name => form.querySelector(name))
  form.hidden = false
  let loaded

  const load = () => {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement('script')
      script.src = `${root}assets/search.js`
      script.onload = resolve
      script.onerror = reject
      document.head.append(script)
    })
    return loaded
  }
  const close = () => {
    list.hidden = true
  }
  const show = async () => {
    const words = input.value.trim()
    if (words === '') {
      said.value = ''
      return close()
    }
    await load()
    if (words !== input.value.trim()) return
    const found = globalThis.siteSearch.search(words).slice(0, MOST)
    list.replaceChildren(...(found.length > 0 ? found.map(result => item(result, root)) : [nothing(words)]))
    said.value = found.length === 1 ? '1 result' : `${found.length} results`
    list.hidden = false
  }

  input.addEventListener('focus', load)
  input.addEventListener('input', show)
  input.addEventListener('focus', () => input.value && show())
  form.addEventListener('submit', event => {
    event.preventDefault()
    list.querySelector('a')?.click()
  })
  form.addEventListener('keydown', event => walk(event, form))
  form.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return
    close()
    input.focus()
  })
  list.addEventListener('click', close)
  document.addEventListener('click', ({ target }) => form.contains(target) || close())
  form.addEventListener(
    'focusout',
    ({ relatedTarget }) => relatedTarget && !form.contains(relatedTarget) && close(),
  )
  document.addEventListener('keydown', event => {
    const inField = event.target.closest?.('input, textarea, select, [contenteditable]')
    if (event.key !== '/' || inField || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    input.focus()
  })
}

/** Arrows walk from the field through the results and back. */
function walk(event, form) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [form.querySelector('input'), ...form.querySelectorAll('ul:not([hidden]) a')]
  const next = stops[stops.indexOf(document.activeElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function item({ page, heading, text, url }, root) {
  const link = document.createElement('a')
  link.href = root + url
  const parts = [
    ['strong', heading],
    ['span', heading === page ? '' : page],
    ['small', text],
  ]
  for (const [name, words] of parts) {
    if (!words) continue
    const part = document.createElement(name)
    part.textContent = words
    link.append(part, ' ')
  }
  const entry = document.createElement('li')
  entry.append(link)
  return entry
}

function nothing(words) {
  const entry = document.createElement('li')
  entry.className = 'nothing'
  entry.textContent = `Nothing has “${words}” in it.`
  return entry
}
