/* A closer view of a long story's picture: drag over it, or use the buttons. Without it each month has its own picture. */
(function () {
  "use strict";
  var span = document.getElementById("span");
  if (!span) return;
  var figure = span.querySelector("figure"), whole = figure.innerHTML, length = +span.dataset.length;
  var SVG = "http://www.w3.org/2000/svg", DAY = 864e5, FLOOR = 96, LEAST = 7, BARS = 120;
  var MONTHS = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
  var counts = pairs("counts").map(function (it) { return [+it[0], +it[1]]; });
  var points = pairs("points").map(function (it) { return [+it[0], it[1]]; });
  var from = 0, to = length; // days from the first, the last exclusive
  if (length <= LEAST) return;

  function pairs(name) {
    return span.dataset[name].split(" ").filter(Boolean).map(function (it) { return it.split(":"); });
  }

  function date(offset) {
    var it = new Date(span.dataset.first + "T00:00:00Z");
    it.setTime(it.getTime() + offset * DAY);
    return it;
  }

  function said(offset, year) {
    var it = date(offset);
    return it.getUTCDate() + " " + MONTHS[it.getUTCMonth()] + (year ? " " + it.getUTCFullYear() : "");
  }

  function number(many, one) {
    return many + " " + one + (many === 1 ? "" : "s");
  }

  function made(name, values, parent) {
    var it = document.createElementNS(SVG, name);
    Object.keys(values).forEach(function (key) { it.setAttribute(key, values[key]); });
    if (parent) parent.appendChild(it);
    return it;
  }

  function label(parent, text) {
    made("title", {}, parent).textContent = text;
  }

  function draw() {
    if (from === 0 && to === length) {
      figure.innerHTML = whole;
      return listen();
    }
    var size = Math.ceil((to - from) / BARS), many = Math.ceil((to - from) / size), slots = {}, most = 1;
    counts.forEach(function (it) {
      if (it[0] < from || it[0] >= to) return;
      var slot = Math.floor((it[0] - from) / size);
      slots[slot] = (slots[slot] || 0) + it[1];
      most = Math.max(most, slots[slot]);
    });
    var svg = made("svg", { height: FLOOR + 38, role: "img", "aria-label": tally() });
    ticks(svg, many * size);
    Object.keys(slots).forEach(function (slot) {
      var wide = Math.min(82 / many, 4), high = Math.max(1.5, FLOOR / 1.07 * slots[slot] / most), first = from + slot * size;
      var bar = made("rect", { x: 100 * (+slot + 0.5) / many - wide / 2 + "%", width: wide + "%", y: FLOOR - high, height: high }, svg);
      label(bar, said(first, true) + (size > 1 ? " – " + said(Math.min(first + size, to) - 1, true) : "") + ": " + number(slots[slot], "report"));
    });
    made("line", { "class": "line", x1: 0, x2: "100%", y1: FLOOR, y2: FLOOR }, svg);
    points.forEach(function (it) {
      if (it[0] < from || it[0] >= to) return;
      var link = made("a", { href: "#" + it[1], tabindex: -1 }, svg);
      label(made("circle", { cx: 100 * (it[0] - from + 0.5) / (many * size) + "%", cy: FLOOR + 11, r: 4 }, link), said(it[0], true));
    });
    var caption = document.createElement("figcaption");
    caption.className = "soft";
    caption.textContent = "Reports by " + (size === 1 ? "day" : number(size, "day")) + ", at most " + most + "; a point is a day told below";
    figure.replaceChildren(svg, caption);
    listen();
  }

  // Every so many first days of months, or of a short view every so many days.
  function ticks(svg, wide) {
    var days = to - from, every = Math.max(1, Math.ceil(days / 6)), at, last = "";
    for (at = 0; at < days; at += days > 92 ? 1 : every) {
      var day = date(from + at), text = said(from + at, at === 0);
      if (days > 92) {
        if (day.getUTCDate() !== 1 || day.getUTCMonth() % Math.ceil(days / 200) !== 0) continue;
        text = MONTHS[day.getUTCMonth()] + (last === day.getUTCFullYear() ? "" : " " + day.getUTCFullYear());
        last = day.getUTCFullYear();
      }
      var x = 100 * (at + 0.5) / wide;
      made("line", { "class": "tick", x1: x + "%", x2: x + "%", y1: FLOOR, y2: FLOOR + 5 }, svg);
      made("text", { x: x + "%", y: FLOOR + 32, "text-anchor": x < 6 ? "start" : x > 92 ? "end" : "middle" }, svg).textContent = text;
    }
  }

  function tally() {
    var reports = 0;
    counts.forEach(function (it) { if (it[0] >= from && it[0] < to) reports += it[1]; });
    return number(reports, "report");
  }

  function show(first, last) {
    var days = Math.max(LEAST, Math.min(length, Math.round(last - first)));
    from = Math.max(0, Math.min(length - days, Math.round(first)));
    to = from + days;
    draw();
    list();
  }

  // The days outside the view are put aside, and brought back with the whole story.
  function list() {
    var all = from === 0 && to === length, first = date(from), last = date(to), kept = 0;
    document.querySelectorAll(".days .day").forEach(function (it) {
      var day = new Date(it.querySelector("time").dateTime + "T00:00:00Z");
      it.hidden = !all && !(day >= first && day < last);
      if (!it.hidden) kept += 1;
    });
    output.textContent = all ? "" : said(from, true) + " – " + said(to - 1, true) + ": " + tally() + ", " + number(kept, "day") + " below";
    closer.disabled = to - from <= LEAST;
    wider.disabled = reset.disabled = all;
    earlier.disabled = from === 0;
    later.disabled = to === length;
  }

  function button(text, act) {
    var it = document.createElement("button");
    it.type = "button";
    it.textContent = text;
    it.addEventListener("click", act);
    bar.appendChild(it);
    return it;
  }

  function scaled(share) {
    var middle = (from + to) / 2, half = (to - from) * share / 2;
    show(middle - half, middle + half);
  }

  function moved(share) {
    var by = Math.round((to - from) * share);
    show(from + by, to + by);
  }

  var bar = document.createElement("div"), output = document.createElement("output");
  bar.className = "zoom";
  var closer = button("Closer", function () { scaled(0.5); }), wider = button("Wider", function () { scaled(2); });
  var earlier = button("Earlier", function () { moved(-0.5); }), later = button("Later", function () { moved(0.5); });
  var reset = button("Whole story", function () { show(0, length); });
  var hint = document.createElement("span");
  hint.textContent = "or drag over the picture";
  bar.appendChild(hint);
  bar.appendChild(output);
  span.appendChild(bar);

  // A drag marks the days to look at; a click stays a click on what is below it.
  function listen() {
    var svg = figure.querySelector("svg"), begun = null, brush = null;
    function share(event) {
      var box = svg.getBoundingClientRect();
      return Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    }
    svg.addEventListener("pointerdown", function (event) {
      if (event.button === 0) begun = share(event);
    });
    svg.addEventListener("pointermove", function (event) {
      if (begun === null) return;
      var now = share(event);
      if (!brush && Math.abs(now - begun) < 0.01) return;
      if (!brush) {
        brush = made("rect", { "class": "brush", y: 0, height: FLOOR }, svg);
        svg.setPointerCapture(event.pointerId);
      }
      brush.setAttribute("x", 100 * Math.min(begun, now) + "%");
      brush.setAttribute("width", 100 * Math.abs(now - begun) + "%");
    });
    svg.addEventListener("pointerup", function (event) {
      var now = share(event), first = begun;
      begun = null;
      if (!brush) return;
      var days = to - from;
      show(from + Math.min(first, now) * days, from + Math.max(first, now) * days);
    });
    svg.addEventListener("pointercancel", function () {
      begun = null;
      if (brush) brush.remove();
      brush = null;
    });
    svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
  }

  // A link to a day that was put aside brings the whole story back.
  function followed() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.hidden) return;
    show(0, length);
    target.scrollIntoView();
  }

  window.addEventListener("hashchange", followed);
  listen();
  list();
})();
