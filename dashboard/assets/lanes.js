/* The timeline's single events by keyboard and finger, and playing through time. */
(function () {
  "use strict";
  const DAY = 86400000;
  const graph = () => document.querySelector("#lanes .js-plotly-plot");
  const frame = () => document.getElementById("lanes-frame");
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  let at = null;

  /* All marks of single events, by lane and time. */
  function marks(plot) {
    const found = [];
    plot.data.forEach(function (trace, curve) {
      if (!Array.isArray(trace.customdata)) return;
      trace.customdata.forEach(function (id, point) {
        if (typeof id !== "string") return;
        const x = Date.parse(String(trace.base ? trace.base[point] : trace.x[point]).slice(0, 10));
        found.push({ id: id, curve: curve, point: point, x: x, y: trace.y[point], lane: Math.round(trace.y[point]), text: trace.hovertext[point] });
      });
    });
    return found.sort((a, b) => a.x - b.x || b.y - a.y);
  }

  function say(mark) {
    const live = document.getElementById("announce");
    if (live) live.textContent = mark ? mark.text.replace(/<[^>]*>/g, " ").replace(/[\u2066-\u2069]/g, "") : "";
  }

  function show(plot, mark) {
    at = mark && mark.id + mark.lane;
    if (mark) window.Plotly.Fx.hover(plot, [{ curveNumber: mark.curve, pointNumber: mark.point }]);
    else window.Plotly.Fx.unhover(plot);
    say(mark);
  }

  /* The next mark in that direction: along time through all lanes, or to the nearest one of the lane above or below. */
  function next(found, now, key) {
    if (!now) return key === "ArrowLeft" ? found[found.length - 1] : found[0];
    const index = found.indexOf(now);
    if (key === "ArrowRight") return found[Math.min(index + 1, found.length - 1)];
    if (key === "ArrowLeft") return found[Math.max(index - 1, 0)];
    const side = key === "ArrowUp" ? 1 : -1;
    const lanes = found.map((one) => one.lane).filter((lane) => (lane - now.lane) * side > 0);
    if (!lanes.length) return now;
    const lane = lanes.reduce((a, b) => (b - a) * side < 0 ? b : a);
    return found.filter((one) => one.lane === lane).reduce((a, b) => Math.abs(b.x - now.x) < Math.abs(a.x - now.x) ? b : a);
  }

  function press(name) {
    const link = document.getElementById(name);
    if (link) link.click();
  }

  document.addEventListener("keydown", function (event) {
    const plot = graph();
    if (!plot || !frame() || event.target !== frame() || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = marks(plot), now = found.find((mark) => mark.id + mark.lane === at);
    if (/^Arrow/.test(event.key) && found.length) show(plot, next(found, now, event.key));
    else if (event.key === "Enter" && now) window.waqai.apply([["set", "event", now.id]]);
    else if (event.key === "+" || event.key === "=") press("zoom-in");
    else if (event.key === "-" || event.key === "_") press("zoom-out");
    else if (event.key === "Escape" && now) show(plot, null);
    else if (event.key === "Escape") window.waqai.apply([["set", "from", null], ["set", "to", null]]);
    else return;
    event.preventDefault();
  });

  document.addEventListener("focusout", function (event) {
    if (event.target === frame() && graph()) show(graph(), null);
  });

  /* A finger drawn sideways moves the lanes through time; up and down it scrolls the page. */
  let held = null;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  document.addEventListener("pointerdown", function (event) {
    const plot = event.pointerType === "touch" && event.target.closest && event.target.closest("#lanes") && graph();
    const axis = plot && plot._fullLayout && plot._fullLayout.xaxis;
    if (axis && axis.type === "date" && axis._length) held = { id: event.pointerId, x: event.clientX, axis: axis, plot: plot, range: axis.range.map((edge) => Date.parse(edge + (edge.length > 10 ? "Z" : ""))), moved: 0 };
  });
  document.addEventListener("pointermove", function (event) {
    if (!held || event.pointerId !== held.id) return;
    held.moved = event.clientX - held.x;
    const shift = held.moved / held.axis._length * (held.range[1] - held.range[0]);
    if (Math.abs(held.moved) > 8) window.Plotly.relayout(held.plot, { "xaxis.range": held.range.map((edge) => new Date(edge - shift).toISOString().slice(0, 19)) });
  });
  function release(event) {
    if (!held || event.pointerId !== held.id) return;
    const done = held, shift = done.moved / done.axis._length * (done.range[1] - done.range[0]);
    held = null;
    if (event.type === "pointercancel" || Math.abs(done.moved) <= 8) return;
    window.waqai.apply([["set", "from", iso(done.range[0] - shift)], ["set", "to", iso(done.range[1] - shift - DAY)]], true);
  }
  document.addEventListener("pointerup", release);
  document.addEventListener("pointercancel", release);

  /* Playing: the chosen days (at first a twelfth of all) move on by their own length. */
  let timer = null;
  const value = (key) => new URLSearchParams(location.search).get(key);
  function step(button) {
    const first = Date.parse(button.dataset.first), last = Date.parse(button.dataset.last);
    let low = Date.parse(value("from") || ""), high = Date.parse(value("to") || "");
    const whole = isNaN(low) && isNaN(high);
    if (isNaN(low)) low = first;
    if (isNaN(high)) high = last;
    const length = whole ? Math.max(Math.ceil((last - first) / 12 / DAY), 1) * DAY : high - low + DAY;
    low = whole || low + length > last ? first : low + length;
    window.waqai.apply([["set", "from", iso(low)], ["set", "to", iso(low + length - DAY)]], true);
    return low + length <= last;
  }
  function stop() {
    clearInterval(timer);
    timer = null;
    const button = document.getElementById("play");
    if (button) dress(button);
  }
  function dress(button) {
    const said = still() ? button.dataset.step : timer ? button.dataset.stop : button.dataset.play;
    button.title = said;
    button.setAttribute("aria-label", said);
    button.firstElementChild.textContent = timer ? "◼" : "▶";
  }
  function tick() {
    const button = document.getElementById("play"), page = document.getElementById("page");
    if (!button || page.dataset.answers !== location.search) return;
    if (!step(button)) stop();
    else dress(button);
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("#play");
    if (!button) return;
    if (timer) return stop();
    if (still()) return step(button);
    timer = setInterval(tick, 1400);
    tick();
    dress(button);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && timer) stop(); });
})();
