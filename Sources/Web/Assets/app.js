// Files that are dropped, weights that are dragged, faults as one types, work that goes on. Every page works without.
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

// Files: sent as they are, one after the other, with progress.
each(".drop[data-upload]", (zone) => {
  zone.hidden = false;
  const input = zone.querySelector("input[type=file]");
  const bar = zone.querySelector("progress");
  const state = zone.querySelector(".upload-state");

  const send = (file) => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("PUT", zone.dataset.upload + "?name=" + encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onload = () => {
      if (request.status === 200) return done();
      let text = request.status + " " + request.statusText;
      try { text = JSON.parse(request.responseText).error || text; } catch { /* No JSON: the status says it. */ }
      fail(new Error(file.name + ": " + text));
    };
    request.onerror = () => fail(new Error(file.name));
    request.send(file);
  });

  const take = async (files) => {
    state.classList.remove("bad");
    bar.hidden = false;
    try {
      for (const file of files) {
        state.textContent = file.name;
        bar.value = 0;
        await send(file);
      }
      if (files.length > 0) location.assign(zone.dataset.next);
    } catch (error) {
      bar.hidden = true;
      state.classList.add("bad");
      state.textContent = error.message;
    }
  };

  input.addEventListener("change", () => take(Array.from(input.files)));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take(Array.from(event.dataTransfer.files));
  });
});

// Weights: a slider and a number say the same; the ranking follows.
each("form.tree", (form) => {
  const table = document.querySelector("table.ranking");
  const body = table.tBodies[0];
  const state = document.querySelector(".live-state");
  const language = document.documentElement.lang;
  const share = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const value = (field) => Number(field.value.trim().replace(",", "."));

  const shares = () => {
    each("form.tree fieldset", (set) => {
      const rows = Array.from(set.querySelectorAll(":scope > .weight"));
      const values = rows.map((row) => {
        const field = row.querySelector("input[type=text]");
        return field ? value(field) : NaN;
      });
      const sum = values.reduce((total, one) => total + one, 0);
      // A weight that is none leaves nothing to divide.
      const isWhole = sum > 0 && Number.isFinite(sum) && values.every((one) => one >= 0);
      rows.forEach((row, place) => {
        row.querySelector(".share").textContent = isWhole ? share.format(100 * values[place] / sum) + "%" : "";
        row.classList.toggle("changed", Number.isFinite(values[place]) && values[place] !== Number(row.dataset.saved));
      });
    });
  };

  const show = (rows) => {
    const moved = [];
    for (const row of rows) {
      const line = body.querySelector('tr[data-unit="' + CSS.escape(row.id) + '"]');
      if (!line) continue;
      line.querySelector(".rank").textContent = row.rank === null ? "–" : row.rank;
      line.querySelector(".score").textContent = row.score;
      line.querySelector(".ranks").textContent = row.ranks;
      const isMoved = String(row.rank ?? "") !== line.querySelector(".saved").dataset.rank;
      line.classList.toggle("moved", isMoved);
      if (isMoved) moved.push(row.id);
      body.appendChild(line);
    }
    state.textContent = moved.length === 0 ? state.dataset.same : state.dataset.moved + moved.length;
  };

  let isAsking = false;
  let isWaiting = false;
  const ask = async () => {
    if (isAsking) { isWaiting = true; return; }
    isAsking = true;
    do {
      isWaiting = false;
      // What takes its time says so; what does not stays quiet.
      const slow = setTimeout(() => { state.textContent = state.dataset.working; }, 300);
      try {
        const began = performance.now();
        const answer = await fetch(form.dataset.try, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        const found = await answer.json();
        if (found.rows) show(found.rows); else state.textContent = found.error;
        table.dataset.took = Math.round(performance.now() - began);
      } catch {
        // The program has ended, or the page is left: what is shown stays.
        if (state.textContent === state.dataset.working) state.textContent = "";
      } finally {
        clearTimeout(slow);
      }
    } while (isWaiting);
    isAsking = false;
  };

  // How far ranks could go with weights around these: asked when the hand rests, and answered for the last question alone.
  const around = document.querySelector("select[name=around]");
  const sentences = document.querySelector(".reach");
  let rest = 0;
  let question = 0;
  const askAround = () => {
    clearTimeout(rest);
    const own = ++question;
    table.classList.toggle("with-reach", false);
    sentences.replaceChildren();
    if (around.value === "") return;
    rest = setTimeout(async () => {
      try {
        const answer = await fetch(form.dataset.reach, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        const found = await answer.json();
        if (own !== question) return;
        for (const row of found.reach || []) {
          const line = body.querySelector('tr[data-unit="' + CSS.escape(row.id) + '"]');
          if (line) line.querySelector(".possible").textContent = row.ranks;
        }
        table.classList.toggle("with-reach", (found.reach || []).length > 0);
        sentences.replaceChildren(...(found.sentences || [found.error]).map((text) => {
          const line = document.createElement("p");
          line.textContent = text;
          return line;
        }));
      } catch {
        // The program has ended, or the page is left.
      }
    }, 400);
  };

  const changed = () => { shares(); ask(); askAround(); };
  each("select[name=around], input[name=levels]", (field) => field.addEventListener("change", askAround));
  each("form.tree input[type=range]", (slider) => {
    const field = document.getElementById(slider.dataset.for);
    slider.hidden = false;
    // A number with more decimals than the steps of the slider has a step of its own.
    const fit = () => {
      const behind = (field.value.trim().replace(",", ".").split(".")[1] || "").length;
      if (behind <= 6) slider.step = Math.min(Number(slider.step), Number("1e-" + behind));
    };
    slider.addEventListener("input", () => { field.value = slider.value; changed(); });
    field.addEventListener("input", () => { fit(); slider.value = value(field); changed(); });
  });
  form.addEventListener("change", (event) => { if (event.target.tagName === "SELECT" || event.target.type === "checkbox") changed(); });
  table.addEventListener("change", changed);
  form.addEventListener("reset", () => setTimeout(changed, 0));
  shares();
});

// The text of a definition: its faults as one types.
each("form.yaml", (form) => {
  const text = form.querySelector("textarea");
  const list = document.getElementById("faults");
  const go = (line) => {
    const lines = text.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    text.focus();
    text.setSelectionRange(start, start + (lines[line - 1] || "").length);
    text.scrollTop = Math.max(0, (line - 6) * (text.scrollHeight / lines.length));
  };
  const show = (faults) => {
    list.replaceChildren();
    if (faults.length === 0) {
      const good = document.createElement("p");
      good.textContent = list.dataset.good;
      return list.append(good);
    }
    const all = document.createElement("ul");
    all.className = "faults";
    for (const fault of faults) {
      const item = document.createElement("li");
      const place = document.createElement("code");
      if (fault.line) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = fault.place;
        button.addEventListener("click", () => go(fault.line));
        place.append(button);
      } else {
        place.textContent = fault.place;
      }
      item.append(place, " " + fault.text);
      all.append(item);
    }
    list.append(all);
  };
  let timer = 0;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) });
        show((await answer.json()).faults);
      } catch {
        // The program has ended: saving will say so.
      }
    }, 250);
  });
});

// Charts that need room keep it, and scroll.
each("svg[data-wide]", (chart) => { chart.style.cssText = chart.dataset.wide; });
