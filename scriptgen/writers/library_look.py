"""How the first page of a library looks, and its script: no network, no storage, no library of others."""

from __future__ import annotations

STYLE = """
body { font-size: 11pt; line-height: 1.4; }
a { color: #14506B; text-decoration: underline; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible {
  outline: 3px solid var(--accent); outline-offset: 2px; }
.version { color: var(--quiet); }
.box p { font-size: 11pt; }
.seen { margin-bottom: 0; }
#search { display: grid; grid-template-columns: repeat(auto-fit, minmax(15em, 1fr)); gap: 10px 16px; margin: 14pt 0 6pt; }
#search[hidden] { display: none; }
#search p { margin: 0; } #search .wide { grid-column: 1 / -1; }
#search .clear { align-self: end; }
#search label { display: block; font-weight: bold; }
#search input, #search select, #search button { font: inherit; color: inherit; width: 100%; min-height: 44px; padding: 6px 10px;
  border: 1px solid #5B6870; border-radius: 4px; background: #fff; }
#search button { background: var(--mid); cursor: pointer; }
#hint { color: var(--quiet); font-size: 10pt; }
#list, #list ul { list-style: none; padding: 0; }
#list > li { border-top: 1px solid var(--rule); margin: 0; }
#list summary { padding: 10px 0; cursor: pointer; }
#list summary h3 { display: inline; margin: 0; color: var(--accent); font-size: 12pt; }
#list summary .about { display: block; color: var(--ink); } #list summary .many { color: var(--quiet); font-size: 10pt; }
#list h4 { margin: 8pt 0 3pt; font-size: 11pt; }
#list .files { margin: 0 0 8pt; } #list .files li { margin: 0; padding: 4px 0 4px 12px; }
#list .wide-only { color: var(--quiet); }
@media (forced-colors: active) { #search input, #search select, #search button { border: 1px solid; } }
@media print { #search { display: none; } }
"""

