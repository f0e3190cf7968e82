// What the pages gain from a script; each works without it. Drafts: a form with a `.save` line is kept on the device while it is
// written and comes back after a lost connection, with the key that keeps it from being done twice. Filters: an input
// with data-filter hides the rows of a table. Keys: within data-keys, j and k move among data-item, a letter presses the
// control of the item that has it as data-key. Where there is no further item, j and k are letters as well.
'use strict'
;(() => {
  const who = document.body.dataset.who || ''
  const days30 = 30 * 24 * 3600 * 1000

  // ---- drafts, of this account alone
  const prefix = `draft ${who} `
  const store = {
    read(key) { try { return JSON.parse(localStorage.getItem(key)) } catch (e) { return null } },
    write(key, value) { try { localStorage.setItem(key, JSON.stringify(value)); return true } catch (e) { return false } },
    drop(key) { try { localStorage.removeItem(key) } catch (e) { /* nothing is kept here */ } },
    keys() { try { return Object.keys(localStorage).filter(k => k.startsWith('draft ')) } catch (e) { return [] } },
  }

  // The form's own key goes with what was typed: sent a second time it is known by it.
  const kept = form => [...form.elements].filter(e =>
    e.name && (e.type === 'hidden' ? e.name === 'once' : !['password', 'file', 'submit', 'button'].includes(e.type)))
  const ticked = e => e.type === 'checkbox' || e.type === 'radio'
  const values = form => kept(form).map(e => [e.name, e.value, ticked(e) ? e.checked : null])

  function bringBack(form, draft) {
    const left = draft.values.slice()
    for (const e of kept(form)) {
      const at = left.findIndex(v => v[0] === e.name && (!ticked(e) || v[1] === e.value))
      if (at < 0) continue
      if (ticked(e)) e.checked = left[at][2]
      else e.value = left[at][1]
      left.splice(at, 1)
    }
  }

  function keepDrafts(form, line) {
    const key = prefix + form.getAttribute('action')
    const said = line.querySelector('p')
    const say = words => { if (said && words) said.textContent = words }
    if (said) said.setAttribute('role', 'status')
    const draft = store.read(key)
    const refused = document.getElementById('refusal')
    // A page that says why a form was refused holds what was typed already.
    if (draft && !refused) {
      bringBack(form, draft)
      say(line.dataset.back)
    }
    let pause
    const keep = () => {
      clearTimeout(pause)
      if (store.write(key, { at: Date.now(), values: values(form) })) say(line.dataset.kept)
    }
    form.addEventListener('input', () => {
      clearTimeout(pause)
      pause = setTimeout(keep, 700)
    })
    form.addEventListener('submit', event => {
      keep()
      if (navigator.onLine === false) {
        event.preventDefault()
        say(line.dataset.offline)
      }
    })
  }

  // The server tells the key of the last form that it has taken.
  const taken = (/(?:^|; )lantoa-taken=([^;]*)/.exec(document.cookie) || [])[1]
  for (const key of store.keys()) {
    const draft = store.read(key)
    if (!draft || Date.now() - draft.at > days30 || draft.values.some(v => v[0] === 'once' && v[1] === taken)) store.drop(key)
  }
  for (const line of document.querySelectorAll('form .save')) keepDrafts(line.closest('form'), line)
  const out = document.querySelector('form[action="/signout"]')
  if (out) out.addEventListener('submit', () => store.keys().filter(k => k.startsWith(prefix)).forEach(store.drop))

  // ---- filters: as search folds letters (đ is d, no marks)
  const fold = text => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/g, 'd')
  for (const input of document.querySelectorAll('input[data-filter]')) {
    const table = document.getElementById(input.dataset.filter)
    if (!table) continue
    const rows = [...table.tBodies].flatMap(body => [...body.rows]).map(row => [row, fold(row.textContent)])
    input.addEventListener('input', () => {
      const wanted = fold(input.value.trim()).split(/\s+/)
      for (const [row, text] of rows) row.hidden = !wanted.every(word => text.includes(word))
    })
  }

  // ---- keys: only while the focus is inside, so that they take nothing from anybody else
  for (const area of document.querySelectorAll('[data-keys]')) {
    const items = () => [...area.querySelectorAll('[data-item]')]
    for (const item of items()) item.tabIndex = -1
    if (items()[0]) items()[0].tabIndex = 0
    // A page that is one item takes the focus where there is a keyboard.
    if (area.dataset.keys === 'page' && items()[0] && matchMedia('(min-width: 64rem)').matches) items()[0].focus({ preventScroll: true })
    area.addEventListener('keydown', event => {
      const field = event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select')
      if (field || event.ctrlKey || event.altKey || event.metaKey) return
      const all = items()
      const at = all.indexOf(event.target.closest('[data-item]'))
      const step = { j: 1, k: -1 }[event.key]
      // Enter on a link or a button is that one's own.
      if (event.key === 'Enter' && event.target.closest('a, button')) return
      const control = at >= 0 && !(step && all[at + step]) && [...all[at].querySelectorAll('[data-key]')].find(e => e.dataset.key === event.key)
      if (step && all[at + step]) all[at + step].focus()
      if (control) control.click()
      if (step || control) event.preventDefault()
    })
  }
})()
