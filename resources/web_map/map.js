// The script of a map to share. It asks for nothing, and says nothing that is not in the page: names and values stand in the
// table, words for people in the attributes of #mi-status. Without it the page still shows its maps and its table.
"use strict";
(() => {
  const find = (id) => document.getElementById(`mi-${id}`);
  const [map, table, status, search, only] = ["map", "table", "status", "search", "only"].map(find);
  const body = table.tBodies[0];
  const rows = [...body.rows]; // as they came: row i is of shape i
  const shapes = [...map.querySelectorAll(".area")];
  const heads = [...table.tHead.rows[1].cells];
  const groups = [...table.tHead.rows[0].cells].flatMap((cell) => Array(cell.colSpan).fill(cell.textContent));
  const radios = [...document.getElementsByName("mi-layer")];
  const words = status.dataset;
  const titles = heads.map((head) => head.textContent);
  const text = (row, column) => rows[row].cells[column].textContent;
  const column = (kind) => heads.findIndex((head) => head.dataset.is === kind);
  const [codes, names, wards] = ["code", "name", "ward"].map(column);
  const drawn = (row) => row >= 0 && shapes[row].hasAttribute("d");
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  let layer = "0";
  let current = -1; // the area that was chosen, by its row

  // What is said of an area

  const called = (row) => text(row, names < 0 ? codes : names);
  const where = (row) => [names < 0 ? -1 : codes, wards].filter((at) => at >= 0).map((at) => text(row, at));
  const values = (row) => heads.flatMap((head, at) => (head.dataset.layer === layer ? [[titles[at], text(row, at)]] : []));
  const sentence = (row) =>
    `${[called(row), ...where(row)].join(", ")}. ${values(row).map((pair) => pair.join(": ")).join("; ")}`;
  const say = (words) => { status.textContent = words; };

  function show(row) {
    const panel = find("panel");
    panel.querySelector("h3").textContent = row < 0 ? panel.dataset.empty : called(row);
    panel.querySelector("p").textContent = row < 0 ? "" : where(row).join(", ");
    panel.querySelector("dl").replaceChildren(
      ...(row < 0 ? [] : values(row)).flatMap(([title, value]) => {
        const [dt, dd] = ["dt", "dd"].map((tag) => document.createElement(tag));
        [dt.textContent, dd.textContent] = [title, value];
        return [dt, dd];
      }),
    );
    for (const mark of map.querySelectorAll(".mark")) {
      mark.setAttribute("d", drawn(row) ? shapes[row].getAttribute("d") : "");
    }
  }

  // The map: one stop of the Tab key, and arrow keys within

  function choose(row, focus = true) {
    if (current >= 0) { shapes[current].tabIndex = -1; shapes[current].setAttribute("aria-selected", "false"); }
    current = row;
    shapes[row].tabIndex = 0;
    shapes[row].setAttribute("aria-selected", "true");
    show(row);
    if (focus) { shapes[row].focus(); shapes[row].scrollIntoView({ block: "nearest", inline: "nearest" }); }
  }

  function address(row) {
    history.replaceState(null, "", `#${encodeURIComponent(text(row, codes))}`);
  }

  const middles = new Map();
  function middle(row) {
    if (!middles.has(row)) {
      const box = shapes[row].getBBox();
      middles.set(row, [box.x + box.width / 2, box.y + box.height / 2]);
    }
    return middles.get(row);
  }

  // The nearest area that lies rather in this direction than across it; else the nearest that lies in it at all.
  function neighbour(from, [dx, dy]) {
    const [x, y] = middle(from);
    let best = from;
    let least = Infinity;
    for (let row = 0; row < shapes.length; row += 1) {
      if (row === from || !drawn(row)) { continue; }
      const [a, b] = [middle(row)[0] - x, middle(row)[1] - y];
      const [along, across] = [a * dx + b * dy, Math.abs(a * dy) + Math.abs(b * dx)];
      const cost = along + across + (across > along ? 1e6 : 0);
      if (along > 0 && cost < least) { [best, least] = [row, cost]; }
    }
    return best;
  }

  const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  map.addEventListener("keydown", (event) => {
    const order = [...body.rows].map((row) => rows.indexOf(row)).filter(drawn); // as the table is sorted now
    const at = order.indexOf(current);
    const steps = { PageDown: at + 1, PageUp: at - 1, Home: 0, End: order.length - 1 };
    if (event.ctrlKey || event.altKey || event.metaKey || at < 0) { return; }
    if (event.key in DIRECTIONS) { choose(neighbour(current, DIRECTIONS[event.key])); }
    else if (event.key in steps) { choose(order[Math.min(Math.max(steps[event.key], 0), order.length - 1)]); }
    else if (event.key === "Enter" || event.key === " ") { address(current); say(sentence(current)); }
    else { return; }
    event.preventDefault();
  });
  const under = (event) => shapes.indexOf(event.target.closest(".area"));
  map.addEventListener("pointerover", (event) => { if (under(event) >= 0) { show(under(event)); } });
  map.addEventListener("pointerleave", () => show(current));
  // Around the drawing: one that listens to its focus would itself be a stop of the Tab key in Chromium.
  map.parentNode.addEventListener("focusin", (event) => { if (under(event) >= 0) { choose(under(event), false); } });
  map.addEventListener("click", (event) => {
    if (under(event) >= 0) { choose(under(event)); address(current); }
  });
  map.removeAttribute("aria-labelledby");
  map.setAttribute("role", "listbox");
  map.setAttribute("aria-labelledby", "mi-map-name");
  map.setAttribute("aria-describedby", "mi-said mi-hint");
  for (const shape of shapes) {
    if (!shape.hasAttribute("d")) { continue; }
    shape.setAttribute("role", "option");
    shape.setAttribute("aria-selected", "false");
    shape.tabIndex = -1;
  }
  for (const [id, step] of [["larger", 1], ["smaller", -1]]) {
    find(id).addEventListener("click", () => {
      map.dataset.size = Math.min(Math.max(Number(map.dataset.size) + step, 1), 4);
      if (current >= 0) { shapes[current].scrollIntoView({ block: "nearest", inline: "nearest" }); }
    });
  }

  // Which layer is shown

  function layered() {
    layer = radios.find((radio) => radio.checked).value;
    document.body.dataset.layer = layer;
    shapes.forEach((shape, row) => { if (drawn(row)) { shape.setAttribute("aria-label", sentence(row)); } });
    const key = [...document.querySelectorAll(`#mi-key-${layer} li`)];
    only.replaceChildren(only.options[0], ...key.map((item) => new Option(item.textContent, item.dataset.row)));
    only.selectedIndex = 0;
    show(current);
    filter();
  }

  // The table: what is searched for, in which order

  function filter() {
    const wanted = search.value.trim().toLocaleLowerCase();
    let many = 0;
    rows.forEach((row, at) => {
      const told = [codes, names, wards].filter((one) => one >= 0).map((one) => text(at, one).toLocaleLowerCase());
      const found = told.some((one) => one.includes(wanted)) && (!only.value || shapes[at].classList.contains(only.value));
      row.hidden = !found;
      shapes[at].classList.toggle("off", !found);
      many += Number(found);
    });
    say(filled(words.found, { n: many, all: rows.length }));
    settle();
  }

  const number = (told) => { const value = parseFloat(told.replaceAll(",", "")); return Number.isNaN(value) ? null : value; };
  function sort(at) {
    const up = heads[at].getAttribute("aria-sort") !== "ascending";
    const numeric = heads[at].classList.contains("n");
    const keyed = rows.map((row, place) => [numeric ? number(text(place, at)) : text(place, at), row]);
    keyed.sort(([one], [other]) => {
      if (one === null || other === null) { return (one === null) - (other === null); } // what is missing stays last
      return (numeric ? one - other : one.localeCompare(other)) * (up ? 1 : -1);
    });
    body.append(...keyed.map(([, row]) => row));
    for (const head of heads) { head.removeAttribute("aria-sort"); }
    heads[at].setAttribute("aria-sort", up ? "ascending" : "descending");
    say(filled(words.sorted, { column: `${groups[at]}: ${titles[at]}`, order: up ? words.up : words.down }));
  }

  // One stop of the Tab key for the table too: left and right along its headings, up and down along its rows.
  const links = rows.map((row) => row.querySelector("a"));
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = titles[at];
    button.className = "noprint";
    button.addEventListener("click", () => sort(at));
    const printed = document.createElement("span"); // buttons are left out where a heading is repeated on the next sheet
    printed.textContent = titles[at];
    printed.className = "print";
    head.replaceChildren(button, printed);
  });
  const buttons = heads.map((head) => head.firstChild);
  let stop = buttons[0];
  const visible = () => [...body.rows].filter((row) => !row.hidden).map((row) => row.querySelector("a"));
  function settle(wanted = stop) {
    const there = buttons.includes(wanted) || !wanted.closest("tr").hidden;
    stop = there ? wanted : buttons[0];
    for (const one of [...buttons, ...links]) { one.tabIndex = one === stop ? 0 : -1; }
  }
  table.addEventListener("focusin", (event) => settle(event.target));
  table.addEventListener("keydown", (event) => {
    const list = visible();
    const [head, at] = [buttons.indexOf(stop), list.indexOf(stop)];
    const to = {
      ArrowLeft: buttons[head - 1],
      ArrowRight: head < 0 ? undefined : buttons[head + 1],
      ArrowDown: list[at + 1],
      ArrowUp: at < 0 ? undefined : list[at - 1] || buttons[0],
      Home: head < 0 ? list[0] : buttons[0],
      End: head < 0 ? list[list.length - 1] : buttons[buttons.length - 1],
    };
    if (!(event.key in to)) { return; }
    event.preventDefault();
    if (to[event.key]) { to[event.key].focus(); }
  });

  // Going to an area: from the table, from the search, by the address of the page

  function go(row) {
    if (!drawn(row)) { return; }
    choose(row);
    address(row);
    say(sentence(row));
  }
  const linked = () => {
    let code = location.hash.slice(1);
    try { code = decodeURIComponent(code); } catch { /* a stray % stands for itself */ }
    return code ? rows.findIndex((_, row) => text(row, codes) === code) : -1;
  };
  links.forEach((link, row) => link.addEventListener("click", (event) => { event.preventDefault(); go(row); }));
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);
  find("tools").addEventListener("submit", (event) => {
    event.preventDefault();
    const first = visible().map((link) => links.indexOf(link)).find(drawn);
    if (first !== undefined) { go(first); }
  });
  const known = [wards, names].flatMap((at) => (at < 0 ? [] : rows.map((_, row) => text(row, at))));
  find("known").append(...[...new Set(known)].filter(Boolean).map((name) => new Option(name)));
  for (const radio of radios) { radio.addEventListener("change", layered); }
  window.addEventListener("hashchange", () => go(linked()));

  // The values as a table for a spreadsheet, which runs text that begins like a formula: an apostrophe keeps it from that

  const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?%?$/;
  const defused = (cell) => (/^[=+\-@\t\r]/.test(cell) && !(/\d/.test(cell) && NUMBER.test(cell)) ? `'${cell}` : cell);
  const quoted = (cell) => `"${defused(cell).replaceAll('"', '""')}"`;
  const plain = (cell, at) => (heads[at].classList.contains("n") ? String(number(cell.textContent) ?? "") : cell.textContent);
  find("save").addEventListener("click", () => {
    const shown = [...body.rows].filter((row) => !row.hidden);
    const lines = [titles.map((title, at) => (heads[at].dataset.layer ? `${groups[at]}: ${title}` : title))];
    lines.push(...shown.map((row) => [...row.cells].map(plain)));
    const csv = `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([csv], { type: "text/csv" }));
    link.download = words.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });

  for (const tool of document.querySelectorAll("[data-tool]")) { tool.hidden = false; }
  map.dataset.size = 1;
  layered();
  const first = shapes.findIndex((_, row) => drawn(row));
  if (drawn(linked())) { go(linked()); } else if (first >= 0) { shapes[first].tabIndex = 0; current = first; }
  if (!drawn(linked())) { show(-1); say(""); }
})();
