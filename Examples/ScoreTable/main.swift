import CDCIEngine

let engine = Engine()
let index = try engine.index(at: "weights/hdi.yaml")
let table = try engine.table(at: "surveys/hdi-2021/table.csv", for: index)
let scores = try engine.score(table, by: index)

for unit in scores.units {
  print(unit.rank.map(String.init) ?? "–", unit.name, unit.publishedScore.map(String.init) ?? "–")
}
