// An answer that lacks the frame asked for (an error page, the log-in after a long pause) is shown as a page, not as "Content missing".
document.addEventListener('turbo:frame-missing', event => {
  const { response, visit } = (event as CustomEvent<{ response: Response; visit: (to: Response) => void }>).detail
  event.preventDefault()
  visit(response)
})
