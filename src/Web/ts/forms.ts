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

// Empty filters need not stand in the address.
document.addEventListener('formdata', event => {
  if (!(event.target instanceof HTMLFormElement && event.target.classList.contains('filter-bar'))) return
  for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name)
})
