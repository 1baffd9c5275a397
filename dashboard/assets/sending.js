/* Forms: an article for the inbox, a report of an error. Fields are made here, so that React never takes away what was typed. */
(function () {
  "use strict";

  function field(slot) {
    const kind = slot.dataset.kind, name = slot.dataset.name;
    let made;
    if (kind === "choice") {
      made = document.createElement("select");
      for (const [key, text] of Object.entries(slot.dataset)) {
        if (key === "kind" || key === "name") continue;
        const option = document.createElement("option");
        option.value = key.replace(/[A-Z]/g, (letter) => "_" + letter.toLowerCase());
        option.textContent = text;
        made.append(option);
      }
    } else if (kind === "area") {
      made = document.createElement("textarea");
      made.rows = name === "text" ? 12 : 3;
    } else {
      made = document.createElement("input");
      made.type = kind === "file" ? "file" : "text";
      if (kind === "file") made.accept = ".txt,.html,.htm,.json,.jsonl,.pdf";
    }
    made.className = "field";
    made.name = name;
    if (kind !== "file") made.dir = "auto";
    slot.append(made);
  }
  const fill = () => document.querySelectorAll(".field-slot:empty").forEach(field);
  new MutationObserver(fill).observe(document.body, { childList: true, subtree: true });

  const value = (form, name) => form.querySelector(`[name=${name}]`).value.trim();
  function tell(id, text, ...more) {
    const box = document.getElementById(id);
    if (box) box.replaceChildren(text, ...more);
  }
  async function answer(response) {
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error((body.error && body.error.message) || response.status);
    return body;
  }

  async function report(form) {
    const sent = { event: form.dataset.event, field: value(form, "field"), note: value(form, "note") };
    try {
      await answer(await fetch("/error-reports", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(sent) }));
      form.querySelector("[name=note]").value = "";
      tell("report-status", form.dataset.done);
    } catch (problem) {
      tell("report-status", `${form.dataset.broken} ${problem.message}`);
    }
  }

  function article(form) {
    const file = form.querySelector("[name=file]").files[0];
    if (file) {
      const body = new FormData();
      body.append("file", file);
      return { method: "POST", body: body };
    }
    const fields = { source: value(form, "source"), title: value(form, "headline"), published: value(form, "published"), url: value(form, "url"), text: value(form, "text") };
    if (!fields.text) return null;
    const given = Object.fromEntries(Object.entries(fields).filter(([, text]) => text));
    return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) };
  }

  async function link(id, language) {
    const made = document.createElement("a");
    made.href = "?event=" + encodeURIComponent(id);
    made.dataset.ops = JSON.stringify([["set", "event", id]]);
    made.className = "text-link";
    made.dir = "auto";
    const found = await fetch("/api/v1/events/" + encodeURIComponent(id)).then((one) => one.ok ? one.json() : {}, () => ({}));
    const event = found.event || found;
    made.textContent = event["summary_" + language] || event.summary_en || event.summary_ar || id;
    const row = document.createElement("p");
    row.append(made);
    return row;
  }

  async function follow(where, form) {
    const said = form.dataset;
    for (;;) {
      const found = await answer(await fetch(where));
      if (!document.getElementById("paste-status")) return;
      if (found.state === "waiting" || found.state === "working") tell("paste-status", said[found.state]);
      else if (found.state !== "ok") return tell("paste-status", `${said[found.state]} ${found.detail}`);
      else if (!found.events.length) return tell("paste-status", said.none);
      else if (!found.shown) tell("paste-status", said.soon);
      else {
        window.dash_clientside.waqai.news(1);
        return tell("paste-status", said.ok, ...await Promise.all(found.events.map((id) => link(id, said.language))));
      }
      await new Promise((done) => setTimeout(done, 1000));
    }
  }

  async function paste(form, button) {
    const sent = article(form);
    if (!sent) return tell("paste-status", form.dataset.empty);
    button.disabled = true;
    try {
      const kept = await answer(await fetch("/inbox", sent));
      await follow(kept.where, form);
    } catch (problem) {
      tell("paste-status", `${form.dataset.broken} ${problem.message}`);
    }
    button.disabled = false;
  }

  document.addEventListener("click", function (event) {
    const at = (id) => event.target.closest && event.target.closest(id);
    if (at("#report-send")) report(document.getElementById("report-form"));
    if (at("#paste-send")) paste(document.getElementById("paste-form"), at("#paste-send"));
  });
})();
