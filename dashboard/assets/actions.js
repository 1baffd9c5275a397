/* What the reader does with charts and fields, as steps of the address. Called by Dash (dashboard/callbacks.py). */
(function () {
  "use strict";
  const nothing = () => window.dash_clientside.no_update;
  const DAY = 86400000;
  const day = (text) => Date.parse(String(text).trim().replace(" ", "T").replace(/^(\d{4}-\d\d-\d\d)$/, "$1T00:00").replace(/(T\d\d:\d\d(:\d\d(\.\d+)?)?)$/, "$1Z"));
  const iso = (time) => new Date(time).toISOString().slice(0, 10);

  /* First and last day of a stretch of the axis; an edge that lies at a day's very end does not take in the next one. */
  function days(low, high) {
    const a = day(low), b = day(high);
    if (isNaN(a) || isNaN(b)) return null;
    const first = Math.min(a, b), last = Math.max(a, b);
    return [iso(first), iso(Math.max(first, last - 1))];
  }

  function span(found, replace) {
    if (found) window.waqai.apply([["set", "from", found[0]], ["set", "to", found[1]]], replace);
  }

  let drawsWebgl = null;
  function webgl() {
    if (drawsWebgl !== null) return drawsWebgl;
    try {
      drawsWebgl = Boolean(document.createElement("canvas").getContext("webgl2"));
    } catch (problem) {
      drawsWebgl = false;
    }
    return drawsWebgl;
  }

  /* A turned phone or another window's width: charts are laid out anew, once it rests. */
  let resting = null, width = innerWidth;
  window.addEventListener("resize", function () {
    clearTimeout(resting);
    resting = setTimeout(function () {
      if (Math.abs(innerWidth - width) < 20 || !window.dash_clientside.set_props) return;
      width = innerWidth;
      window.dash_clientside.set_props("device", { data: window.dash_clientside.waqai.device() });
    }, 300);
  });

  function field(key, value) {
    if (value !== undefined && value !== null) window.waqai.apply([["set", key, value.trim() || null]], key === "q");
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    waqai: {
      device: () => ({
        webgl: webgl(),
        dark: matchMedia("(prefers-color-scheme: dark)").matches,
        width: innerWidth,
        touch: matchMedia("(pointer: coarse)").matches,
      }),
      brush: function (selected) {
        if (selected && selected.range && selected.range.x) span(days(selected.range.x[0], selected.range.x[1]));
      },
      bin: function (click) {
        const point = click && click.points && click.points[0];
        if (point && point.customdata) span(point.customdata);
      },
      pan: function (change) {
        if (change && change["xaxis.range[0]"]) span(days(change["xaxis.range[0]"], change["xaxis.range[1]"]), true);
      },
      open: function (click) {
        const point = click && click.points && click.points[0];
        if (point && typeof point.customdata === "string") window.waqai.apply([["set", "event", point.customdata]]);
        else if (point && point.customdata) span(point.customdata);
      },
      place: function (click) {
        const point = click && click.points && click.points[0];
        const asked = point && point.customdata;
        if (asked && asked[0] === "~") {
          window.waqai.apply([["set", "camera", asked.slice(1).split(",").map((one) => String(Number(one))).join(",")]]);
          window.dispatchEvent(new Event("waqai:camera"));
        }
        else if (asked) window.waqai.apply([["toggle", "places", asked]]);
      },
      node: function (click) {
        const point = click && click.points && click.points[0];
        if (point && point.customdata) window.waqai.apply([["toggle", "actors", point.customdata]]);
      },
      /* The page scrolls with one finger or the bare wheel, the map moves with two fingers or Ctrl: no trap. */
      gestures: function () {
        let tries = 60;
        const settle = function () {
          const graph = document.querySelector("#map .js-plotly-plot"), button = document.querySelector("[data-touch]");
          const drawn = graph && graph._fullLayout && graph._fullLayout.map && graph._fullLayout.map._subplot && graph._fullLayout.map._subplot.map;
          if (!drawn || !button || !drawn.cooperativeGestures) {
            if (tries--) setTimeout(settle, 100);
            return;
          }
          drawn._locale["CooperativeGesturesHandler.MobileHelpText"] = button.dataset.touch;
          drawn._locale["CooperativeGesturesHandler.WindowsHelpText"] = drawn._locale["CooperativeGesturesHandler.MacHelpText"] = button.dataset.wheel;
          remember(drawn);
          window.dispatchEvent(new Event("waqai:camera"));
          drawn.cooperativeGestures.disable();
          drawn.cooperativeGestures.enable();
        };
        setTimeout(settle, 0);
      },
      text: (value) => field("q", value),
      since: (value) => field("from", value),
      until: (value) => field("to", value),
      closed: function (opened) {
        const asked = new URLSearchParams(location.search);
        const key = ["event", "view"].find((one) => asked.has(one));
        if (opened === false && key) window.waqai.apply([["set", key, null]]);
      },
      document: function (lang, dir, title) {
        if (!lang) return;
        document.title = title;
        document.documentElement.lang = lang;
        document.documentElement.dir = dir;
      },
    },
  });

  /* The map's own buttons; the page's wheel stays the page's unless Ctrl is held. */
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-zoom]");
    const graph = button && document.querySelector("#map .js-plotly-plot");
    if (!graph) return;
    const step = Number(button.dataset.zoom);
    const drawn = graph._fullLayout.map && graph._fullLayout.map._subplot && graph._fullLayout.map._subplot.map;
    if (!drawn) {
      window.Plotly.relayout(graph, step ? zoomed(graph, step > 0 ? 0.7 : 1 / 0.7) : whole());
      return;
    }
    /* With the event beside it Plotly takes the move for the reader's own, and keeps it when the data changes. */
    const home = camera(button);
    const to = step ? { zoom: drawn.getZoom() + step * 0.7 } : { zoom: home.zoom, center: [home.lon, home.lat] };
    drawn.jumpTo(to, { originalEvent: event });
  });

  /* Where the reader moved the map to goes into the address at once; what the server set is there already. */
  function remember(drawn) {
    if (drawn.waqai) return;
    drawn.waqai = true;
    let wheel = false;
    drawn.on("wheel", (event) => { wheel = wheel || event.originalEvent.ctrlKey || event.originalEvent.metaKey; });
    drawn.on("moveend", function (event) {
      const button = document.querySelector("[data-home]");
      if (!button || !(event.originalEvent || wheel)) return;
      wheel = false;
      const home = camera(button), centre = drawn.getCenter(), zoom = drawn.getZoom();
      const away = Math.abs(zoom - home.zoom) > 0.01 || Math.abs(centre.lat - home.lat) > 0.1 || Math.abs(centre.lng - home.lon) > 0.1;
      const short = (value) => String(Number(value.toFixed(3)));
      window.waqai.apply([["set", "camera", away ? [centre.lat, centre.lng, zoom].map(short).join(",") : null]], true);
    });
  }

  function camera(button) {
    const [lat, lon, zoom] = button.dataset.home.split(",").map(Number);
    return { lat: lat, lon: lon, zoom: zoom };
  }

  window.waqaiMap = {
    drawn: function () {
      const graph = document.querySelector("#map .js-plotly-plot");
      return graph && graph._fullLayout && graph._fullLayout.map && graph._fullLayout.map._subplot && graph._fullLayout.map._subplot.map;
    },
    home: () => camera(document.querySelector("[data-home]")),
  };

  function zoomed(graph, factor) {
    const scaled = (range) => { const m = (range[0] + range[1]) / 2, h = (range[1] - range[0]) / 2 * factor; return [m - h, m + h]; };
    return { "xaxis.range": scaled(graph._fullLayout.xaxis.range), "yaxis.range": scaled(graph._fullLayout.yaxis.range) };
  }

  function whole() {
    return { "xaxis.range": [8.5, 39.5], "yaxis.range": [3, 36.8] };
  }

  /* A server that does not answer is said, not swallowed. */
  const fetched = window.fetch;
  window.fetch = function (target, options) {
    const asked = fetched.call(window, target, options);
    if (!String(target && target.url || target).includes("_dash-update-component")) return asked;
    const show = (missing) => { const banner = document.getElementById("offline"); if (banner) banner.hidden = !missing; };
    asked.then((response) => show(response.status >= 502), () => show(true));
    return asked;
  };
})();
