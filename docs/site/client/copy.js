/** Gives every block of code a button that copies it. */
export function addCopyButtons() {
  for (const block of document.querySelectorAll('.code')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy'
    button.textContent = 'Copy'
    const code = block.querySelector('code')
    button.setAttribute('aria-label', labelOf(code))
    button.addEventListener('click', async () => {
      const done = await copy(code)
      button.textContent = done ? 'Copied' : 'Selected'
      setTimeout(() => {
        button.textContent = 'Copy'
      }, 1600)
    })
    block.append(button)
  }
}

/** The words of the button for those who hear it: the beginning of what it copies. */
export const labelOf = code => `Copy: ${code.textContent.split('\n')[0].slice(0, 60)}`

/** Copies a text, or selects it where a page may not copy. Returns whether it was copied. */
async function copy(code) {
  try {
    await navigator.clipboard.writeText(code.textContent)
    return true
  } catch {
    getSelection().selectAllChildren(code)
    return false
  }
}
