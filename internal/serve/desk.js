// The desk keeps itself up to date: when the preview says that this page would now
// say something else, it is asked for again and its live parts are put in place,
// each only if it differs, with the focus where it was. Nothing here is needed to
// read the desk or to move about in it.
(() => {
  'use strict'
  const root = document.documentElement
  root.classList.add('js')

  // Where the focus is, by the nearest part with a name and by what it is on.
  const focused = () => {
    const on = document.activeElement
    const part = on?.closest('[id]')
    return part && { on, id: part.id, href: on.getAttribute('href'), copy: on.dataset.copy, text: on.textContent }
  }
  const refocus = (was) => {
    if (!was || was.on.isConnected) return
    const part = document.getElementById(was.id)
    if (!part) return
    const all = [...part.querySelectorAll('a[href], button, input')]
    const same = all.find((e) => (was.href ? e.getAttribute('href') === was.href : e.dataset.copy === was.copy && e.textContent === was.text))
    const next = same ?? all[0] ?? part
    if (next === part) part.tabIndex = -1
    next.focus({ preventScroll: true })
  }

  // Rows stand under their names: one that says the same stays as it is.
  const rows = (old, now) => {
    const ids = (list) => [...list.children].map((row) => row.id).join('\n')
    const known = new Map([...old.children].map((row) => [row.id, row]))
    const next = [...now.children].map((row) => {
      const was = known.get(row.id)
      if (was?.outerHTML === row.outerHTML) return was
      row.classList.add('fresh')
      return row
    })
    if (ids(old) !== ids(now)) return old.replaceChildren(...next)
    next.forEach((row, i) => row !== old.children[i] && old.children[i].replaceWith(row))
  }
  const settle = () => document.querySelectorAll('.fresh').forEach((row) => setTimeout(() => row.classList.remove('fresh'), 2000))

  const put = (page) => {
    const was = focused()
    for (const part of document.querySelectorAll('[data-live]')) {
      const now = page.getElementById(part.id)
      if (!now || now.innerHTML === part.innerHTML) continue
      const list = part.querySelector('.rows')
      const other = now.querySelector('.rows')
      if (list && other) rows(list, other)
      else if (part.getAttribute('role') === 'status') part.textContent = now.textContent
      else part.replaceChildren(...now.childNodes)
    }
    document.title = page.title
    refocus(was)
    settle()
  }

  let asking = false
  let again = false
  const look = async () => {
    if (asking) return (again = true)
    asking = true
    try {
      const answer = await fetch(location.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (answer.ok) put(page)
      else location.reload() // the text is no longer here
    } catch {
      // the preview has ended; the event source goes on trying
    }
    asking = false
    if (again) {
      again = false
      look()
    }
  }

  const copied = document.getElementById('copied')
  addEventListener('click', async (e) => {
    const text = e.target.closest('.copy')?.dataset.copy
    if (!text) return
    try {
      await navigator.clipboard.writeText(text)
      copied.textContent = copied.dataset.said.replace('{}', text)
    } catch {
      getSelection().selectAllChildren(e.target.previousElementSibling)
    }
  })

  // Pages beside each other: of a computer's width, drawn as small as it takes to
  // stand there, and scrolled together where that is wanted.
  const frames = [...document.querySelectorAll('.frame')]
  const fit = () => {
    for (const f of frames) f.style.setProperty('--scale', f.clientWidth / 1280)
  }
  if (document.querySelector('.panes.desktop')) {
    fit()
    addEventListener('resize', fit)
  }
  const linked = document.getElementById('linked')
  let leader
  const place = (w) => w.scrollY / Math.max(1, w.document.documentElement.scrollHeight - w.innerHeight)
  const follow = (frame) => {
    const w = frame.contentWindow
    const lead = () => (leader = w)
    for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown']) w.addEventListener(kind, lead, { passive: true })
    w.addEventListener('scroll', () => {
      if (leader !== w || !linked.checked) return
      for (const f of frames) {
        const other = f.firstElementChild.contentWindow
        if (other !== w) other.scrollTo({ top: place(w) * (other.document.documentElement.scrollHeight - other.innerHeight), behavior: 'instant' })
      }
    })
  }
  for (const f of frames) {
    const frame = f.firstElementChild
    frame.addEventListener('load', () => follow(frame))
    if (frame.contentDocument?.readyState === 'complete') follow(frame)
  }

  // A desk that nobody sees lets go of its connection, and looks when it is seen.
  let source
  const listen = () => {
    source?.close()
    source = undefined
    if (document.hidden) return
    source = new EventSource('/_balagh/desk/events?' + new URLSearchParams({ of: location.pathname + location.search }))
    source.onmessage = look
  }
  document.addEventListener('visibilitychange', listen)
  addEventListener('pagehide', () => source?.close())
  addEventListener('pageshow', (e) => e.persisted && location.reload())
  listen()
})()
