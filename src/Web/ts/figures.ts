// Figures are pasted from tables or typed with a Chinese keyboard: full-width digits become plain, separators of thousands go.
const fullWidth = /[\uff01-\uff5e]/g

document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || !field.classList.contains('figure-input')) return
  const plain = field.value.replace(fullWidth, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\s\u3000]/g, '')
  field.value = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain
})
