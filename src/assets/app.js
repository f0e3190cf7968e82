// What the pages gain from a script; each works without it. Drafts: a form with a `.save` line is kept on the device while it is
// written and comes back after a lost connection, with the key that keeps it from being done twice. Filters: an input
// with data-filter hides the rows of a table. Keys: within data-keys, j and k move among data-item, a letter presses the
// control of the item that has it as data-key. Where there is no further item, j and k are letters as well. Quick decisions: in a
// form with data-quick the page does not wait for the server; each decision is sent behind one's back.
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
    const place = document.getElementById(input.dataset.filter)
    if (!place) continue
    const tables = place.tBodies ? [place] : [...place.querySelectorAll('table')]
    const rows = tables.flatMap(table => [...table.tBodies]).flatMap(body => [...body.rows]).map(row => [row, fold(row.cells[0].textContent)])
    const box = input.closest('.filter')
    if (box) box.hidden = false
    input.addEventListener('input', () => {
      const wanted = fold(input.value.trim()).split(/\s+/)
      for (const [row, text] of rows) row.hidden = !wanted.every(word => text.includes(word))
    })
  }

  // ---- keys: only while the focus is inside, so that they take nothing from anybody else
  // Where more items are focusable than one, Tab would have to pass them all: the keys move among them.
  const reachable = items => items.forEach((item, n) => { item.tabIndex = n ? -1 : 0 })
  for (const area of document.querySelectorAll('[data-keys]')) {
    const items = () => [...area.querySelectorAll('[data-item]')]
    reachable(items())
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

  // ---- quick decisions, in the order in which they were made, one request at a time
  const states = { accept: 'accepted', leave: 'left_out', reopen: 'proposed' }
  const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map(b => b.toString(16).padStart(2, '0')).join('')

  for (const form of document.querySelectorAll('form[data-quick]')) {
    const area = form.querySelector('[data-keys]')
    const said = form.querySelector('[data-said]')
    let waiting = [], sending = null, next = null

    async function send() {
      while (waiting.length) {
        const now = waiting.splice(0)
        const body = new URLSearchParams(now)
        body.append('csrf', form.elements.csrf.value)
        body.append('once', fresh())
        let answer = null
        try {
          answer = await fetch(form.getAttribute('action'), { method: 'POST', body, redirect: 'manual', keepalive: true })
        } catch (e) {
          waiting = now.concat(waiting)
          if (said) said.textContent = form.dataset.offline
          selected()
          return
        }
        // Refused: the page as it is on the server says what holds.
        if (answer.type !== 'opaqueredirect') return location.reload()
        if (said) said.textContent = ''
      }
      if (!counted('proposed')) location.reload()
    }
    const later = (name, value) => {
      waiting = waiting.filter(w => !(w[1] === value && states[w[0]])).concat([[name, value]])
      sending = sending || send().finally(() => { sending = null })
    }

    const count = state => document.querySelector(`[data-count="${state}"]`)
    const counted = state => Number(count(state).textContent.replace(/\D/g, ''))
    const add = (state, n) => { count(state).textContent = new Intl.NumberFormat(document.documentElement.lang).format(counted(state) + n) }
    function decide(row, act) {
      const place = row.querySelector('[data-decision]')
      const before = place.dataset.decision
      place.replaceChildren(form.querySelector(`template[data-look="${states[act]}"]`).content.cloneNode(true))
      place.dataset.decision = states[act]
      for (const button of place.querySelectorAll('button')) button.value = row.dataset.id
      add(before, -1)
      add(states[act], 1)
      later(act, row.dataset.id)
    }

    // The page behind this one is fetched while one reads this one, and takes its place.
    const ahead = () => {
      const link = document.querySelector('a[data-next]')
      next = link && fetch(link.href).then(answer => answer.text()).then(text => new DOMParser().parseFromString(text, 'text/html'), () => null)
    }
    async function turn() {
      const link = document.querySelector('a[data-next]')
      const page = link && await next
      if (!page) return link && location.assign(link.href)
      for (const part of ['form[data-quick] [data-keys]', '[data-pages]'])
        document.querySelector(part).replaceChildren(...page.querySelector(part).childNodes)
      form.elements.page.value = new URL(link.href).searchParams.get('page')
      history.replaceState(null, '', link.href)
      const rows = [...area.querySelectorAll('[data-item]')]
      reachable(rows)
      const first = rows.find(open) || rows[0]
      if (first) first.focus()
      setTimeout(ahead, 200) // not before this one is drawn
    }
    const open = row => row.querySelector('[data-decision]').dataset.decision === 'proposed'

    form.addEventListener('click', event => {
      const button = event.target.closest('[data-decision] button')
      if (!button) return
      event.preventDefault()
      const row = button.closest('[data-item]'), inside = row.contains(document.activeElement), act = button.name
      decide(row, act)
      if (!inside) return
      const rows = [...area.querySelectorAll('[data-item]')]
      const on = act === 'reopen' ? row : rows.slice(rows.indexOf(row) + 1).find(open)
      if (on) on.focus()
      else if (rows.some(open) || !document.querySelector('a[data-next]')) (rows.find(open) || row).focus()
      else turn()
    })
    form.addEventListener('change', event => {
      const field = event.target
      if (!field.matches('select[name^="as."], select[name^="to."]') || !field.value) return
      later(field.name, field.value)
      const why = field.closest('.as') && field.closest('.as').querySelector('.dim')
      if (why) why.textContent = ''
    })
    // What is done with those selected stands there once there are any.
    const many = form.querySelector('.many')
    const selected = () => { if (many) many.hidden = !form.querySelector('[name=pick]:checked') && !said.textContent }
    form.addEventListener('change', selected)
    selected()
    // What waits goes first.
    form.addEventListener('submit', event => {
      if (!sending) return
      event.preventDefault()
      const by = event.submitter
      sending.then(() => { if (by && form.isConnected) form.requestSubmit(by) })
    })
    // The figure at hand is marked in its sentence.
    area.addEventListener('focusin', event => {
      for (const e of area.querySelectorAll('.ms.on')) e.classList.remove('on')
      const row = event.target.closest('[data-item]')
      if (row) for (const e of row.closest('tbody').querySelectorAll(`.ms[data-n="${row.dataset.at}"]`)) e.classList.add('on')
    })
    const first = [...area.querySelectorAll('[data-item]')].find(open)
    if (first && !location.hash && matchMedia('(min-width: 64rem)').matches) first.focus({ preventScroll: true })
    ahead()
  }
})()
