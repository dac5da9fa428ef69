import CDCIEngine

let engine = Engine()
let survey = try engine.survey(at: "surveys/quang-ninh-2023")
let results = try engine.score(engine.read(survey))
let changed = try results.whatIf(IndexChange(weights: ["transparency": 30]))

for unit in changed.units {
  let before = results.unit(unit.id)?.rank.map(String.init) ?? "–"
  print(unit.name.en, "rank", before, "→", unit.rank.map(String.init) ?? "–", unit.publishedScore.map(String.init) ?? "–")
}
