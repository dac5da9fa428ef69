import Reporting
import SurveyModel
import Workbench

/// What part each child of a component has in it, before a change and after it: what the numbers of a file come to.
struct SharesTable {
  let before: IndexTree
  let after: IndexTree
  let language: Language

  func add(to html: inout HTMLWriter) {
    let numbers = NumberText(language: language)
    let names = Dictionary((before.nodes + after.nodes).map { ($0.id, $0.name) }) { $1 }
    for place in after.nodes.indices {
      let (old, new) = (before.writtenShares(in: after.nodes[place].id), after.writtenShares(in: after.nodes[place].id))
      guard !new.isEmpty, new != old else { continue }
      let gone = old.filter { row in !new.contains { $0.id == row.id } }
      let title = place == 0 ? WeightsWords.shares[language] : WeightsWords.sharesIn(after.nodes[place].name[language])[language]
      html.element("h3", text: title)
      func cells(_ row: WeightShare?) -> [String] {
        [row.map { numbers.asRead($0.weight) } ?? NumberText.absent, row.flatMap(\.share).map { numbers.percent($0) } ?? NumberText.absent]
      }
      let heads = [WeightsWords.what, WeightsWords.weightSaved, WeightsWords.shareSaved, WeightsWords.weightNew, WeightsWords.shareNew]
      html.table(
        title, heads: heads.map { $0[language] }, numbers: [1, 2, 3, 4],
        rows: (new + gone).map { row in
          [names[row.id]?[language] ?? row.id] + cells(old.first { $0.id == row.id }) + cells(new.first { $0.id == row.id })
        }, kind: "shares")
    }
  }
}

extension IndexTree {
  /// The components as something is put into them: each with those that it lies in.
  func componentOptions(_ language: Language) -> [HTMLWriter.Option] {
    nodes.indices.compactMap { place in
      guard case .component = nodes[place].content else { return nil }
      return (nodes[place].id, place == 0 ? TreeWords.root[language] : path(of: place, language))
    }
  }

  func path(of place: Int, _ language: Language) -> String {
    var (names, node) = ([String](), place)
    while let parent = nodes[node].parent {
      names.insert(nodes[node].name[language].visible, at: 0)
      node = parent
    }
    return names.joined(separator: " › ")
  }
}
