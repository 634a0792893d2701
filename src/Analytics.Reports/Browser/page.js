// Searches, sorts and colours what the page holds. It loads nothing and keeps its state in the address, behind the #.
(() => {
  'use strict';
  const byId = id => document.getElementById(id);
  const language = document.documentElement.lang;
  const inLanguage = new Intl.Collator(language, { numeric: true }).compare;
  const wordsOf = text => text.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  document.documentElement.classList.add('scripts');

  // The state: what is searched, chosen and sorted by. An address such as #figures names a section and no state.
  let state = new URLSearchParams();
  const read = () => { state = new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : ''); };
  const keep = (name, value) => {
    if (value) state.set(name, value); else state.delete(name);
    history.replaceState(null, '', '#' + state);
  };

  // Reports.
  const groups = [...document.querySelectorAll('details.kind')].map(element => ({ element, rows: null }));
  const rowsOf = group => group.rows ??= [...group.element.querySelectorAll('tbody tr')].map(element =>
    ({ element, text: (group.element.querySelector('summary').textContent + ' ' + element.textContent).toLocaleLowerCase(language) }));

  function search() {
    const wanted = wordsOf(byId('search').value);
    let hits = 0, all = 0;
    for (const group of groups) {
      const found = rowsOf(group).filter(row => !(row.element.hidden = !wanted.every(word => row.text.includes(word)))).length;
      group.element.hidden = found === 0;
      group.element.open = wanted.length > 0;
      hits += found;
      all += group.rows.length;
    }
    byId('hits').textContent = wanted.length > 0 ? fill(byId('hits').dataset.text, { hits, all }) : '';
  }

  byId('search').addEventListener('input', () => { keep('search', byId('search').value); search(); });
  for (const form of document.forms) form.addEventListener('submit', event => event.preventDefault());

  // Figures.
  const data = byId('data') && JSON.parse(byId('data').textContent);
  const isShown = cell => Array.isArray(cell);

  function number(value, measure) {
    const [whole, part] = Math.abs(value).toFixed(measure.decimals).split('.');
    const sign = value < 0 ? '\u2212' : '';
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, data.groupSign);
    return sign + grouped + (part ? data.decimalSign + part : '') + (measure.percent ? data.percentSign : '');
  }

  const interval = (cell, measure) => isShown(cell) && cell.length === 3 ? number(cell[1], measure) + '\u2013' + number(cell[2], measure) : '';

  // A table that its heads sort: what is not shown stays last, whichever way, so that its place tells nothing.
  function sortable(id) {
    const table = byId(id);
    if (!table) return null;
    const heads = [...table.querySelectorAll('th[data-column]')];
    const columns = heads.map(head => head.dataset.column);
    const sorting = () => {
      const [column, order] = (state.get(id) ?? columns[0]).split('.');
      return { column: columns.includes(column) ? column : columns[0], down: order === 'down' };
    };
    const compare = ({ column, down }) => (a, b) => {
      const way = down ? -1 : 1;
      if (a.isWhole !== b.isWhole) return a.isWhole ? 1 : -1;
      if (column !== 'value') return way * inLanguage(a[column], b[column]) || inLanguage(a.code, b.code);
      if (!isShown(a.cell) || !isShown(b.cell)) return isShown(b.cell) - isShown(a.cell) || inLanguage(a.code, b.code);
      return way * (a.cell[0] - b.cell[0]) || inLanguage(a.code, b.code);
    };
    function cellOf(row, column, measure) {
      const element = document.createElement(column === 'municipality' || column === 'place' ? 'th' : 'td');
      if (element.tagName === 'TH') element.scope = 'row';
      if (column === 'value' || column === 'interval') element.className = 'number';
      if (column === 'interval') element.textContent = interval(row.cell, measure);
      else if (column !== 'value') element.textContent = row[column];
      else if (isShown(row.cell)) element.textContent = number(row.cell[0], measure);
      else {
        element.textContent = table.dataset[row.cell];
        element.classList.add('withheld');
      }
      return element;
    }
    function draw(rows, measure, caption) {
      const by = sorting();
      for (const head of heads) {
        if (head.dataset.column === by.column) head.ariaSort = by.down ? 'descending' : 'ascending';
        else head.removeAttribute('aria-sort');
      }
      table.caption.textContent = fill(table.caption.dataset.text, caption);
      table.tBodies[0].replaceChildren(...rows.sort(compare(by)).map(row => {
        const element = document.createElement('tr');
        if (row.isWhole) element.className = 'whole';
        element.append(...columns.map(column => cellOf(row, column, measure)));
        return element;
      }));
      return heads.find(head => head.dataset.column === by.column).textContent;
    }
    for (const head of heads) {
      head.querySelector('button')?.addEventListener('click', () => {
        const by = sorting(), column = head.dataset.column;
        keep(id, column === by.column && !by.down ? column + '.down' : column);
        show();
      });
    }
    return { draw, sorting };
  }

  const municipalities = data && sortable('municipalities'), counties = data && sortable('counties');
  const nameOf = period => [...byId('period').options].find(option => option.value === period).textContent;

  function showMunicipalities(measure, period) {
    const wanted = wordsOf(byId('find').value);
    const rows = data.places
      .map(([code, municipality, county], i) => ({ code, municipality, county, cell: measure.municipalities[period]?.[i] ?? null, isWhole: false }))
      .filter(row => row.cell !== null && wanted.every(word => `${row.code} ${row.municipality} ${row.county}`.toLocaleLowerCase(language).includes(word)));
    const column = municipalities.draw(rows, measure, { title: measure.title, period: nameOf(period) });
    const nation = measure.nation[period];
    const { text, interval: name } = byId('nation').dataset;
    const limits = interval(nation, measure);
    byId('nation').textContent = measure.unit + '. ' + (isShown(nation) ? fill(text, { value: number(nation[0], measure) }) + (limits && ` (${name} ${limits})`) : '');
    const found = byId('found').dataset;
    byId('found').textContent = fill(found.text, { n: rows.length, hidden: rows.filter(row => !isShown(row.cell)).length, column, order: municipalities.sorting().down ? found.descending : found.ascending });
  }

  function showCounties(measure) {
    const whole = measure.nation[data.year];
    const rows = data.counties.map(([code, place], i) => ({ code, place, cell: measure.counties[i], isWhole: false })).filter(row => row.cell !== null);
    if (whole) rows.push({ code: '', place: byId('counties').dataset.nation, cell: whole, isWhole: true });
    counties.draw(rows, measure, { title: measure.title });
    if (byId('map')) colour([...byId('map').querySelectorAll('.tile')], measure);
  }

  // The fifths are the national summary's; the key tells the lowest and highest figure of each.
  function colour(tiles, measure) {
    const steps = [[], [], [], [], []];
    tiles.forEach((tile, i) => {
      const cell = measure.counties[i], fifth = measure.fifths[i];
      tile.setAttribute('class', 'tile ' + (isShown(cell) ? 'fifth-' + fifth : cell === 'p' ? 'withheld' : 'missing'));
      tile.querySelector('.figure').textContent = isShown(cell) ? number(cell[0], measure) : cell === 'p' ? ':' : '\u2013';
      if (isShown(cell) && fifth > 0) steps[fifth - 1].push(cell[0]);
    });
    key('map-key', steps.flatMap((values, i) => values.length > 0 ? [[i + 1, Math.min(...values), Math.max(...values)]] : []), measure);
  }

  function key(id, steps, measure) {
    byId(id).replaceChildren(...steps.map(([fifth, ...ends]) => {
      const item = document.createElement('li'), [low, high] = ends.map(end => number(end, measure));
      item.className = 'fifth-' + fifth;
      item.textContent = low === high ? low : low + '\u2013' + high;
      return item;
    }));
  }

  // Municipalities by their borders, each with its name and figure for who points at it.
  function showPlaces(measure) {
    const cells = measure.municipalities[data.year] ?? [];
    byId('places').querySelectorAll('path[data-code]').forEach((path, i) => {
      const kind = measure.shapes[i] ?? 6, at = data.places.findIndex(([code]) => code.split('+').includes(path.dataset.code));
      path.setAttribute('class', kind === 6 ? 'missing' : kind === 0 ? 'withheld' : 'fifth-' + kind);
      const cell = cells[at];
      path.firstElementChild.textContent = at < 0 ? path.dataset.code : data.places[at][1] + ': ' + (isShown(cell) ? number(cell[0], measure) : cell === 'p' ? ':' : '\u2013');
    });
    key('places-key', measure.steps, measure);
  }

  function show() {
    const measure = data.measures[byId('measure').value];
    byId('method').textContent = measure.method;
    if (municipalities) {
      const periods = Object.keys(measure.municipalities);
      for (const option of byId('period').options) option.disabled = !periods.includes(option.value);
      if (!periods.includes(byId('period').value)) byId('period').value = periods.includes(data.year) ? data.year : periods[0];
      showMunicipalities(measure, byId('period').value);
    }
    if (byId('places')) showPlaces(measure);
    if (counties) showCounties(measure);
  }

  function choose(id) {
    const element = byId(id), value = state.get(id);
    if (element?.options && [...element.options].some(option => option.value === value)) element.value = value;
    else if (element && !element.options) element.value = value ?? '';
  }

  function restore() {
    read();
    for (const id of ['search', 'measure', 'period', 'find']) choose(id);
    search();
    if (data) show();
  }

  for (const id of ['measure', 'period', 'find']) byId(id)?.addEventListener('input', () => { keep(id, byId(id).value); show(); });
  addEventListener('hashchange', () => { if (location.hash.includes('=')) restore(); });
  restore();
})();