SCRIPT = r"""
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var dims = ['tone', 'relationship', 'medium', 'kind'], small = new Set((
    'a an and any as at be been by can do for from had has have he her his how i if in is it its me my of on or our she so that the ' +
    'their them they this to us was we what when who will with you your client clients person').split(' '));
  var form = document.getElementById('search'), words = document.getElementById('words');
  var list = document.getElementById('list'), count = document.getElementById('count'), most = 60;
  var filters = Array.prototype.slice.call(form.querySelectorAll('select'));
  function stem(word) { return word.length > 4 ? word.replace(/(ingly|edly|ing|ied|ies|ed|es|s|ly|e)$/, '') : word; }
  function split(text) {
    return (text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').match(/[a-z0-9]+/g) || [])
      .filter(function (word) { return !small.has(word); }).map(stem);
  }
  data.shelves.forEach(function (shelf) {
    shelf.rows = shelf.rows.split(';').map(function (row) { return row.split(',').map(Number); });
    var titles = shelf.cases.map(function (c) { return c[1]; }).join(' ');
    shelf.words = [[split(shelf.title + ' ' + shelf.id), 5], [split(shelf.also.join(' ')), 3], [split(shelf.summary), 2],
      [split(shelf.group + ' ' + titles), 1]];
  });
  function weight(shelf, asked) {
    var best = 0;
    shelf.words.forEach(function (field) {
      field[0].forEach(function (word) {
        var kin = asked.length > 2 && word.indexOf(asked) === 0 || word.length > 3 && asked.indexOf(word) === 0;
        best = Math.max(best, (word === asked ? 1 : kin ? 0.6 : 0) * field[1]);
      });
    });
    return best;
  }
  function score(shelf, asked) {
    var total = 0, hit = 0;
    asked.forEach(function (word) { var w = weight(shelf, word); total += w; hit += w > 0 ? 1 : 0; });
    return hit * 2 > asked.length ? total * hit / asked.length : 0;
  }
  function chosen() {
    var found = {};
    filters.forEach(function (one) { if (one.value) { found[one.getAttribute('data-filter')] = one.value; } });
    return found;
  }
  function fits(shelf, want) {
    if (want.pack && want.pack !== shelf.pack || want.situation && want.situation !== shelf.id) { return []; }
    return shelf.rows.filter(function (row) {
      return dims.every(function (dim, at) { return !want[dim] || data.names[dim][row[at + 1]][0] === want[dim]; });
    });
  }
  function make(tag, text, name) {
    var node = document.createElement(tag);
    if (text) { node.textContent = text; }
    if (name) { node.className = name; }
    return node;
  }
  function address(shelf, row) {
    var ids = dims.map(function (dim, at) { return data.names[dim][row[at + 1]][0]; });
    return [shelf.pack, shelf.id, [shelf.cases[row[0]][0] || data.none].concat(ids).join('_') + '.docx'].map(encodeURIComponent).join('/');
  }
  function called(row) {
    return [3, 0, 1, 2].map(function (at) {
      var name = data.names[dims[at]][row[at + 1]][1];
      return at === 3 ? name : name.charAt(0).toLowerCase() + name.slice(1);
    }).join(' \u00b7 ');
  }
  function more(n) { return n.toLocaleString('en-US') + ' more. Choose a tone, a person or a page above to narrow them down.'; }
  function fill(inside, shelf, rows) {
    shelf.cases.forEach(function (kase, at) {
      var own = rows.filter(function (row) { return row[0] === at; });
      if (!own.length) { return; }
      if (kase[1]) { inside.appendChild(make('h4', kase[1])); }
      var files = inside.appendChild(make('ul', '', 'files'));
      own.slice(0, most).forEach(function (row) {
        var link = make('a', called(row));
        link.href = address(shelf, row);
        files.appendChild(make('li')).appendChild(link);
      });
      if (own.length > most) { files.appendChild(make('li', more(own.length - most), 'wide-only')); }
    });
  }
  function item(shelf, rows) {
    var node = make('li'), details = node.appendChild(make('details')), head = details.appendChild(make('summary'));
    head.appendChild(make('h3', shelf.title));
    head.appendChild(make('span', shelf.summary, 'about'));
    var pack = Object.keys(data.packs).length > 1 ? data.packs[shelf.pack] + ' \u00b7 ' : '';
    head.appendChild(make('span', pack + rows.length.toLocaleString('en-US') + (rows.length === 1 ? ' file' : ' files'), 'many'));
    details.addEventListener('toggle', function () {
      if (details.open && details.children.length === 1) { fill(details.appendChild(make('div')), shelf, rows); }
    });
    return node;
  }
  function show() {
    var asked = split(words.value), want = chosen(), found = [], files = 0;
    data.shelves.forEach(function (shelf, at) {
      var points = asked.length ? score(shelf, asked) : 1, rows = points ? fits(shelf, want) : [];
      if (rows.length) { found.push([points, at, shelf, rows]); files += rows.length; }
    });
    if (asked.length) { found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; }); }
    list.textContent = '';
    found.forEach(function (one) { list.appendChild(item(one[2], one[3])); });
    if (found.length === 1) { list.querySelector('details').open = true; }
    var many = found.length + (found.length === 1 ? ' situation, ' : ' situations, ');
    many += files.toLocaleString('en-US') + (files === 1 ? ' file' : ' files');
    count.textContent = found.length ? many : 'Nothing fits. Try other words, or fewer filters.';
  }
  var waiting = 0;
  words.addEventListener('input', function () { clearTimeout(waiting); waiting = setTimeout(show, 120); });
  filters.forEach(function (one) { one.addEventListener('change', show); });
  form.addEventListener('submit', function (event) { event.preventDefault(); show(); });
  form.addEventListener('reset', function () { setTimeout(show, 0); });
  form.hidden = false;
  show();
}());
"""
