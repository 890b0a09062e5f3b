// The preview's part of a page: it listens for word of the page, loads it again
// when it says something else, swaps a style sheet without that, and lays marks
// over it in a shadow tree, where the site's styles do not reach.
(() => {
  'use strict'
  const { page, key, marks } = document.currentScript.dataset
  let now = key
  const at = 'balagh ' + location.pathname
  let host

  // A browser keeps the place of a page it loads again, but not of one that grew
  // above it in the meantime, nor in every view.
  const kept = sessionStorage.getItem(at)
  if (kept) {
    sessionStorage.removeItem(at)
    addEventListener('load', () => scrollTo({ top: +kept, behavior: 'instant' }))
  }
  const reload = () => {
    sessionStorage.setItem(at, scrollY)
    location.reload()
  }

  const swap = (link, address) => {
    const next = link.cloneNode()
    next.href = address
    next.onload = next.onerror = () => link.remove()
    link.after(next)
  }
  const sheets = () => [...document.querySelectorAll('link[rel="stylesheet"]')]
  const pathOf = (address) => new URL(address, location.href).pathname
  const styles = (pairs) => {
    for (const [from, to] of pairs)
      for (const link of sheets()) if (pathOf(link.href) === from) swap(link, to)
  }
  const files = (changed) => {
    for (const link of sheets())
      if (changed.includes(pathOf(link.href))) swap(link, pathOf(link.href) + '?' + Date.now())
    for (const part of document.querySelectorAll('img[src], script[src], source[srcset]'))
      if (part.src && changed.includes(pathOf(part.src))) return reload()
  }

  // Marks stand at the foot of the window. The page ends above them, and what has
  // the focus is not scrolled beneath them.
  const room = new CSSStyleSheet()
  document.adoptedStyleSheets.push(room)
  const fit = () => {
    const high = Math.ceil(host?.shadowRoot.querySelector('.marks').getBoundingClientRect().height ?? 0)
    room.replaceSync(`@media screen { html { padding-block-end: ${high}px; scroll-padding-block-end: ${high}px } }`)
  }
  const size = new ResizeObserver(fit)
  let shown = ''
  const mark = (html) => {
    if (html === shown) return // what was hidden stays hidden
    shown = html
    size.disconnect()
    if (!html) {
      host?.remove()
      host = undefined
      return fit()
    }
    if (!host) {
      host = document.createElement('balagh-preview')
      host.attachShadow({ mode: 'open' })
      document.body.append(host)
    }
    host.shadowRoot.innerHTML = html
    size.observe(host.shadowRoot.querySelector('.marks'))
    const panel = host.shadowRoot.querySelector('.mistakes')
    const hide = () => (panel.hidden = true)
    panel?.querySelector('button').addEventListener('click', hide)
    panel?.addEventListener('keydown', (e) => e.key === 'Escape' && hide())
  }
  mark(marks ?? '')

  const hear = (e) => {
    const word = JSON.parse(e.data)
    if (word.key) now = word.key
    if (word.reload) return reload()
    if (word.styles) styles(word.styles)
    if (word.files) files(word.files)
    if ('marks' in word) mark(word.marks)
  }

  // A browser has six connections to one host, and listening takes one: a page
  // that nobody sees lets go of it and asks again when it is seen.
  let source
  const listen = () => {
    source?.close()
    source = undefined
    if (document.hidden) return
    source = new EventSource('/_balagh/events?' + new URLSearchParams({ page, key: now }))
    source.onmessage = hear
  }
  document.addEventListener('visibilitychange', listen)
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', (e) => e.persisted && location.reload())
  listen()
})()
