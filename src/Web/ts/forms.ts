// A choice in a filter takes effect at once; without script the form's own button does it.
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')))) return
  if (field.form?.hasAttribute('data-submit-on-change')) field.form.requestSubmit()
})

// The first field with an error gets the focus when a form comes back.
document.addEventListener('turbo:render', () => {
  document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
})

// What is left empty need not stand in the address.
document.addEventListener('formdata', event => {
  if (!(event.target instanceof HTMLFormElement && event.target.method === 'get')) return
  for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
})

// What belongs to one choice opens with it and closes with another.
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLSelectElement)) return
  for (const part of document.querySelectorAll<HTMLDetailsElement>('details[data-when]')) {
    const [name, value] = (part.dataset.when ?? '').split('=')
    if (name === field.name) part.open = value === field.value
  }
})

// A file that is too large is told at once, not after minutes of sending.
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement && field.type === 'file' && field.dataset.mostBytes)) return
  const files = [...(field.files ?? [])]
  const { mostBytes, mostTogether = mostBytes, mostFiles = '1' } = field.dataset
  const together = files.reduce((sum, file) => sum + file.size, 0)
  const tooLarge = files.some(file => file.size > Number(mostBytes)) || together > Number(mostTogether) || files.length > Number(mostFiles)
  const id = `${field.id}-too-large`
  document.getElementById(id)?.remove()
  field.toggleAttribute('aria-invalid', tooLarge)
  if (!tooLarge) return
  field.insertAdjacentHTML('afterend', `<div class="field-error" role="alert" id="${id}"></div>`)
  document.getElementById(id)!.textContent = field.dataset.tooLarge ?? ''
  field.value = ''
})
